package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.Shop.BY_MONTH;
import static io.starmigrate.sandbox.Shop.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.PlanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds over sources that compact and drop partitions: nothing that did not change is exported again. */
class ChangingSourceTest {
    private static final String KEEPS = "the target keeps it (the setting onSourceDrop=report)";

    @ParameterizedTest
    @CsvSource({"3.1.5,SHARED_DATA", "3.1.15,SHARED_DATA"})
    @Wide(from = 2)
    void whatDidNotChangeIsNotExportedAgain(String version, RunMode mode, @TempDir Path directory)
            throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory, Personality.of(version, mode))) {
            world.both("CREATE TABLE shop.orders" + BY_MONTH);
            world.both("CREATE TABLE shop.notes" + WHOLE);
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
            world.source("INSERT INTO shop.notes VALUES ('2024-01-05', 1)");
            sync(world);
            assertThat(exports(world)).isEqualTo(3);

            world.source().compact();
            sync(world);
            assertThat(exports(world)).as("after a compaction").isEqualTo(3);

            world.source().compact();
            world.source("INSERT INTO shop.orders VALUES ('2024-01-07', 3)");
            sync(world);
            assertThat(exports(world)).as("after a change beside a compaction").isEqualTo(4);
            for (String table : List.of("orders", "notes")) {
                String rows = "SELECT d, v FROM shop." + table + " ORDER BY 1, 2";
                assertThat(world.ofTarget(rows)).isEqualTo(world.ofSource(rows)).isNotEmpty();
            }
        }
    }

    @Test
    void whatTheSourceDropsIsNamedAndGoesWhereThatIsWantedUnlessOthersHaveWrittenThere(@TempDir Path directory)
            throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.both("CREATE TABLE shop.orders" + BY_MONTH);
            world.source("ALTER TABLE shop.orders ADD PARTITION p3 VALUES [(\"2024-03-01\"), (\"2024-04-01\"))");
            world.target("ALTER TABLE shop.orders ADD PARTITION p3 VALUES [(\"2024-03-01\"), (\"2024-04-01\"))");
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2), ('2024-03-06', 3)");
            sync(world);
            world.source("ALTER TABLE shop.orders DROP PARTITION p1");
            world.source("ALTER TABLE shop.orders DROP PARTITION p2");
            world.target("INSERT INTO shop.orders VALUES ('2024-02-07', 22)");

            JobReport plan = world.run(Map.of(), migrator -> migrator.plan("rounds", SILENT));
            assertThat(plan.plan().orElseThrow().drops())
                    .extracting(drop -> drop.task().partition().partition(), PlanReport.Drop::outcome)
                    .containsExactlyInAnyOrder(tuple("p1", KEEPS), tuple("p2", KEEPS));
            sync(world);
            assertThat(world.ofTarget("SELECT count(*) FROM shop.orders")).isEqualTo(List.of(List.of("4")));

            JobReport dropped =
                    world.run(Map.of("ON_SOURCE_DROP", "drop"), migrator -> migrator.sync("rounds", SILENT));
            assertThat(dropped.complete()).isTrue();
            assertThat(dropped.partitions()).isEqualTo(Map.of("PUBLISHED", 1, "DROPPED_AT_SOURCE", 2));
            assertThat(world.ofTarget("SELECT v FROM shop.orders ORDER BY 1"))
                    .as("p1 is gone, p2 holds somebody's row")
                    .isEqualTo(List.of(List.of("2"), List.of("3"), List.of("22")));
        }
    }

    @Test
    @Wide
    void nothingIsDroppedOfATableThatTheSourceDoesNotShowAnyMore(@TempDir Path directory)
            throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.both("CREATE TABLE shop.orders" + BY_MONTH);
            world.both("CREATE TABLE shop.hidden" + BY_MONTH);
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1)");
            world.source("INSERT INTO shop.hidden VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
            sync(world);
            world.source("DROP TABLE shop.hidden FORCE");

            JobReport plan = world.run(Map.of("ON_SOURCE_DROP", "drop"), migrator -> migrator.plan("rounds", SILENT));
            assertThat(plan.plan().orElseThrow().drops())
                    .hasSize(2)
                    .extracting(PlanReport.Drop::outcome)
                    .allMatch(outcome -> outcome.contains("the source shows no such table"));
            var unused = world.run(Map.of("ON_SOURCE_DROP", "drop"), migrator -> migrator.sync("rounds", SILENT));
            assertThat(world.ofTarget("SELECT count(*) FROM shop.hidden")).isEqualTo(List.of(List.of("2")));
        }
    }

    private static void sync(MigrationWorld world) {
        JobReport report = world.run(Map.of(), migrator -> migrator.sync("rounds", SILENT));
        assertThat(report.failures()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.tables()).allMatch(table -> table.verification().verified());
    }

    private static int exports(MigrationWorld world) throws SQLException {
        return world.ofSource("SHOW EXPORT FROM shop").size();
    }
}
