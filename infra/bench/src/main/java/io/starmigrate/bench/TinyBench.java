package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.starmigrate.standin.storage.CloudConnector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many partitions of a few rows, together and one by one, between stand-ins that check for jobs as StarRocks does. */
@Command(
        name = "tiny",
        mixinStandardHelpOptions = true,
        description = "Moves many tiny partitions together and one by one, behind StarRocks' checkers.")
final class TinyBench extends Benchmark {
    private static final String DATABASE = "tiny";
    private static final String TABLE = "t";

    /** What {@code export_checker_interval_second} and {@code load_checker_interval_second} are. */
    private static final double INTERVAL_MILLIS = 5000;

    private static final double NANOS = 1e9;

    /** Partitions that one statement fills: what reads it holds some kilobytes for each row. */
    private static final int FILLED_AT_ONCE = 200;

    @Option(names = "--partitions", description = "How many (default: ${DEFAULT-VALUE}).")
    private int partitions = 1000;

    @Option(names = "--rows", description = "Rows of each (default: ${DEFAULT-VALUE}).")
    private int rows = 10;

    @Option(
            names = "--speed-up",
            description =
                    "How many times faster the checkers look than StarRocks' five seconds (default: ${DEFAULT-VALUE}).")
    private double speedUp = 1;

    @Option(
            names = "--one-by-one",
            description = "How many are moved one by one, whose time is taken for each (default: ${DEFAULT-VALUE}).")
    private int oneByOne = 100;

    @Override
    void measure(ObjectNode result) throws IOException, SQLException {
        result.put("partitions", partitions).put("rows_each", rows).put("speed_up", speedUp);
        double together = seconds("64MB", partitions, "together", result);
        result.put("partitions_one_by_one", oneByOne);
        double alone = seconds("off", oneByOne, "one_by_one", result);
        result.put("vs_one_by_one", Math.round(together / partitions / (alone / oneByOne) * 1000) / 1000.0);
    }

    /** Also what the process has used of its processors from the plan to the last publication, stand-ins included. */
    private double seconds(String groupSize, int count, String name, ObjectNode result)
            throws IOException, SQLException {
        Duration interval = Duration.ofMillis((long) (INTERVAL_MILLIS / speedUp));
        try (MovedWorld world = MovedWorld.start(DATABASE, interval, new CloudConnector(), new CloudConnector())) {
            fill(world, count);
            double before = processorSeconds();
            MovedWorld.Moved moved = world.move(
                    Map.of("GROUP_SIZE", groupSize),
                    () -> result.put(name + "_processor_seconds", processorSeconds() - before));
            result.put(name + "_seconds", moved.seconds());
            moved.tell(name + "_", result);
            return moved.seconds();
        }
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / NANOS;
    }

    private void fill(MovedWorld world, int count) throws SQLException {
        String ranges = IntStream.range(0, count)
                .mapToObj(i -> "PARTITION p" + i + " VALUES [(\"" + i + "\"), (\"" + (i + 1) + "\"))")
                .collect(Collectors.joining(", "));
        List<String> ddl = List.of(
                "CREATE DATABASE " + DATABASE,
                "CREATE TABLE " + DATABASE + "." + TABLE + " (k INT NOT NULL, v INT, t VARCHAR(20)) DUPLICATE KEY(k)"
                        + " PARTITION BY RANGE(k) (" + ranges + ") DISTRIBUTED BY HASH(k) BUCKETS 1");
        world.define(ddl);
        for (int first = 0; first < count; first += FILLED_AT_ONCE) {
            world.fill(List.of(rows(first, Math.min(count, first + FILLED_AT_ONCE))));
        }
    }

    private String rows(int first, int end) {
        return IntStream.range(first, end)
                .boxed()
                .flatMap(i -> IntStream.range(0, rows).mapToObj(row -> "(" + i + ", " + row + ", 'row " + row + "')"))
                .collect(Collectors.joining(", ", "INSERT INTO " + DATABASE + "." + TABLE + " VALUES ", ""));
    }
}
