package io.starmigrate.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many partitions of a few rows, together and one by one, between stand-ins that check for jobs as StarRocks does. */
@Command(
        name = "tiny",
        mixinStandardHelpOptions = true,
        description = "Moves many tiny partitions together and one by one, behind StarRocks' checkers.")
final class TinyBench implements Callable<Integer> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String DATABASE = "tiny";
    private static final String TABLE = "t";

    /** What {@code export_checker_interval_second} and {@code load_checker_interval_second} are. */
    private static final double INTERVAL_MILLIS = 5000;

    private static final double NANOS = 1e9;

    @Option(names = "--json", description = "Print one JSON object on the last line.")
    private boolean json;

    @Option(names = "--partitions", description = "How many (default: ${DEFAULT-VALUE}).")
    private int partitions = 200;

    @Option(names = "--rows", description = "Rows of each (default: ${DEFAULT-VALUE}).")
    private int rows = 10;

    @Option(
            names = "--speed-up",
            description =
                    "How many times faster the checkers look than StarRocks' five seconds (default: ${DEFAULT-VALUE}).")
    private double speedUp = 1;

    @Override
    public Integer call() throws IOException, SQLException {
        ObjectNode result = MAPPER.createObjectNode().put("bench", "tiny");
        result.put("partitions", partitions).put("rows_each", rows).put("speed_up", speedUp);
        double together = seconds("64MB");
        result.put("together_seconds", together);
        double alone = seconds("off");
        result.put("one_by_one_seconds", alone);
        result.put("vs_one_by_one", Math.round(together / alone * 1000) / 1000.0);
        System.out.println(json ? result.toString() : result.toPrettyString());
        return 0;
    }

    /** How long it takes to move them, from the plan to the last publication; every row is compared afterwards. */
    private double seconds(String groupSize) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("tiny");
        Personality source = Personality.of("3.1.17", RunMode.SHARED_DATA);
        Personality target = Personality.of("3.5.2", RunMode.SHARED_DATA);
        Duration interval = Duration.ofMillis((long) (INTERVAL_MILLIS / speedUp));
        try (World world = World.start(new WorldSettings(directory, source, target, interval))) {
            fill(world);
            MigrationConfig config = config(world, groupSize);
            try (Migrator migrator = new MigratorBuilder(config).open()) {
                long begun = System.nanoTime();
                JobReport moved = migrator.sync("tiny", ProgressListener.SILENT);
                double seconds = (System.nanoTime() - begun) / NANOS;
                require(moved);
                require(migrator.verify("tiny", ProgressListener.SILENT));
                return seconds;
            }
        }
    }

    private static void require(JobReport report) {
        if (!report.failures().isEmpty()) {
            throw new IllegalStateException("Not everything was moved: " + report.failures());
        }
    }

    private static MigrationConfig config(World world, String groupSize) throws IOException {
        Map<String, String> keys = world.configuration(DATABASE);
        keys.put("GROUP_SIZE", groupSize);
        String text = keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                .collect(Collectors.joining());
        return ConfigLoader.parse("tiny", text, Map.of(), EnumSet.allOf(Need.class))
                .config();
    }

    private void fill(World world) throws SQLException {
        String ranges = IntStream.range(0, partitions)
                .mapToObj(i -> "PARTITION p" + i + " VALUES [(\"" + i + "\"), (\"" + (i + 1) + "\"))")
                .collect(Collectors.joining(", "));
        List<String> ddl = List.of(
                "CREATE DATABASE " + DATABASE,
                "CREATE TABLE " + DATABASE + "." + TABLE + " (k INT NOT NULL, v INT, t VARCHAR(20)) DUPLICATE KEY(k)"
                        + " PARTITION BY RANGE(k) (" + ranges + ") DISTRIBUTED BY HASH(k) BUCKETS 1");
        world.source().execute(ddl);
        world.target().execute(ddl);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            for (int row = 0; row < rows; row++) {
                values.add("(" + i + ", " + row + ", 'row " + row + "')");
            }
        }
        world.source()
                .execute(List.of("INSERT INTO " + DATABASE + "." + TABLE + " VALUES " + String.join(", ", values)));
    }
}
