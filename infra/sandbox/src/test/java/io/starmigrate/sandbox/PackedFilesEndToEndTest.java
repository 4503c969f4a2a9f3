package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.check.PackingCheck;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.storage.ObjectStores;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay packs files of CSV: the target loads what it wrote, and proves the same rows. */
class PackedFilesEndToEndTest {
    private static final List<String> TABLES = List.of("every_type", "every_text", "by_city", "nation");

    @Test
    void zstd_is_chosen_for_a_target_that_reads_it(@TempDir Path directory) throws SQLException {
        try (MigrationWorld world = world(directory, "3.5.2")) {
            assertThat(move(world, "auto")).isNotEmpty().allMatch(name -> name.endsWith(".csv.1of1.zst"));
        }
    }

    @Test
    @Wide
    void gzip_is_chosen_for_a_target_that_may_not_know_zstd(@TempDir Path directory) throws SQLException {
        try (MigrationWorld world = world(directory, "2.5.22")) {
            assertThat(move(world, "auto")).isNotEmpty().allMatch(name -> name.endsWith(".csv.1of1.gz"));
        }
    }

    @Test
    @Wide
    void zstd_by_name_is_told_of_and_gzip_taken_for_a_target_that_does_not_know_it(@TempDir Path directory)
            throws SQLException {
        try (MigrationWorld world = world(directory, "2.5.22")) {
            try (Migrator migrator = new MigratorBuilder(config(world, "zstd")).open()) {
                assertThat(migrator.check("packed", SILENT).lines())
                        .contains(PackingCheck.of(RelayCompression.ZSTD, Capabilities.of("2.5.22"))
                                .get(0));
                PlanReport plan = migrator.plan("packed", SILENT).plan().orElseThrow();
                assertThat(plan.target().orElseThrow().warnings())
                        .anyMatch(told -> told.contains("the target StarRocks 2.5.22 reads no .zst; set auto or gzip"));
            }
            assertThat(move(world, "zstd")).isNotEmpty().allMatch(name -> name.endsWith(".csv.1of1.gz"));
        }
    }

    @Test
    @Wide
    void parquet_is_taken_where_it_is_preferred(@TempDir Path directory) throws SQLException {
        try (MigrationWorld world = MigrationWorld.filled(new WorldSettings(
                directory,
                Personality.of("3.3.14", RunMode.SHARED_DATA),
                Personality.of("3.5.2", RunMode.SHARED_DATA)))) {
            Map<String, String> keys = Map.of("TABLE_NAMES", "nation", "UNLOAD", "parquet");
            JobReport planned = world.run(keys, migrator -> migrator.plan("parquet", SILENT));
            JobReport report = world.run(keys, migrator -> migrator.sync("parquet", SILENT));

            assertThat(report.failures()).isEmpty();
            assertThat(planned.plan().orElseThrow().tables())
                    .extracting(table -> table.way().format())
                    .containsExactly(Optional.of(Kind.PARQUET));
            assertThat(world.ofTarget("SELECT * FROM " + named("nation")))
                    .containsExactlyInAnyOrderElementsOf(world.ofSource("SELECT * FROM " + named("nation")));
            assertThat(names(world.config(keys))).anyMatch(name -> name.endsWith(".parquet"));
        }
    }

    private static MigrationConfig config(MigrationWorld world, String compression) {
        return world.config(Map.of("TABLE_NAMES", String.join(",", TABLES), "RELAY_COMPRESSION", compression));
    }

    private static MigrationWorld world(Path directory, String target) {
        return MigrationWorld.filled(new WorldSettings(
                directory,
                Personality.of("3.1.9", RunMode.SHARED_DATA),
                Personality.of(target, target.startsWith("2") ? RunMode.SHARED_NOTHING : RunMode.SHARED_DATA)));
    }

    /** The names of the files in the target storage, when all rows have come over. */
    private static List<String> move(MigrationWorld world, String compression) throws SQLException {
        MigrationConfig config = config(world, compression);
        JobReport report;
        try (Migrator migrator = new MigratorBuilder(config).open()) {
            report = migrator.sync("packed", SILENT);
        }
        assertThat(report.failures()).isEmpty();
        assertThat(report.complete()).isTrue();
        for (String table : TABLES) {
            assertThat(world.ofTarget("SELECT * FROM " + named(table)))
                    .as(table)
                    .containsExactlyInAnyOrderElementsOf(world.ofSource("SELECT * FROM " + named(table)));
        }
        assertThat(new Recorded(config).files("packed"))
                .extracting(FileTask::rows)
                .doesNotContainNull();
        return names(config).stream().filter(name -> name.contains(".csv")).toList();
    }

    private static List<String> names(MigrationConfig config) {
        try (ObjectStore storage = ObjectStores.open(config.targetStorage(), 2);
                Stream<StoredObject> objects = storage.list(config.targetRoot().asFolder())) {
            return objects.map(object -> object.uri().name()).toList();
        }
    }

    private static String named(String table) {
        return SourceData.DATABASE + "." + table;
    }
}
