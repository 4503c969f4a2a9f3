package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One partition of each table, in which one key in a hundred came, went or changed, between clusters of two versions.
 */
class DeltaEndToEndTest {
    private static final String DB = "deltas";
    private static final String JOB = "delta";
    private static final int ROWS = 1_000;
    private static final int CHANGED = ROWS / 300;
    private static final String TIME = "'2026-01-01 00:00:00'";
    private static final String LATER = "'2026-02-03 04:05:06'";
    private static final Map<String, String> PARTITIONS = Map.of("sales", "p1", "names", "names");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"3.3.14", "3.2.11"})
    @Wide(from = 2)
    void of_a_partition_with_one_key_in_a_hundred_changed_less_than_one_byte_in_twenty_travels(String version)
            throws SQLException, IOException {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of(version, RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (MigrationWorld world = MigrationWorld.empty(settings, DB, DB)) {
            make(world);
            published(world, 1);
            change(world);

            published(world, 2);

            PARTITIONS.keySet().forEach(table -> isSmall(world, table, 2, 1));
            write(world);

            published(world, 3);

            isSmall(world, "sales", 3, 1);
            // What was written behind its back the proof has found, and then the look at every column.
            isSmall(world, "names", 3, 2);
            assertThat(world.ofTarget("SHOW TEMPORARY PARTITIONS FROM " + DB + ".sales"))
                    .isEmpty();
            saysWhatItDoes(world);
        }
    }

    private static void isSmall(MigrationWorld world, String table, int generation, int attempt) {
        PartitionTask first = task(world, table, 1);
        PartitionTask later = task(world, table, generation);
        DeltaShare share =
                Objects.requireNonNull(Objects.requireNonNull(later.export()).delta());
        assertThat(share.rows() * 20).as(table).isLessThan(share.all());
        assertThat(bytes(later) * 20).as(table).isLessThan(bytes(first));
        assertThat(later.export().attempt()).as(table).isEqualTo(attempt);
    }

    /** Rows are written as {@code SYNC_COLUMN} says, one is gone, and of one table one is written behind its back. */
    private static void write(MigrationWorld world) throws SQLException {
        world.source("INSERT INTO " + DB + ".sales VALUES (100, 'written', 1, " + LATER + "), (2000, 'new', 1, NULL)");
        world.source("DELETE FROM " + DB + ".sales WHERE id = 200");
        world.source("INSERT INTO " + DB + ".names VALUES ('k1', 998, " + LATER + ", 'written')");
        world.source("INSERT INTO " + DB + ".names VALUES ('k2', 999, " + TIME + ", 'behind')");
    }

    private static void saysWhatItDoes(MigrationWorld world) {
        Map<String, String> wrong = new HashMap<>(chosen(3));
        wrong.put("SYNC_COLUMN", "sales:ts,names:nix");
        JobReport plan = world.run(wrong, migrator -> migrator.plan(JOB, SILENT));

        assertThat(plan.failures().toString())
                .contains("deltas.names.nix", "the setting syncColumn names it, and the table has no such column")
                .doesNotContain("sales");
        assertThat(plan.plan().orElseThrow().tables().toString())
                .contains("by buckets of id, in 2 of 4 columns: ts tells what was written (the setting syncColumn; ");
    }

    /** Both sides hold the same, by queries the product does not use. */
    private static void published(MigrationWorld world, int generation) throws SQLException {
        JobReport report = world.run(chosen(generation), migrator -> migrator.sync(JOB, SILENT));

        assertThat(report.failures()).isEmpty();
        for (String table : PARTITIONS.keySet()) {
            assertThat(task(world, table, generation).state()).as(table).isEqualTo(PartitionState.PUBLISHED);
            String all = "SELECT * FROM " + DB + "." + table + " ORDER BY id";
            assertThat(world.ofTarget(all)).as(table).isEqualTo(world.ofSource(all));
        }
    }

    private static PartitionTask task(MigrationWorld world, String table, int generation) {
        PartitionId id = new PartitionId(JOB, DB, table, PARTITIONS.getOrDefault(table, ""));
        PartitionTask latest = world.recorder().latest(id).orElseThrow();
        return latest.id().generation() == generation
                ? latest
                : world.recorder()
                        .partition(new PartitionTaskId(id, generation))
                        .orElseThrow();
    }

    private static long bytes(PartitionTask task) {
        return Objects.requireNonNull(task.exported()).bytes();
    }

    private static Map<String, String> chosen(int generation) {
        return Map.of(
                "TABLE_NAMES",
                String.join(",", PARTITIONS.keySet()),
                "DELTA_SIZE",
                "1B",
                "SYNC_COLUMN",
                generation > 2 ? "sales:ts,names:TS" : "");
    }

    private static void make(MigrationWorld world) throws SQLException {
        world.both("CREATE DATABASE " + DB);
        world.both("CREATE TABLE " + DB
                + ".sales (id BIGINT NOT NULL, v VARCHAR(200), x DOUBLE, ts DATETIME) PRIMARY KEY(id)"
                + " PARTITION BY RANGE(id) (PARTITION p1 VALUES [(\"0\"), (\"1000000\")))"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1");
        world.both(
                "CREATE TABLE " + DB + ".names (k VARCHAR(20) NOT NULL, id INT NOT NULL, ts DATETIME, v VARCHAR(200))"
                        + " UNIQUE KEY(k, id) DISTRIBUTED BY HASH(k) BUCKETS 1");
        insert(world, IntStream.range(0, ROWS), "first");
    }

    private static void change(MigrationWorld world) throws SQLException {
        insert(world, IntStream.range(0, CHANGED).map(i -> i * 300 + 7), "changed");
        insert(world, IntStream.range(ROWS, ROWS + CHANGED), "new");
        String gone = IntStream.range(0, CHANGED)
                .map(i -> i * 310 + 11)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        for (String table : List.of("sales", "names")) {
            world.source("DELETE FROM " + DB + "." + table + " WHERE id IN (" + gone + ")");
        }
    }

    private static void insert(MigrationWorld world, IntStream ids, String word) throws SQLException {
        List<Integer> all = ids.boxed().toList();
        world.source("INSERT INTO " + DB + ".sales VALUES "
                + all.stream()
                        .map(id -> "(" + id + ", '" + text(id, word) + "', " + id + ".25, " + TIME + ")")
                        .collect(Collectors.joining(", ")));
        world.source("INSERT INTO " + DB + ".names VALUES "
                + all.stream()
                        .map(id -> "('k" + id % 997 + "', " + id + ", " + TIME + ", '" + text(id, word) + "')")
                        .collect(Collectors.joining(", ")));
    }

    /** Nothing that packs well. */
    private static String text(int id, String word) {
        return word
                + IntStream.range(0, 12)
                        .mapToObj(i -> Integer.toHexString((id * 31 + i + word.length()) * 0x9E3779B9))
                        .collect(Collectors.joining());
    }
}
