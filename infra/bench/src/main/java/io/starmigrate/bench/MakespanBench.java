package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.standin.storage.CloudConnector;
import io.starmigrate.standin.storage.LimitedLine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A job of tables of every size between stand-ins whose back ends write and read no faster than a line carries, beside
 * the time that the slower of both lines alone needs to carry each of the job's bytes once.
 */
@Command(
        name = "makespan",
        mixinStandardHelpOptions = true,
        description = "Moves a mixed job over slow lines and compares with what the slowest alone would take.")
final class MakespanBench extends Benchmark {
    private static final String DATABASE = "mixed";
    private static final int TINY = 60;
    private static final int ROW_BYTES = 100;
    private static final int DOUBLINGS = 7;

    /** What {@code export_checker_interval_second} and {@code load_checker_interval_second} are. */
    private static final double INTERVAL_MILLIS = 5000;

    @Option(names = "--seconds", description = "What the slower line takes, about (default: ${DEFAULT-VALUE}).")
    private int seconds = 300;

    @Option(names = "--source-rate", description = "Bytes a second of the source (default: ${DEFAULT-VALUE}).")
    private double sourceRate = 100_000;

    @Option(names = "--target-rate", description = "Bytes a second of the target (default: ${DEFAULT-VALUE}).")
    private double targetRate = 200_000;

    @Option(
            names = "--large",
            description = "Partitions from the size of the unpartitioned table down to as small a part of it;"
                    + " the more, the smaller is each (default: ${DEFAULT-VALUE}).")
    private int large = 60;

    @Option(
            names = "--at-once",
            description = "At most so many exports, and loads, at once, as QUIET_HOURS says it"
                    + " (default: as many as the clusters bear).")
    private @Nullable Integer atOnce;

    @Option(
            names = "--cold",
            description = "Nothing small is moved before: then what the first statements cost the stand-ins, the"
                    + " recorder and this process, which are one, is measured, too.")
    private boolean cold;

    @Option(
            names = "--speed-up",
            description =
                    "How many times faster the checkers look than StarRocks' five seconds (default: ${DEFAULT-VALUE}).")
    private double speedUp = 1;

    @Override
    void measure(ObjectNode result) throws IOException, SQLException {
        LimitedLine source = new LimitedLine(new CloudConnector(), sourceRate);
        LimitedLine target = new LimitedLine(new CloudConnector(), targetRate);
        Duration interval = Duration.ofMillis((long) (INTERVAL_MILLIS / speedUp));
        try (MovedWorld world = MovedWorld.start(DATABASE, interval, source, target)) {
            define(world);
            fill(world);
            if (!cold) {
                world.warmUp();
            }
            result.put("at_once", atOnce).put("cold", cold).put("large", large).put("speed_up", speedUp);
            Line from = new Line("source", source, sourceRate);
            Line into = new Line("target", target, targetRate);
            MovedWorld.Moved moved = world.move(keys(), () -> {
                from.tell(result);
                into.tell(result);
            });
            double bound = moved.bytes() / Math.min(sourceRate, targetRate);
            moved.tell("", result);
            result.put("bytes", moved.bytes());
            result.put("seconds", moved.seconds()).put("bound_seconds", bound);
            result.put("vs_bound", Math.round(moved.seconds() / bound * 1000) / 1000.0);
        }
    }

    /** What one of both lines carries of the job alone, and when it carries nothing. */
    private static final class Line {
        private final String name;
        private final LimitedLine line;
        private final double rate;
        private final long before;

        Line(String name, LimitedLine line, double rate) {
            this.name = name;
            this.line = line;
            this.rate = rate;
            this.before = line.carried();
            line.watch();
        }

        void tell(ObjectNode result) {
            LimitedLine.Standstill still = line.standstill();
            result.put(name + "_rate", rate).put(name + "_bytes", line.carried() - before);
            result.put(name + "_still_before", still.before())
                    .put(name + "_still_between", still.between())
                    .put(name + "_still_after", still.after());
        }
    }

    private Map<String, String> keys() {
        return atOnce == null
                ? Map.of("GROUP_SIZE", "64KB")
                : Map.of("GROUP_SIZE", "64KB", "QUIET_HOURS", Integer.toString(atOnce));
    }

    private void define(MovedWorld world) throws SQLException {
        world.define(List.of(
                "CREATE DATABASE " + DATABASE,
                table("whole", ""),
                table("parts", ranges(large)),
                table("tiny", ranges(TINY))));
    }

    private static String table(String name, String partitions) {
        return "CREATE TABLE " + DATABASE + "." + name + " (k INT NOT NULL, v VARCHAR(200)) DUPLICATE KEY(k)"
                + partitions + " DISTRIBUTED BY HASH(k) BUCKETS 4";
    }

    private static String ranges(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "PARTITION p" + i + " VALUES [(\"" + i + "\"), (\"" + (i + 1) + "\"))")
                .collect(Collectors.joining(", ", " PARTITION BY RANGE(k) (", ")"));
    }

    /** A table without partitions, partitions from its size down to one part of as many of it, and tiny ones. */
    private void fill(MovedWorld world) throws SQLException {
        double rows = seconds * Math.min(sourceRate, targetRate) / ROW_BYTES;
        int whole = Math.max(large, (int) (rows / (1 + (large + 1) / 2.0)) >> DOUBLINGS);
        List<String> statements = new ArrayList<>();
        String first = IntStream.range(0, whole)
                .mapToObj(i -> "(" + i + ", '" + "x".repeat(ROW_BYTES - 8) + "')")
                .collect(Collectors.joining(", "));
        statements.add("INSERT INTO " + DATABASE + ".whole VALUES " + first);
        for (int i = 0; i < DOUBLINGS; i++) {
            statements.add("INSERT INTO " + DATABASE + ".whole SELECT k, v FROM " + DATABASE + ".whole");
        }
        for (int i = 0; i < large; i++) {
            statements.add("INSERT INTO " + DATABASE + ".parts SELECT " + i + ", v FROM " + DATABASE
                    + ".whole WHERE k < " + whole * (large - i) / large);
        }
        statements.add("INSERT INTO " + DATABASE + ".tiny VALUES "
                + IntStream.range(0, TINY * 10)
                        .mapToObj(i -> "(" + i % TINY + ", 'row')")
                        .collect(Collectors.joining(", ")));
        world.fill(statements);
    }
}
