package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others have at the target, or move there, is neither lost nor doubled. */
@TestInstance(Lifecycle.PER_CLASS)
class NobodyElsesRowsTest {
    /** How a table is divided, and so how it is published. */
    enum Kind {
        BY_MONTH(Shop.BY_MONTH),
        WHOLE(Shop.WHOLE),
        BY_DAY(" (d DATE NOT NULL, v INT) DUPLICATE KEY(d) PARTITION BY date_trunc('day', d)"
                + " DISTRIBUTED BY HASH(d) BUCKETS 1");

        private final String definition;

        Kind(String definition) {
            this.definition = definition;
        }
    }

    private static final String BY_NAME = " (d DATE NOT NULL, v INT) DUPLICATE KEY(d)"
            + " PARTITION BY RANGE(d) (PARTITION %s VALUES [('2024-01-01'), ('2024-02-01')))"
            + " DISTRIBUTED BY HASH(d) BUCKETS 1";

    private MigrationWorld world;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, SQLException {
        world = Shop.open(directory);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private void table(String table, Kind kind) throws SQLException {
        world.both("CREATE TABLE shop." + table + kind.definition);
        world.source("INSERT INTO shop." + table + " VALUES ('2024-01-05', 1), ('2024-01-06', 2), ('2024-01-07', 3)");
    }

    private <T> T run(String table, Function<Migrator, T> work) {
        return world.run(Map.of("TABLE_NAMES", table), work);
    }

    private JobReport sync(String job, String table) {
        return run(table, migrator -> migrator.sync(job, SILENT));
    }

    private void retry(String job, String table, Which which, Overwriting overwriting) {
        TaskSelection selection = new TaskSelection(table, null, null);
        run(table, migrator -> migrator.operations().retry(job, new RetryRequest(selection, which, overwriting)));
    }

    private List<List<String>> shown(String table) throws SQLException {
        return world.ofTarget("SELECT v FROM shop." + table + " ORDER BY v");
    }

    private static List<List<String>> values(String... values) {
        return java.util.Arrays.stream(values).map(List::of).toList();
    }

    private static String told(JobReport report) {
        return report.failures().stream().map(Failure::toString).reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource({"between_parts,BY_MONTH", "between_whole,WHOLE", "between_days,BY_DAY"})
    @Wide(from = 3)
    void rows_that_others_insert_between_two_rounds_are_refused_by_name_and_stay(String table, Kind kind)
            throws SQLException {
        table(table, kind);
        assertThat(sync(table, table).complete()).isTrue();
        world.target("INSERT INTO shop." + table + " VALUES ('2024-01-07', 100)");
        world.source("INSERT INTO shop." + table + " VALUES ('2024-01-07', 4)");

        JobReport refused = sync(table, table);

        assertThat(refused.complete()).isFalse();
        assertThat(told(refused)).contains("has changed since this job published it", "retry --overwrite", table);
        assertThat(shown(table)).isEqualTo(values("1", "2", "3", "100"));

        retry(table, table, Which.STOPPED, Overwriting.TOLD);
        assertThat(sync(table, table).failures()).isEmpty();
        assertThat(shown(table)).isEqualTo(values("1", "2", "3", "4"));
    }

    @Test
    void rows_of_a_partition_whose_name_differs_in_case_alone_stay_and_it_is_named() throws SQLException {
        world.source("CREATE TABLE shop.letters" + BY_NAME.formatted("p1"));
        world.target("CREATE TABLE shop.letters" + BY_NAME.formatted("P1"));
        world.source("INSERT INTO shop.letters VALUES ('2024-01-05', 1)");
        world.target("INSERT INTO shop.letters VALUES ('2024-01-06', 100)");

        JobReport refused = sync("letters", "letters");

        assertThat(refused.complete()).isFalse();
        assertThat(told(refused)).contains("to StarRocks its name is that of P1 there", "RENAME PARTITION");
        assertThat(shown("letters")).isEqualTo(values("100"));
    }

    @Test
    void what_others_write_into_columns_that_the_source_lacks_is_refused_by_name_and_stays() throws SQLException {
        String keys = " (d DATE NOT NULL, v INT) PRIMARY KEY(d) DISTRIBUTED BY HASH(d) BUCKETS 1";
        world.source("CREATE TABLE shop.noted" + keys);
        world.target(
                "CREATE TABLE shop.noted (d DATE NOT NULL, v INT, note VARCHAR(9) NULL, mark INT NULL DEFAULT \"7\")"
                        + " PRIMARY KEY(d) DISTRIBUTED BY HASH(d) BUCKETS 1");
        world.source("INSERT INTO shop.noted VALUES ('2024-01-05', 1), ('2024-01-06', 2)");
        assertThat(sync("noted", "noted").complete()).isTrue();
        world.target("INSERT INTO shop.noted (d, v) VALUES ('2024-01-05', 1)");
        world.source("INSERT INTO shop.noted VALUES ('2024-01-07', 3)");
        assertThat(sync("noted", "noted").failures())
                .as("what StarRocks fills in")
                .isEmpty();

        world.target("INSERT INTO shop.noted (d, v, note) VALUES ('2024-01-06', 2, 'kept')");
        world.source("INSERT INTO shop.noted VALUES ('2024-01-08', 4)");
        JobReport refused = sync("noted", "noted");

        assertThat(refused.complete()).isFalse();
        assertThat(told(refused)).contains("1 row has values in columns that the source does not have");
        assertThat(world.ofTarget("SELECT note FROM shop.noted WHERE note IS NOT NULL"))
                .isEqualTo(values("kept"));
    }

    @Test
    void rows_that_are_there_before_the_first_round_are_shown_by_the_plan_and_replaced_only_when_told()
            throws SQLException {
        table("first", Kind.BY_MONTH);
        world.target("INSERT INTO shop.first VALUES ('2024-01-05', 100)");

        JobReport planned = run("first", migrator -> migrator.plan("first", SILENT));

        assertThat(planned.plan().orElseThrow().overwrites())
                .singleElement()
                .satisfies(overwrite ->
                        assertThat(overwrite.task().partition().partition()).isEqualTo("p1"));
        assertThat(shown("first")).isEqualTo(values("100"));
        JobReport told = run("first", migrator -> migrator.sync("first", Overwriting.TOLD, SILENT));
        assertThat(told.failures()).isEmpty();
        assertThat(shown("first")).isEqualTo(values("1", "2", "3"));
    }

    private JobReport takingOver(String table, Function<Migrator, JobReport> command) {
        return run(table, migrator -> {
            migrator.takeOverTables();
            return command.apply(migrator);
        });
    }

    @Test
    @Wide
    void an_older_snapshot_never_replaces_a_newer_one_of_another_job() throws SQLException {
        table("older", Kind.BY_MONTH);
        assertThat(run("older", migrator -> migrator.export("x1", SILENT)).complete())
                .isTrue();
        world.source("INSERT INTO shop.older VALUES ('2024-01-08', 4)");
        assertThat(takingOver("older", migrator -> migrator.sync("x2", SILENT)).complete())
                .isTrue();

        JobReport refused = run("older", migrator -> migrator.importFiles("x1", SILENT));
        assertThat(refused.complete()).isFalse();
        assertThat(told(refused)).contains("is being published by job \"x2\"");

        retry("x1", "older", Which.STOPPED, Overwriting.REFUSED);
        JobReport imported = takingOver("older", migrator -> migrator.importFiles("x1", SILENT));
        assertThat(imported.complete()).isFalse();
        assertThat(told(imported)).contains("that this job has not put there");
        assertThat(shown("older")).isEqualTo(values("1", "2", "3", "4"));
    }

    @ParameterizedTest
    @CsvSource({"twice_parts,BY_MONTH", "twice_whole,WHOLE", "twice_days,BY_DAY"})
    @Wide(from = 2)
    void two_jobs_that_move_a_table_at_once_never_double_its_rows(String table, Kind kind) throws SQLException {
        table(table, kind);
        CompletableFuture<JobReport> one = CompletableFuture.supplyAsync(() -> sync(table + "1", table));
        CompletableFuture<JobReport> two = CompletableFuture.supplyAsync(() -> sync(table + "2", table));

        List<String> ends = List.of(end(one), end(two));

        // Who moves a partition first has it: the other one is told so.
        assertThat(ends).allMatch(end -> end.equals("published") || end.contains("this job has not"));
        assertThat(shown(table)).isEqualTo(values("1", "2", "3"));
    }

    private static String end(CompletableFuture<JobReport> run) {
        try {
            JobReport report = run.join();
            return report.complete() ? "published" : told(report);
        } catch (java.util.concurrent.CompletionException refused) {
            assertThat(refused.getCause()).isInstanceOf(MigrationException.class);
            return refused.getMessage() + ": this job has not begun";
        }
    }

    @Test
    void a_temporary_partition_of_somebody_else_is_named_and_keeps_its_rows() throws SQLException {
        table("guarded", Kind.BY_DAY);
        world.target("ALTER TABLE shop.guarded ADD PARTITIONS START (\"2024-01-05\") END (\"2024-01-06\") EVERY"
                + " (INTERVAL 1 DAY)");
        world.target("ALTER TABLE shop.guarded ADD TEMPORARY PARTITIONS START (\"2024-01-05\") END (\"2024-01-06\")"
                + " EVERY (INTERVAL 1 DAY)");
        String temporary = world.ofTarget("SHOW TEMPORARY PARTITIONS FROM shop.guarded")
                .get(0)
                .get(1);

        JobReport refused = sync("guarded", "guarded");

        assertThat(told(refused)).contains(temporary, "which this job has not made");
        assertThat(world.ofTarget("SHOW TEMPORARY PARTITIONS FROM shop.guarded"))
                .singleElement()
                .satisfies(found -> assertThat(found).contains(temporary));
    }

    @Test
    @Wide
    void what_is_wrong_at_the_target_although_it_was_published_is_moved_once_more() throws SQLException {
        table("again", Kind.BY_MONTH);
        assertThat(sync("again", "again").complete()).isTrue();
        world.target("TRUNCATE TABLE shop.again PARTITION (p1)");
        assertThat(sync("again", "again").complete())
                .as("the source has not changed")
                .isTrue();
        assertThat(shown("again")).isEmpty();

        retry("again", "again", Which.PUBLISHED, Overwriting.REFUSED);

        assertThat(sync("again", "again").failures()).isEmpty();
        assertThat(shown("again")).isEqualTo(values("1", "2", "3"));
    }
}
