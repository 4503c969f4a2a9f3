package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.starrocks.statement.ClaimStatements;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.export.LeasedTables;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One world, used as its operators use it: each test goes on where the one before it ended. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class EndToEndTest {
    private static final String JOB = "e2e";
    private static final List<String> TABLES =
            List.of("every_type", "every_text", "by_city", "by_day", "nation", "part", "supplier");
    private static final Map<String, String> CHOSEN = Map.of("TABLE_NAMES", String.join(",", TABLES));

    private MigrationWorld world;

    @BeforeAll
    void start(@TempDir Path directory) {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.3.14", RunMode.SHARED_DATA), Personality.of("3.5.2", RunMode.SHARED_DATA));
        world = MigrationWorld.filled(settings);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    @Order(1)
    void export_and_import_as_two_workers_at_once_bring_every_row_over() throws SQLException {
        CompletableFuture<JobReport> imported =
                CompletableFuture.supplyAsync(() -> run(migrator -> migrator.importFiles(JOB, SILENT)));
        JobReport exported = run(migrator -> migrator.export(JOB, SILENT));

        assertThat(exported.failures()).isEmpty();
        assertThat(exported.complete()).isTrue();
        assertThat(imported.join().failures()).isEmpty();
        assertThat(imported.join().complete()).isTrue();
        assertThat(imported.join().partitions()).containsOnlyKeys("PUBLISHED");
        for (String table : TABLES) {
            assertThat(world.ofTarget(all(table)))
                    .as(table)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(world.ofSource(all(table)));
        }
    }

    @Test
    @Order(2)
    void a_second_round_moves_only_what_changed() throws SQLException {
        world.source("INSERT INTO " + named("by_city") + " VALUES (9, 'quito', 99)");
        world.source("DELETE FROM " + named("nation") + " WHERE n_nationkey = 3");

        JobReport synced = run(migrator -> migrator.sync(JOB, SILENT));

        assertThat(synced.failures()).isEmpty();
        assertThat(generations("by_city", "p_south")).isEqualTo(2);
        assertThat(generations("by_city", "p_north")).isEqualTo(1);
        for (String table : List.of("by_city", "nation")) {
            assertThat(world.ofTarget(all(table)))
                    .as(table)
                    .containsExactlyInAnyOrderElementsOf(world.ofSource(all(table)));
        }
    }

    @Test
    @Order(3)
    void verify_finds_a_row_that_only_one_side_has() throws SQLException {
        JobReport equal = run(migrator -> migrator.verify(JOB, SILENT));
        assertThat(equal.failures()).isEmpty();
        assertThat(equal.complete()).isTrue();
        world.target("INSERT INTO " + named("by_city") + " VALUES (10, 'oslo', 0)");

        JobReport verified = run(migrator -> migrator.verify(JOB, SILENT));

        assertThat(verified.complete()).isFalse();
        assertThat(verified.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.subject()).contains("by_city/p_north"));
    }

    @Test
    @Order(4)
    void nothing_of_the_staging_is_left() throws SQLException {
        for (String table : List.of("by_city", "by_day")) {
            assertThat(world.ofTarget("SHOW TEMPORARY PARTITIONS FROM " + named(table)))
                    .isEmpty();
        }
        assertThat(world.ofTarget("SHOW TABLES FROM " + SourceData.DATABASE))
                .filteredOn(row -> !ClaimStatements.isClaim(row.get(0)))
                .hasSameSizeAs(world.ofSource("SHOW TABLES FROM " + SourceData.DATABASE));
    }

    @Test
    @Order(5)
    void a_bucket_that_is_not_there_is_told_before_anything_is_planned() {
        MigrationConfig config = world.config(Map.of("STORAGES", "oss://source-exports/x,s3://no-such-bucket/x"));
        try (Migrator migrator = new MigratorBuilder(config).open()) {
            assertThatThrownBy(() -> migrator.sync("never", SILENT))
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            told -> assertThat(told.fault()).isEqualTo(MigrationException.Fault.WRONG_INPUT))
                    .hasMessageContaining("no-such-bucket");
            assertThatThrownBy(() -> migrator.status("never")).hasMessageContaining("There is no job");
        }
    }

    @Test
    @Order(6)
    void an_operator_finds_everything_explained_and_removes_the_job() {
        OperationReport reconciled = run(migrator -> migrator.operations().reconcile(JOB));
        assertThat(reconciled.summary()).isEqualTo("0 unexplained objects");
        assertThat(reconciled.succeeded()).isTrue();
        assertThat(run(migrator -> migrator.operations().cancel(JOB, TaskSelection.ALL))
                        .summary())
                .startsWith("0 partitions cancelled, 0 could not be");
        Recorded recorded = new Recorded(world.config(CHOSEN));
        String lease = LeasedTables.lease(JOB, TABLES.get(0));
        assertThat(recorded.owner(lease)).isEmpty();
        recorded.leaveBehind(lease, Duration.ofSeconds(1));

        OperationReport cleaned = run(migrator -> migrator.operations().clean(JOB, Operations.Scope.SOURCE_AND_TARGET));

        assertThat(cleaned.findings())
                .extracting(OperationReport.Finding::what)
                .containsOnly(OperationReport.What.REMOVED);
        assertThatThrownBy(() -> run(migrator -> migrator.operations().reconcile(JOB)))
                .hasMessageContaining("There is no job \"" + JOB + "\"");
    }

    @Test
    @Order(5)
    void a_worker_that_is_told_to_stop_while_it_starts_stops() {
        try (Migrator migrator = new MigratorBuilder(world.config(CHOSEN)).open()) {
            migrator.stop();

            assertThat(migrator.runWorker(JOB, SILENT).job()).isEqualTo(JOB);
        }
    }

    private int generations(String table, String partition) {
        return new Recorded(world.config(CHOSEN)).generation(JOB, SourceData.DATABASE, table, partition);
    }

    private <T> T run(Function<Migrator, T> work) {
        return world.run(CHOSEN, work);
    }

    private static String named(String table) {
        return SourceData.DATABASE + "." + table;
    }

    private static String all(String table) {
        return "SELECT * FROM " + named(table);
    }
}
