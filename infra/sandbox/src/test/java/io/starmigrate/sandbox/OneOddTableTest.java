package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.MigrationWorld.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with one table or view is its own finding, in every command; the others go on. */
@TestInstance(Lifecycle.PER_CLASS)
class OneOddTableTest {
    private static final List<String> SOURCE = List.of(
            "CREATE DATABASE shop",
            "CREATE TABLE shop.`a-odd` (`id` bigint NOT NULL) DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`) BUCKETS 1"
                    + " PROPERTIES (\"replication_num\"=\"1\")",
            "CREATE TABLE shop.good (`id` bigint NOT NULL) DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`) BUCKETS 1"
                    + " PROPERTIES (\"replication_num\"=\"1\")",
            "CREATE VIEW shop.a_view (`id`) AS SELECT `id` FROM shop.`a-odd`",
            "CREATE VIEW shop.good_view (`id`) AS SELECT `id` FROM shop.good",
            "INSERT INTO shop.`a-odd` VALUES (1)",
            "INSERT INTO shop.good VALUES (2), (3)");

    private static final String COUNTED =
            " (`id` bigint NOT NULL AUTO_INCREMENT) PRIMARY KEY(`id`) DISTRIBUTED BY" + " HASH(`id`) BUCKETS 1";
    private static final CutoverRequest READINESS = new CutoverRequest(Kind.READINESS, checks -> false);
    private static final String JOB = "odd";

    private MigrationWorld world;

