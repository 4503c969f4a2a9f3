package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Slices;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large partition and a table without partitions, each exported by several statements; and a small partition. */
class SlicedExportEndToEndTest {
    private static final String DB = "slices";
    private static final String JOB = "sliced";
    private static final Map<String, String> WHERE = Map.of("SPLIT_SIZE", "8KB", "TABLE_NAMES", "sales,names");

    @TempDir
    private Path directory;

    @Wide
    @Test
    void every_row_of_a_partition_that_was_exported_in_slices_shows_once() throws SQLException, IOException {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (MigrationWorld world = MigrationWorld.empty(settings, DB, DB)) {
            make(world);
            JobReport plan = world.run(WHERE, migrator -> migrator.plan(JOB, SILENT));
            assertThat(plan.plan().orElseThrow().tables().toString())
                    .contains(
                            "(the setting splitSize): each is exported in slices by the hash of ",
                            "p1 in ",
                            "names in ");

            JobReport report = world.run(WHERE, migrator -> migrator.sync(JOB, SILENT));

            assertThat(report.failures()).isEmpty();
            isSliced(world, "sales", "p1");
            isSliced(world, "names", "names");
            assertThat(export(task(world, "sales", "p2")).slices()).isNull();
            for (String table : new String[] {"sales", "names"}) {
                String all = "SELECT * FROM " + DB + "." + table + " ORDER BY id, v";
                assertThat(world.ofTarget(all)).as(table).isEqualTo(world.ofSource(all));
            }
        }
    }

    private static void isSliced(MigrationWorld world, String table, String partition) {
        PartitionTask task = task(world, table, partition);
        assertThat(task.state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(Objects.requireNonNull(task.published()).proof()).isEqualTo(Proof.FINGERPRINT);
        Slices slices = export(task).sliced().orElseThrow();
        assertThat(slices.size()).isGreaterThan(1);
        assertThat(slices.areWritten()).isTrue();
        Manifest manifest = world.recorder().manifest(task).orElseThrow();
        assertThat(manifest.files())
                .hasSizeGreaterThan(1)
                .allMatch(file ->
                        DataFileKey.isOfSlice(file.name()) && file.name().endsWith(".parquet"));
    }

    private static Export export(PartitionTask task) {
        return Objects.requireNonNull(task.export());
    }

    private static PartitionTask task(MigrationWorld world, String table, String partition) {
        return world.recorder()
                .latest(new PartitionId(JOB, DB, table, partition))
                .orElseThrow();
    }

    private static void make(MigrationWorld world) throws SQLException {
        world.both("CREATE DATABASE " + DB);
        world.both("CREATE TABLE " + DB + ".sales (id BIGINT NOT NULL, v VARCHAR(200), x DOUBLE) DUPLICATE KEY(id)"
                + " PARTITION BY RANGE(id) (PARTITION p1 VALUES [(\"0\"), (\"1000\")), PARTITION p2 VALUES [(\"1000\"),"
                + " (\"2000\"))) DISTRIBUTED BY HASH(id) BUCKETS 1");
        world.both("CREATE TABLE " + DB + ".names (id INT NOT NULL, v VARCHAR(200)) PRIMARY KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1");
        String text = "x".repeat(100);
        world.source("INSERT INTO " + DB + ".sales VALUES (1, NULL, NULL), (1, '', 1), (1, '', 1), (1500, 'small', 2), "
                + IntStream.range(0, 400)
                        .mapToObj(i -> "(" + i + ", '" + text + i + "', " + i + ".5)")
                        .collect(Collectors.joining(", ")));
        world.source("INSERT INTO " + DB + ".names VALUES (-1, NULL), "
                + IntStream.range(0, 400)
                        .mapToObj(i -> "(" + i + ", '" + text + i + "')")
                        .collect(Collectors.joining(", ")));
    }
}
