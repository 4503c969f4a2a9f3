package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.text.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a plan will take. Requests are counted as docs/cost.md counts them; everything else follows from what is
 * assumed.
 *
 * @param planned what it is about
 * @param wireBytes bytes that cross from one storage to the other
 * @param files files that are loaded
 * @param requests by service
 * @param costs by what is paid for
 * @param took how long the slowest stage takes, all others beside it
 * @param slowest which stage that is
 * @param assumed the rates it stands on, in words
 */
@PublicApi
public record Forecast(
        PlannedBytes planned,
        long wireBytes,
        long files,
        List<Requests> requests,
        List<Cost> costs,
        Duration took,
        String slowest,
        String assumed) {
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double THOUSAND = 1e3;

    /** Of one file: RELAYED or ARRIVED, QUEUED, LOADING, LOADED. */
    private static final int WRITES_OF_A_FILE = 4;

    private static final int READS_OF_A_FILE = 1;
    private static final int WRITES_OF_A_LOAD = 3;

    /** Planned and six steps, each a transaction of two items, which costs two units an item. */
    private static final int WRITES_OF_A_PARTITION = 7 * 2 * 2;

    /** SQS takes and gives so many messages by one request. */
    private static final int MESSAGES = 10;

    /** Send, receive and delete at the task queue; send by S3, receive and delete at the event queue. */
    private static final int QUEUE_REQUESTS_OF_TEN = 3 + MESSAGES + 2;

    /** {@code BatchSize} of the stack's event source, whose window is a second. */
    static final int BATCH = 100;

    private static final double PART_MEGABYTES = 8.388608;

    /** Takes over what it is given. */
    public Forecast {
        requests = List.copyOf(requests);
        costs = List.copyOf(costs);
    }

    /** How often a service is asked. */
    public record Requests(String service, long count) {}

    /** What is paid for something, in US dollars. */
    public record Cost(String what, double dollars) {}

    /** What will be taken under these assumptions. */
    public static Forecast of(PlannedBytes planned, Assumptions assumed) {
        double exported = planned.csv() * assumed.of("rate.csv.growth") + planned.parquet();
        double arriving =
                planned.csv() * assumed.of("rate.csv.growth") * (planned.packed() ? assumed.of("rate.packed") : 1)
                        + planned.parquet();
        double wire = planned.relayed() ? arriving : 0;
        double ofCsv = assumed.of(planned.packed() ? "rate.piece.megabytes" : "rate.file.megabytes");
        double parts = planned.csv() * assumed.of("rate.csv.growth") / MEGA / ofCsv
                + planned.parquet() / MEGA / assumed.of("rate.file.megabytes");
        long files = Math.max(planned.partitions(), (long) Math.ceil(parts));
        long loads =
                Math.max(planned.partitions(), (long) Math.ceil(arriving / MEGA / assumed.of("rate.load.megabytes")));
        List<Stage> stages = List.of(
                new Stage("export", exported / MEGA / assumed.of("rate.export.megabytes.second")),
                new Stage("relay", wire / MEGA / assumed.of("rate.relay.megabytes.second")),
                new Stage("load and publish", exported / MEGA / assumed.of("rate.publish.megabytes.second")));
        Stage slowest = stages.stream()
                .reduce((one, other) -> other.seconds > one.seconds ? other : one)
                .orElseThrow();
        Counted counted = new Counted(planned, assumed, files, loads, wire, slowest.seconds);
        return new Forecast(
                planned,
                (long) wire,
                files,
                counted.requests(),
                counted.costs(arriving),
                Duration.ofMillis((long) (slowest.seconds * THOUSAND)),
                slowest.name,
                words(planned, assumed));
    }

    /** What all of it costs, in US dollars. */
    public double dollars() {
        return costs.stream().mapToDouble(Cost::dollars).sum();
    }

    /** The same as people read it, one line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "Will take: %s over the line, %s, %s (%s is the slowest)",
                Units.decimalBytes(wireBytes), Units.counted(files, "file"), time(), slowest));
        requests.forEach(each -> lines.add(text("  requests: %s %,d", each.service, each.count)));
        costs.forEach(each -> lines.add(text("  cost: %s %s", each.what, Units.dollars(each.dollars))));
        lines.add(text("  cost: together %s", Units.dollars(dollars())));
        lines.add("  assumed: " + assumed + "; change them with --assumptions FILE");
        return lines;
    }

    private String time() {
        return took.toMinutes() == 0 ? "less than a minute" : "about " + Units.duration(took);
    }

    private static String words(PlannedBytes planned, Assumptions assumed) {
        return text(
                "CSV of %.1f times the stored bytes%s; %.0f MB/s exported, %.0f MB/s relayed, %.0f MB/s loaded",
                assumed.of("rate.csv.growth"),
                planned.packed() ? text(", packed to %.2f", assumed.of("rate.packed")) : "",
                assumed.of("rate.export.megabytes.second"),
                assumed.of("rate.relay.megabytes.second"),
                assumed.of("rate.publish.megabytes.second"));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private record Stage(String name, double seconds) {}

    private record Counted(
            PlannedBytes planned, Assumptions assumed, long files, long loads, double wire, double seconds) {
        long writes() {
            int ofAFile = WRITES_OF_A_FILE + (planned.packed() ? 1 : 0);
            return files * ofAFile + loads * WRITES_OF_A_LOAD + planned.partitions() * WRITES_OF_A_PARTITION;
        }

        long reads() {
            return files * READS_OF_A_FILE;
        }

        long queueRequests() {
            return (files + MESSAGES - 1) / MESSAGES * QUEUE_REQUESTS_OF_TEN;
        }

        /** What comes within a second is one, up to the most that is taken at a time; files come evenly. */
        long invocations() {
            return Math.max((files + BATCH - 1) / BATCH, Math.min(files, (long) Math.ceil(seconds)));
        }

        long puts() {
            return planned.relayed() ? Math.max(files, (long) Math.ceil(wire / MEGA / PART_MEGABYTES)) : 0;
        }

        List<Requests> requests() {
            return List.of(
                    new Requests("DynamoDB writes", writes()),
                    new Requests("DynamoDB reads", reads()),
                    new Requests("SQS", queueRequests()),
                    new Requests("Lambda", invocations()),
                    new Requests("storage writes", puts()),
                    new Requests("storage reads", puts()));
        }

        List<Cost> costs(double arriving) {
            return List.of(
                    new Cost("egress", wire / GIGA * assumed.of("price.egress.gigabyte")),
                    new Cost(
                            "storage",
                            arriving
                                    / GIGA
                                    * assumed.of("price.storage.gigabyte.month")
                                    * assumed.of("storage.months")),
                    new Cost(
                            "storage requests",
                            puts() / THOUSAND * (assumed.of("price.put.thousand") + assumed.of("price.get.thousand"))),
                    new Cost(
                            "DynamoDB",
                            writes() / MEGA * assumed.of("price.dynamodb.writes.million")
                                    + reads() / MEGA * assumed.of("price.dynamodb.reads.million")),
                    new Cost("SQS", queueRequests() / MEGA * assumed.of("price.sqs.requests.million")),
                    new Cost(
                            "Lambda",
                            invocations() / MEGA * assumed.of("price.lambda.requests.million")
                                    + invocations()
                                            * assumed.of("lambda.gigabyte.seconds.batch")
                                            * assumed.of("price.lambda.gigabyte.second")));
        }
    }
}
