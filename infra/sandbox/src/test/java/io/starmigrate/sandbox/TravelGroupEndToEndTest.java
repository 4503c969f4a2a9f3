package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small partitions that travel together, between clusters of several versions. */
class TravelGroupEndToEndTest {
    private static final String DB = "tiny";
    private static final String JOB = "together";
    private static final int PARTITIONS = 12;
    private static final List<String> TABLES = List.of("days", "cities");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"2.5.22, SHARED_NOTHING, 3.5.2, SHARED_DATA", "3.5.2, SHARED_DATA, 3.1.17, SHARED_NOTHING"})
    @Wide(from = 2)
    void one_export_and_one_load_bring_all_partitions_of_a_table_and_each_is_proved(
            String source, RunMode sourceMode, String target, RunMode targetMode) throws SQLException, IOException {
        WorldSettings settings =
                new WorldSettings(directory, Personality.of(source, sourceMode), Personality.of(target, targetMode));
        try (MigrationWorld world = MigrationWorld.empty(settings, DB, DB)) {
            make(world);

            JobReport first = sync(world);

            assertThat(first.failures()).isEmpty();
            assertThat(first.partitions()).isEqualTo(Map.of("PUBLISHED", 2 * PARTITIONS));
            assertThat(world.ofSource("SHOW EXPORT FROM " + DB)).hasSameSizeAs(TABLES);
            assertThat(world.ofTarget("SHOW LOAD FROM " + DB)).hasSizeLessThan(PARTITIONS);
            assertThat(Files.readAllLines(directory.resolve("target.sql.log")))
                    .as("asked of one partition alone")
                    .filteredOn(line -> line.contains("WHERE PartitionName"))
                    .hasSizeLessThan(PARTITIONS);
            areAlike(world);

            world.source("INSERT INTO " + DB + ".days VALUES ('2024-02-05', 77, '')");
            world.source("INSERT INTO " + DB + ".days VALUES ('2024-03-05', 78, 'more')");
            assertThat(sync(world).failures()).isEmpty();

            assertThat(world.ofSource("SHOW EXPORT FROM " + DB)).hasSize(TABLES.size() + 1);
            areAlike(world);
            assertThat(world.ofTarget("SHOW TEMPORARY PARTITIONS FROM " + DB + ".days"))
                    .isEmpty();
            assertThat(world.run(chosen(), migrator -> migrator.verify(JOB, SILENT))
                            .failures())
                    .isEmpty();
            assertThat(world.run(chosen(), migrator -> migrator.operations().reconcile(JOB))
                            .summary())
                    .isEqualTo("0 unexplained objects");
        }
    }

    private static Map<String, String> chosen() {
        return Map.of("TABLE_NAMES", String.join(",", TABLES), "GROUP_SIZE", "64MB", "RELAY_COMPRESSION", "auto");
    }

    private static JobReport sync(MigrationWorld world) {
        return world.run(chosen(), migrator -> migrator.sync(JOB, SILENT));
    }

    private static void areAlike(MigrationWorld world) throws SQLException {
        for (String table : TABLES) {
            String all = "SELECT * FROM " + DB + "." + table;
            assertThat(world.ofTarget(all))
                    .as(table)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(world.ofSource(all));
        }
    }

    /** The last partition of each is empty. */
    private static void make(MigrationWorld world) throws SQLException {
        world.both("CREATE DATABASE " + DB);
        world.both("CREATE TABLE " + DB + ".days (d DATE NOT NULL, v INT, t VARCHAR(20)) DUPLICATE KEY(d)"
                + " PARTITION BY RANGE(d) (" + months() + ") DISTRIBUTED BY HASH(d) BUCKETS 1");
        world.both("CREATE TABLE " + DB + ".cities (c INT NOT NULL, v INT) DUPLICATE KEY(c)"
                + " PARTITION BY RANGE(c) (" + numbers() + ") DISTRIBUTED BY HASH(c) BUCKETS 1");
        List<String> days = new ArrayList<>();
        List<String> cities = new ArrayList<>();
        for (int i = 1; i < PARTITIONS; i++) {
            days.add(String.format("('2024-%02d-07', %d, NULL), ('2024-%02d-28', %d, 'x,y')", i, i, i, -i));
            cities.add("(" + i + ", " + i + "), (" + i + ", NULL)");
        }
        world.source("INSERT INTO " + DB + ".days VALUES " + String.join(", ", days));
        world.source("INSERT INTO " + DB + ".cities VALUES " + String.join(", ", cities));
    }

    private static String months() {
        return IntStream.rangeClosed(1, PARTITIONS)
                .mapToObj(i -> String.format(
                        "PARTITION p%02d VALUES [(\"2024-%02d-01\"), (\"%s\"))",
                        i, i, i == 12 ? "2025-01-01" : String.format("2024-%02d-01", i + 1)))
                .collect(Collectors.joining(", "));
    }

    private static String numbers() {
        return IntStream.rangeClosed(1, PARTITIONS)
                .mapToObj(i -> "PARTITION c" + i + " VALUES [(\"" + i + "\"), (\"" + (i + 1) + "\"))")
                .collect(Collectors.joining(", "));
    }
}
