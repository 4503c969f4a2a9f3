package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.jobs.JobFaults.Point;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on a table that is not partitioned is there after it was published as before. */
@TestInstance(Lifecycle.PER_CLASS)
class WholeTableEndToEndTest {
    private MigrationWorld world;

    /** Each test has databases of its own: a table has one job. */
    private String shop = "";

    private int shops;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        world = MigrationWorld.empty(
                new WorldSettings(
                        directory,
                        Personality.of("2.5.5", RunMode.SHARED_NOTHING),
                        Personality.of("3.5.2", RunMode.SHARED_NOTHING)),
                "shop",
                "shop");
    }

    @BeforeEach
    void fill() throws SQLException {
        shop = "shop" + ++shops;
        world.source()
                .execute(List.of(
                        "CREATE DATABASE " + shop,
                        "CREATE TABLE " + shop + ".ru (id bigint NOT NULL, city varchar(20), v bigint)"
                                + " DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 2"
                                + " PROPERTIES(\"replication_num\"=\"1\")",
                        "ALTER TABLE " + shop + ".ru ADD ROLLUP ru_city (city, v)",
                        "INSERT INTO " + shop + ".ru VALUES (1,'a',10),(2,'b',20)"));
        world.target("CREATE DATABASE " + shop);
        run(Map.of(), migration -> migration.schema(SchemaRequest.of(Goal.CREATE, Effect.APPLY), SILENT));
        world.target("GRANT SELECT ON TABLE " + shop + ".ru TO USER reader");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private <T> T run(Map<String, String> chosen, Function<Migrator, T> work) {
        Map<String, String> keys = new HashMap<>(chosen);
        keys.put("SOURCE_DB_NAME", shop);
        keys.put("TARGET_DB_NAME", shop);
        return world.run(keys, work);
    }

    private List<String> indexes() throws SQLException {
        return world.ofTarget("DESC " + shop + ".ru ALL").stream()
                .map(row -> row.get(0))
                .filter(name -> !name.isBlank() && !name.equals("null"))
                .toList();
    }

    /** The table and the claim on it, which stays until {@code clean}. */
    private void assertNoStagingIsLeft() throws SQLException {
        assertThat(world.ofTarget("SHOW TABLES FROM " + shop)).containsExactly(List.of("ru"), List.of("ru__mig_owner"));
    }

    @Test
    void rollups_and_grants_are_kept() throws SQLException {
        JobReport report = run(Map.of(), migration -> migration.sync("whole", SILENT));

        assertThat(report.failures()).isEmpty();
        assertThat(world.ofTarget("SELECT * FROM " + shop + ".ru ORDER BY id"))
                .containsExactly(List.of("1", "a", "10"), List.of("2", "b", "20"));
        assertThat(indexes()).containsExactly("ru", "ru_city");
        assertThat(world.ofTarget("SHOW GRANTS FOR reader"))
                .extracting(row -> row.get(2))
                .filteredOn(grant -> grant.toString().contains(" " + shop + "."))
                .containsExactly("GRANT SELECT ON TABLE " + shop + ".ru TO USER 'reader'@'%'");
        assertNoStagingIsLeft();
    }

    @Test
    void a_swap_makes_rollups_again_activates_views_and_says_which_grants_to_give_again() throws SQLException {
        world.target("CREATE MATERIALIZED VIEW " + shop + ".cities REFRESH MANUAL AS SELECT city FROM " + shop + ".ru");
        // Shown as it is typed, without a database.
        world.target()
                .execute(List.of(
                        "USE " + shop,
                        "CREATE MATERIALIZED VIEW ru_sums AS SELECT city, sum(v) AS v FROM ru GROUP BY city"));
        world.target("GRANT SELECT ON TABLE " + shop + ".ru TO USER \"o'neil\"@'%'");
        Map<String, String> swap = Map.of("PUBLISH", "swap");

        JobReport plan = run(swap, migration -> migration.plan("swapped", SILENT));
        JobReport report = run(swap, migration -> migration.sync("swapped", SILENT));

        assertThat(MigrationWorld.planned(plan, "ru").stagingChoice())
                .get()
                .extracting(StagingChoice::publication)
                .isEqualTo(Publication.SWAP);
        assertThat(MigrationWorld.planned(plan, "ru").assessment().notes())
                .anyMatch(note -> note.contains("grants on the table go away"));
        assertThat(report.failures()).isEmpty();
        assertThat(world.ofTarget("SELECT * FROM " + shop + ".ru ORDER BY id"))
                .containsExactly(List.of("1", "a", "10"), List.of("2", "b", "20"));
        assertThat(indexes()).containsExactlyInAnyOrder("ru", "ru_city", "ru_sums");
        assertThat(world.ofTarget(
                        "SELECT is_active FROM information_schema.materialized_views WHERE table_name = 'cities'"))
                .containsExactly(List.of("true"));
        assertThat(world.recorder().latest(new PartitionId("swapped", shop, "ru", "ru")))
                .get()
                .extracting(task -> task.change().why())
                .asString()
                .contains(
                        "grant again: GRANT SELECT ON TABLE `" + shop + "`.`ru` TO USER 'reader'@'%'",
                        "grant again: GRANT SELECT ON TABLE `" + shop + "`.`ru` TO USER " + Quoting.string("o'neil")
                                + "@");
    }

    @Test
    void the_plan_tells_how_the_table_is_published_and_at_what_price() {
        JobReport plan = run(Map.of(), migration -> migration.plan("planned", SILENT));

        assertThat(MigrationWorld.planned(plan, "ru").stagingChoice())
                .get()
                .extracting(StagingChoice::publication)
                .isEqualTo(Publication.INSERT_OVERWRITE);
        assertThat(MigrationWorld.planned(plan, "ru").assessment().notes())
                .anyMatch(note -> note.contains("written twice") && note.contains("the setting publish=swap"));
    }

    @Test
    void an_overwrite_that_loses_its_client_is_waited_for_and_proved() throws SQLException {
        world.target().jobFaults().hold(Point.OVERWRITE);
        CompletableFuture<JobReport> sync =
                CompletableFuture.supplyAsync(() -> run(Map.of(), migration -> migration.sync("cut", SILENT)));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> world.ofTarget("SHOW LOAD FROM " + shop).stream()
                        .anyMatch(row -> row.contains("INSERT") && row.contains("LOADING")));
        world.target().disconnectAll();
        world.source("INSERT INTO " + shop + ".ru VALUES (3,'c',30)");
        world.target().jobFaults().release(Point.OVERWRITE);

        assertThat(sync.join().failures()).isEmpty();
        JobReport second = run(Map.of(), migration -> migration.sync("cut", SILENT));

        assertThat(second.failures()).isEmpty();
        assertThat(world.ofTarget("SELECT id FROM " + shop + ".ru ORDER BY id"))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
        assertThat(indexes()).containsExactly("ru", "ru_city");
        assertNoStagingIsLeft();
    }
}
