package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.Shop.BY_MONTH;
import static io.starmigrate.sandbox.Shop.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.TaskSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rounds to where applications are switched. */
class CutoverEndToEndTest {
    private static final String SUMMED = "SELECT d, total FROM shop.summed ORDER BY 1";
    private static final String CHOSEN = "SELECT d, v FROM shop.chosen ORDER BY 1, 2";
    private static final List<String> VIEWS = List.of(
            "CREATE MATERIALIZED VIEW shop.summed DISTRIBUTED BY HASH(d) BUCKETS 1 REFRESH ASYNC"
                    + " START(\"2030-01-01 00:00:00\") EVERY (INTERVAL 1 DAY)"
                    + " AS SELECT d, sum(v) AS total FROM shop.orders GROUP BY d",
            "CREATE MATERIALIZED VIEW shop.chosen DISTRIBUTED BY HASH(d) BUCKETS 1 REFRESH MANUAL"
                    + " AS SELECT d, v FROM shop.notes",
            "CREATE VIEW shop.recent AS SELECT d, v FROM shop.orders WHERE v > 1");

    @Test
    void movesAndProvesWhatChangedLastAndStopsWhereWritesGoOnOrOthersHaveWritten(@TempDir Path directory)
            throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.source("CREATE TABLE shop.orders" + BY_MONTH);
            world.source("CREATE TABLE shop.notes" + WHOLE);
            world.source().execute(VIEWS);
            assertThat(world.shell(Map.of(), "migrate schema", System.out)).isZero();
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
            world.source("INSERT INTO shop.notes VALUES ('2024-01-05', 1)");
            world.run(Map.of(), migrator -> migrator.sync("shop", SILENT));
            world.source("INSERT INTO shop.orders VALUES ('2024-01-07', 3)");

            world.source("GRANT SELECT ON TABLE shop.orders TO USER 'reader'@'%'");

            CutoverReport ready = cutover(world, Kind.READINESS, checks -> false);
            assertThat(ready.isGo()).as(ready.toString()).isTrue();
            assertThat(ready.checks())
                    .filteredOn(check -> check.subject().equals("grants the target lacks"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.found())
                            .contains("GRANT SELECT ON TABLE `shop`.`orders` TO USER 'reader'@'%'"));
            assertThat(ready.checks().get(0).found()).startsWith("1 partition");
            assertThat(rows(world)).isFalse();
            assertThat(List.of(world.ofTarget(SUMMED), world.ofTarget(CHOSEN)))
                    .as("nothing refreshes what is not loaded yet")
                    .containsOnly(List.of());

            CutoverReport written = cutover(world, Kind.PERFORM, checks -> {
                writes(world);
                return true;
            });
            assertThat(written.succeeded())
                    .as("the write came before the first look")
                    .isTrue();
            assertThat(written.frozen()).isPresent();
            assertThat(rows(world)).isTrue();
            for (String view : List.of(SUMMED, CHOSEN, "SELECT d, v FROM shop.recent ORDER BY 1, 2")) {
                assertThat(world.ofTarget(view))
                        .as(view)
                        .isEqualTo(world.ofSource(view))
                        .isNotEmpty();
            }