    @BeforeAll
    void start(@TempDir Path directory) throws SQLException, IOException {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of("3.1.4", RunMode.SHARED_NOTHING),
                Personality.of("4.1.2", RunMode.SHARED_DATA));
        world = MigrationWorld.empty(settings, "shop", "shop");
        world.source().execute(SOURCE);
        schema(Effect.APPLY);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @AfterEach
    void heal() {
        world.source().statementFaults().heal();
        world.target().statementFaults().heal();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHOW CREATE TABLE | 1064 | Unexpected exception: a segment went astray",
                "SHOW CREATE TABLE | 1064 | Unexpected exception: null",
                "SHOW CREATE TABLE | 5203 | Access denied; you need (at least one of) the ANY privilege(s) on TABLE a-odd",
                "SHOW CREATE TABLE | 5502 | Getting analyzing error. Detail message: Table shop.a-odd is not found.",
                "DESC | 1064 | Unexpected exception: tablet 10 not found",
                "SHOW PARTITIONS FROM | 1064 | Unexpected exception: Index 0 out of bounds for length 0"
            })
    void is_refused_by_the_plan_and_the_others_are_planned(String statement, int code, String message) {
        world.source().statementFaults().refuse(statement + " `shop`.`a-odd`", new SqlError(code, "HY000", message));

        JobReport plan = world.run(Map.of(), migration -> migration.plan(JOB, SILENT));

        names(plan);
        assertThat(planned(plan, "a-odd").isRefused()).isTrue();
        assertThat(planned(plan, "good").isRefused()).isFalse();
    }

    @Test
    void is_named_by_every_command_and_the_others_are_moved() throws SQLException {
        world.source()
                .statementFaults()
                .refuse("SHOW CREATE TABLE `shop`.`a-odd`", new SqlError(1064, "HY000", "a segment went astray"));

        JobReport synced = world.run(Map.of(), migration -> migration.sync(JOB, SILENT));

        names(synced);
        assertThat(synced.partitions()).containsEntry("PUBLISHED", 1);
        assertThat(world.ofTarget("SELECT count(*) FROM shop.good")).containsExactly(List.of("2"));
        names(world.run(Map.of(), migration -> migration.verify(JOB, SILENT)));
        assertThat(world.run(Map.of(), migration -> migration.status(JOB)).tables())
                .extracting(table -> table.table())
                .containsExactly("good");
        names(world.run(Map.of(), migration -> migration.adopt(JOB, Overwriting.REFUSED, SILENT)));
        names(world.run(
                Map.of(),
                migration -> migration.repair(JOB, new RepairRequest(TaskSelection.ALL, Overwriting.REFUSED), SILENT)));
        assertThat(world.run(Map.of(), migration -> migration.check(JOB, SILENT))
                        .lines())
                .filteredOn(line -> line.verdict() == Verdict.FAILED)
                .extracting(CheckLine::subject)
                .singleElement()
                .asString()
                .contains("a-odd");
        assertThat(world.run(Map.of(), migration -> migration.cutover(JOB, READINESS, SILENT))
                        .checks())
                .filteredOn(check -> check.subject().equals("failed"))
                .extracting(Check::found)
                .singleElement()
                .asString()
                .contains("shop.a-odd");
        assertThat(world.run(Map.of(), migration -> migration.report(JOB, SILENT))
                        .complete())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SHOW CREATE TABLE `shop`.`a-odd`", "SELECT max(`id`) AS highest FROM `shop`.`a-odd`"})
    void whose_counter_is_not_told_keeps_no_other_from_being_set(String statement) throws SQLException {
        world.target("DROP TABLE shop.`a-odd` FORCE");
        world.target("CREATE TABLE shop.`a-odd`" + COUNTED);
        world.target("CREATE TABLE shop.counted" + COUNTED);
        world.target("INSERT INTO shop.counted VALUES (7)");
        world.target().statementFaults().refuse(statement, new SqlError(1064, "HY000", "a segment went astray"));
        try (ClusterConnections clusters =
                        new ClusterConnections(world.config(Map.of()), new Outages(InstantSource.system()));
                Switchover both = clusters.switchover()) {
            Listing counters = both.counters(List.of("a-odd", "gone", "counted"));

            assertThat(counters.unread())
                    .hasSize(2)
                    .anyMatch(byHand -> byHand.contains("a-odd") && byHand.contains("went astray"))
                    .anyMatch(byHand -> byHand.contains("gone"));
            assertThat(counters.listed()).containsExactly("ALTER TABLE `shop`.`counted` AUTO_INCREMENT = 8");
        } finally {
            world.target().statementFaults().heal();
            world.target("DROP TABLE shop.counted FORCE");
            world.target("DROP TABLE shop.`a-odd` FORCE");
            schema(Effect.APPLY);
        }
    }

    @Test
    void that_the_target_lacks_is_planned_and_refused_before_anything_is_exported() throws SQLException {
        world.target("DROP TABLE shop.`a-odd` FORCE");
        try {
            Map<String, String> chosen = Map.of("TABLE_NAMES", "a-odd");
            assertThat(planned(world.run(chosen, migration -> migration.plan("lacking", SILENT)), "a-odd")
                            .isRefused())
                    .isFalse();
            world.refuses(chosen, migration -> migration.sync("lacking", SILENT))
                    .contains("no table a-odd: make it with migrate schema");
        } finally {
            schema(Effect.APPLY);
        }
    }

    @Test
    void that_the_target_has_lost_is_named_with_the_way_back_until_both_sides_have_dropped_it() throws SQLException {
        Map<String, String> chosen = Map.of("TABLE_NAMES", "good,lost");
        String lost = "CREATE TABLE shop.lost (`id` bigint NOT NULL) DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`)"
                + " BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
        world.source().execute(List.of(lost, "INSERT INTO shop.lost VALUES (4)"));
        schema(Effect.APPLY);
        assertThat(world.run(chosen, migration -> migration.sync("losing", SILENT))
                        .failures())
                .isEmpty();

        world.target("DROP TABLE shop.lost FORCE");
        List.of(
                        world.run(chosen, migration -> migration.plan("losing", SILENT)),
                        world.run(chosen, migration -> migration.sync("losing", SILENT)))
                .forEach(report -> {
                    assertThat(report.complete()).isFalse();
                    assertThat(report.failures())
                            .singleElement()
                            .extracting(Failure::reason)
                            .asString()
                            .contains(
                                    "the target has no table lost any more, though this job published 1 partition",
                                    "migrate schema --job losing && migrate retry --published --job losing --table"
                                            + " lost && migrate sync --job losing");
                });

        world.source().execute(List.of("DROP TABLE shop.lost FORCE"));
        for (int again = 0; again < 2; again++) {
            assertThat(world.run(Map.of("TABLE_NAMES", "good"), migration -> migration.plan("losing", SILENT))
                            .complete())
                    .isTrue();
            assertThat(world.run(Map.of("TABLE_NAMES", "good"), migration -> migration.sync("losing", SILENT))
                            .failures())
                    .isEmpty();
        }
    }

    @Test
    void of_a_known_defect_is_said_by_the_plan_and_of_none_that_concerns_nothing_here() throws SQLException {
        PlanReport told = plan();

        assertThat(told.source().warnings()).noneMatch(warning -> warning.contains("#34018"));
        assertThat(warnings(told)).anyMatch(warning -> warning.contains("(#74906); it concerns a-odd, good: "));
        assertThat(warnings(told)).noneMatch(warning -> warning.contains("#76105"));

        world.source().execute(List.of("ALTER TABLE shop.good ADD ROLLUP good_up (id)"));
        assertThat(warnings(plan())).anyMatch(warning -> warning.contains("(#76105); it concerns good: "));
        world.source().execute(List.of("ALTER TABLE shop.good DROP ROLLUP good_up"));
    }

    private PlanReport plan() {
        return world.run(Map.of(), migration -> migration.plan("told", SILENT))
                .plan()
                .orElseThrow();
    }

    private static List<String> warnings(PlanReport told) {
        return told.target().orElseThrow().warnings();
    }

    private SchemaReport schema(Effect effect) {
        SchemaRequest request = new SchemaRequest(Goal.CREATE, effect, null, null, Set.of());
        return world.run(Map.of(), migration -> migration.schema(request, SILENT));
    }

    private static void names(JobReport report) {
        assertThat(report.complete()).isFalse();
        assertThat(report.failures())
                .extracting(Failure::subject)
                .isNotEmpty()
                .allMatch(name -> name.contains("a-odd"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHOW CREATE TABLE `shop`.`a-odd` | a-odd",
                "DESC `shop`.`a-odd` | a-odd",
                "DESC `shop`.`good` ALL | good",
                "SHOW CREATE TABLE `shop`.`a_view` | a_view"
            })
    void is_named_by_schema_and_the_others_are_made(String statement, String odd) {
        world.source().statementFaults().refuse(statement, new SqlError(1064, "HY000", "a segment went astray"));

        SchemaReport told = schema(Effect.ONLY_TELL);

        assertThat(told.steps())
                .filteredOn(step -> step.standing() == Standing.REFUSED)
                .extracting(SchemaStep::object)
                .containsExactly(odd);
        assertThat(told.steps())
                .filteredOn(step -> step.standing() == Standing.PRESENT)
                .extracting(SchemaStep::object)
                .contains("good", "good_view");
    }

    @ParameterizedTest
    @CsvSource({"SHOW CREATE TABLE `shop`.`a-odd`", "SHOW CREATE TABLE `shop`.`a_view`"})
    void at_the_target_is_named_too(String statement) {
        world.target().statementFaults().refuse(statement, new SqlError(1064, "HY000", "a segment went astray"));

        SchemaReport told = schema(Effect.ONLY_TELL);

        assertThat(told.steps())
                .filteredOn(step -> step.standing() == Standing.DIFFERS)
                .singleElement()
                .satisfies(step -> assertThat(step.remarks().toString()).contains("went astray"));
        assertThat(told.steps())
                .filteredOn(step -> step.standing() == Standing.PRESENT)
                .hasSizeGreaterThanOrEqualTo(4);
    }
}
