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
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rounds to where applications are switched. */
class CutoverEndToEndTest {
    @Test
    void movesAndProvesWhatChangedLastAndStopsWhereWritesGoOnOrOthersHaveWritten(@TempDir Path directory)
            throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.source("CREATE TABLE shop.orders" + BY_MONTH);
            world.source("CREATE TABLE shop.notes" + WHOLE);
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

            CutoverReport written = cutover(world, Kind.PERFORM, checks -> {
                writes(world);
                return true;
            });
            assertThat(written.succeeded())
                    .as("the write came before the first look")
                    .isTrue();
            assertThat(written.frozen()).isPresent();
            assertThat(rows(world)).isTrue();

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
        }
    }

    /** The source's clean-up is no change to be repeated at the target. */
    private static void afterIt(MigrationWorld world) throws SQLException {
        List<List<String>> shown = world.ofTarget("SELECT d, v FROM shop.orders ORDER BY 1, 2");
        world.source("TRUNCATE TABLE shop.orders");
        List<Consumer<Migrator>> commands = List.of(
                migrator -> migrator.plan("shop", SILENT),
                migrator -> migrator.sync("shop", SILENT),
                migrator -> migrator.rounds(
                        "shop", new RoundsRequest(null, Duration.ZERO), Overwriting.REFUSED, SILENT),
                migrator -> migrator.export("shop", SILENT),
                migrator -> migrator.importFiles("shop", SILENT),
                migrator -> migrator.repair(
                        "shop", new RepairRequest(TaskSelection.ALL, Overwriting.REFUSED), SILENT),
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
