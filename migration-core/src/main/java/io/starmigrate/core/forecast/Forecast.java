package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan will take. Requests are counted as docs/cost.md counts them; everything else follows from what is
 * assumed.
 *
 * @param planned what it is about
 * @param wireBytes bytes that cross from one storage to the other
 * @param files files that are loaded
 * @param requests by service
 * @param costs by what is paid for
 * @param took how long the slowest stage takes, all others beside it, and what a round takes by itself
 * @param slowest which stage that is
 * @param assumed the rates it stands on, in words
 * @param basis the same as they were given
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
        String assumed,
        Assumptions basis) {
    /** How long it takes where nothing goes on at any time of day. */
    private static final Duration ENDLESS = Duration.ofMillis(Long.MAX_VALUE);

    /** So much less for egress is worth a sentence. */
    private static final double WORTH_SAYING = 1;

    private static final double MEGABYTE = 1 << 20;
    private static final double GIGABYTE = 1 << 30;
    private static final double MILLION = 1e6;
    private static final double THOUSAND = 1e3;

    /** Of a file that others bring, or that lies there already: ARRIVED, LOADING, LOADED. */
    private static final int WRITES_OF_A_FILE = 3;

    /** Of a file that the relay brings, one more: RELAYED, or EXPORTED of a piece. */
    private static final int WRITES_OF_THE_RELAY = 1;

    private static final int READS_OF_A_FILE = 1;
    private static final int WRITES_OF_A_LOAD = 3;

    /**
     * Planned and five steps, each a transaction of two items, of which the task, with sixteen columns, outgrows a unit
     * and stands in two indexes besides: counted by {@code WriteUnitsTest}.
     */
    private static final int WRITES_OF_A_TASK = 74;

    /** Taken and given back: to relay, to open a staging, to publish, and what one worker holds of a table. */
    private static final int WRITES_OF_LEASES = 10;

    private static final int WRITES_OF_A_PARTITION = WRITES_OF_A_TASK + WRITES_OF_LEASES + 1; // and its manifest

    /** SQS takes and gives so many messages by one request. */
    private static final int MESSAGES = 10;

    /** Send, receive and delete at the task queue; send by S3, receive and delete at the event queue. */
    private static final int QUEUE_REQUESTS_OF_TEN = 3 + MESSAGES + 2;

    /** {@code BatchSize} of the stack's event source, whose window is a second. */
    static final int BATCH = 100;

    private static final double PART_MEGABYTES = 8;

    /** Takes over what it is given. */
    public Forecast {
        requests = List.copyOf(requests);
        costs = List.copyOf(costs);
    }

    /** One that stands on nothing but what comes with this version. */
    public Forecast(
            PlannedBytes planned,
            long wireBytes,
            long files,
            List<Requests> requests,
            List<Cost> costs,
            Duration took,
            String slowest,
            String assumed) {
        this(planned, wireBytes, files, requests, costs, took, slowest, assumed, Assumptions.standard());
    }

    /** How often a service is asked. */
    public record Requests(String service, long count) {}

    /** What is paid for something, in US dollars. */
    public record Cost(String what, double dollars) {}

    /** What will be taken under these assumptions. */
    public static Forecast of(PlannedBytes planned, Assumptions assumed) {
        double ofCsv = planned.csv() * assumed.of("rate.csv.growth");
        double arriving = ofCsv * (planned.packed() ? assumed.of("rate.packed") : 1) + planned.parquet();
        double wire = planned.relayed() ? arriving : 0;
        String ofOne = planned.packed() ? "rate.piece.megabytes" : "rate.file.megabytes";
        double parts =
                ofCsv / MEGABYTE / assumed.of(ofOne) + planned.parquet() / MEGABYTE / assumed.of("rate.file.megabytes");
        long files = Math.max(planned.partitions(), (long) Math.ceil(parts));
        long loads =
                Math.max(planned.units(), (long) Math.ceil(arriving / MEGABYTE / assumed.of("rate.load.megabytes")));
        Rates rates = Rates.of(planned, assumed);
        StageSeconds time = StageSeconds.slowest(planned.units(), ofCsv + planned.parquet(), wire, rates);
        Counted counted = new Counted(planned, assumed, files, loads, wire, time.seconds());
        return new Forecast(
                planned,
                (long) wire,
                files,
                counted.requests(),
                counted.costs(arriving),
                planned.partitions() == 0
                        ? Duration.ZERO
                        : Duration.ofMillis((long) ((time.seconds() + assumed.of("round.seconds")) * THOUSAND)),
                time.stage(),
                rates.words(),
                assumed);
    }

    /**
     * The same, but that the time is what these rounds tell of as much, where any of them moved something: what was
     * measured is known better than what is assumed.
     *
     * @param rounds rounds of the same job that have ended, oldest first
     */
    public Forecast after(List<FinishedRound> rounds) {
        List<FinishedRound> moving = RoundEstimate.moving(rounds);
        if (moving.isEmpty() || planned.partitions() == 0) {
            return this;
        }
        RoundEstimate time = RoundEstimate.of(planned.workload(), moving).orElseThrow();
        String longest = moving.get(moving.size() - 1).stages().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(stage -> stage.getKey().toLowerCase(Locale.ROOT))
                .orElse(slowest);
        return new Forecast(
                planned,
                wireBytes,
                files,
                requests,
                costs,
                time.expected(),
                longest,
                assumed + "; but the time as "
                        + Units.counted(moving.size(), "round of this job", "rounds of this job") + " took it"
                        + (time.least().equals(time.most())
                                ? ""
                                : " (" + Units.duration(time.least()) + " to " + Units.duration(time.most()) + ")"),
                basis);
    }

    /** The same plan under other assumptions, and the settings of before: what a file says counts more than they do. */
    public Forecast assuming(Assumptions others) {
        return of(planned, basis.settings().map(others::within).orElse(others));
    }

    /** What others take under the same assumptions. */
    public Forecast likewise(PlannedBytes others) {
        return of(others, basis);
    }

    /** Whether it never ends, as nothing goes on at any time of day. */
    public boolean isEndless() {
        return took.equals(ENDLESS);
    }

    /** What would make it cheaper, in a sentence; empty where nothing would, or by less than a dollar. */
    public Optional<String> advice() {
        boolean canPack = basis.settings().filter(RateSettings::canPack).isPresent();
        if (!canPack || !planned.relayed() || planned.packed()) {
            return Optional.empty();
        }
        Forecast other = likewise(
                new PlannedBytes(planned.partitions(), planned.units(), planned.csv(), planned.parquet(), true, true));
        double spared = egress() - other.egress();
        return spared < WORTH_SAYING
                ? Optional.empty()
                : Optional.of(SettingName.RELAY_COMPRESSION + "=auto packs CSV before it crosses the line: about "
                        + Units.bytes(other.wireBytes) + " instead of " + Units.bytes(wireBytes) + ", "
                        + Units.dollars(spared) + " less for egress; not where the line is not paid for");
    }

    private double egress() {
        return wireBytes / GIGABYTE * basis.of("price.egress.gigabyte");
    }

    /** What all of it costs, in US dollars. */
    public double dollars() {
        return costs.stream().mapToDouble(Cost::dollars).sum();
    }

    /** The same as people read it, one line each. */
    public List<String> lines() {
        if (planned.partitions() == 0) {
            return List.of("Will take: nothing, for no partition is to be moved");
        }
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "Will take: %s over the line, %s, %s (%s is the slowest)",
                Units.bytes(wireBytes), Units.counted(files, "file"), time(), slowest));
        requests.forEach(each -> lines.add(text("  requests: %s %,d", each.service, each.count)));
        costs.forEach(each -> lines.add(text("  cost: %s %s", each.what, Units.dollars(each.dollars))));
        lines.add(text("  cost: together %s", Units.dollars(dollars())));
        lines.add("  assumed: " + assumed + "; change them with --assumptions FILE");
        return lines;
    }

    private String time() {
        if (isEndless()) {
            return "without an end, as nothing goes on at any time of day";
        }
        return took.toMinutes() == 0 ? "less than a minute" : "about " + Units.duration(took);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private record Counted(
            PlannedBytes planned, Assumptions assumed, long files, long loads, double wire, double seconds) {
        long writes() {
            int ofAFile = WRITES_OF_A_FILE + (planned.relayed() ? WRITES_OF_THE_RELAY : 0);
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
            return planned.relayed() ? Math.max(files, (long) Math.ceil(wire / MEGABYTE / PART_MEGABYTES)) : 0;
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
                    new Cost("egress", wire / GIGABYTE * assumed.of("price.egress.gigabyte")),
                    new Cost(
                            "storage",
                            arriving
                                    / GIGABYTE
                                    * assumed.of("price.storage.gigabyte.month")
                                    * assumed.of("storage.months")),
                    new Cost(
                            "storage requests",
                            puts() / THOUSAND * (assumed.of("price.put.thousand") + assumed.of("price.get.thousand"))),
                    new Cost(
                            "DynamoDB",
                            writes() / MILLION * assumed.of("price.dynamodb.writes.million")
                                    + reads() / MILLION * assumed.of("price.dynamodb.reads.million")),
                    new Cost("SQS", queueRequests() / MILLION * assumed.of("price.sqs.requests.million")),
                    new Cost(
                            "Lambda",
                            invocations() / MILLION * assumed.of("price.lambda.requests.million")
                                    + invocations()
                                            * assumed.of("lambda.gigabyte.seconds.batch")
                                            * assumed.of("price.lambda.gigabyte.second")));
        }
    }
}