            world.target("INSERT INTO shop.notes VALUES ('2024-01-09', 9)");
            world.source("INSERT INTO shop.notes VALUES ('2024-01-10', 10)");
            afterIt(world);
            assertThat(cutover(world, Kind.REOPEN, checks -> true).succeeded()).isTrue();
            CutoverReport foreign = cutover(world, Kind.PERFORM, checks -> true);
            assertThat(foreign.isGo()).isFalse();
            assertThat(foreign.checks())
                    .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                    .extracting(Check::subject)
                    .containsExactly("rows of others at the target");
            assertThat(world.ofTarget("SELECT count(*) FROM shop.notes")).isEqualTo(List.of(List.of("2")));
            whatBothSidesAreWrittenToIsOnlyCompared(world);
        }
    }

    /** {@code p1} is held alike, {@code p2} is to be moved, and applications write {@code p3} on both sides. */
    private static void whatBothSidesAreWrittenToIsOnlyCompared(MigrationWorld world) throws SQLException {
        Map<String, String> moved = Map.of("TABLE_NAMES", "twice", "TASK_FILTER", "EACH(p1,p2)");
        Map<String, String> written = Map.of("TABLE_NAMES", "twice", "TASK_FILTER", "EACH(p1,p3)");
        world.both("CREATE TABLE shop.twice" + BY_MONTH);
        world.both("ALTER TABLE shop.twice ADD PARTITION p3 VALUES [(\"2024-03-01\"), (\"2024-04-01\"))");
        world.both("INSERT INTO shop.twice VALUES ('2024-01-05', 1), ('2024-03-05', 3)");
        world.source("INSERT INTO shop.twice VALUES ('2024-02-05', 2)");

        assertThat(world.shell(moved, "migrate plan --adopt --job twice && migrate sync --job twice", System.out))
                .isZero();
        world.both("INSERT INTO shop.twice VALUES ('2024-03-06', 4)");
        assertThat(world.shell(moved, "migrate cutover --ready --job twice", System.out))
                .as("somebody has to say that p3 is not this job's")
                .isEqualTo(1);
        assertThat(world.shell(moved, "migrate cutover --left-out --yes --job twice", System.out))
                .isZero();
        assertThat(world.shell(written, "migrate verify --job twice", System.out))
                .isZero();
        assertThat(world.recorder().partitions("twice"))
                .extracting(
                        task -> task.id().partition().partition(),
                        task -> Objects.requireNonNull(task.export()).attempt() > 0)
                .as("what was exported")
                .containsExactlyInAnyOrder(Tuple.tuple("p1", false), Tuple.tuple("p2", true));

        world.target("INSERT INTO shop.twice VALUES ('2024-03-07', 5)");
        assertThat(world.shell(written, "migrate verify --job twice", System.out))
                .isEqualTo(1);
    }

    /** The source's clean-up is no change to be repeated at the target. */
    private static void afterIt(MigrationWorld world) throws SQLException {
        List<List<String>> shown = world.ofTarget("SELECT d, v FROM shop.orders ORDER BY 1, 2");
        world.source("TRUNCATE TABLE shop.orders");
        List<Consumer<Migrator>> commands = List.of(
                migrator -> migrator.plan("shop", SILENT),
                migrator -> migrator.sync("shop", SILENT),
                migrator ->
                        migrator.rounds("shop", new RoundsRequest(null, Duration.ZERO), Overwriting.REFUSED, SILENT),
                migrator -> migrator.export("shop", SILENT),
                migrator -> migrator.importFiles("shop", SILENT),
                migrator -> migrator.repair("shop", new RepairRequest(TaskSelection.ALL, Overwriting.REFUSED), SILENT),
                migrator -> migrator.operations().retry("shop", RetryRequest.stopped(TaskSelection.ALL)));
        for (Consumer<Migrator> command : commands) {
            world.refuses(Map.of(), command).contains("was cut over (DONE", "--reopen");
        }
        assertThat(world.ofTarget("SELECT d, v FROM shop.orders ORDER BY 1, 2")).isEqualTo(shown);
    }

    private static void writes(MigrationWorld world) {
        try {
            world.source("INSERT INTO shop.orders VALUES ('2024-02-08', 4)");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static boolean rows(MigrationWorld world) throws SQLException {
        for (String table : List.of("orders", "notes")) {
            String rows = "SELECT d, v FROM shop." + table + " ORDER BY 1, 2";
            if (!world.ofTarget(rows).equals(world.ofSource(rows))) {
                return false;
            }
        }
        return true;
    }

    private static CutoverReport cutover(MigrationWorld world, Kind kind, Predicate<List<Check>> confirmed) {
        return world.run(Map.of(), migrator -> migrator.cutover("shop", new CutoverRequest(kind, confirmed), SILENT));
    }
}
