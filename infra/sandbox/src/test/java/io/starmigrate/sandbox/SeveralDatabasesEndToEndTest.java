package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Job;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two databases with a table of one name in both, and views that read across: one job after the other, one cutover. */
class SeveralDatabasesEndToEndTest {
    private static final String TABLE = " (d DATE NOT NULL, v INT) DUPLICATE KEY(d) DISTRIBUTED BY HASH(d) BUCKETS 1";
    private static final Map<String, String> NAMED = Map.of();
    private static final Map<String, String> ASKED = Map.of("SOURCE_DB_NAME", "*,!other");

    @Test
    void allOfThemAreMadeMovedComparedAndCutOverTogether(@TempDir Path directory) throws IOException, SQLException {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.1.15", RunMode.SHARED_DATA), Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (MigrationWorld world = MigrationWorld.empty(settings, "hr,shop", "new_*")) {
            fill(world);

            assertThat(told(world, NAMED, "migrate schema")).contains("view hr.top", "view shop.pairs");
            assertThat(told(world, NAMED, "migrate sync --json"))
                    .contains("\"table\":\"hr.orders\"", "\"table\":\"shop.orders\"", "\"complete\":true");

            assertThat(world.recorder().jobs()).extracting(Job::name).containsExactly("demo-hr", "demo-shop");
            assertThat(world.ofTarget("SELECT v FROM new_hr.orders")).isEqualTo(List.of(List.of("7")));
            assertThat(world.ofTarget("SELECT v FROM new_shop.orders ORDER BY v"))
                    .isEqualTo(List.of(List.of("1"), List.of("2")));
            assertThat(world.ofTarget("SELECT n FROM new_hr.top")).isEqualTo(List.of(List.of("9")));

            world.source("INSERT INTO hr.orders VALUES ('2024-01-06', 8)");
            world.source("INSERT INTO shop.orders VALUES ('2024-01-07', 3)");
            CutoverReport cutover = world.run(
                    ASKED,
                    migrator -> migrator.cutover("demo", new CutoverRequest(Kind.PERFORM, checks -> true), SILENT));

            assertThat(cutover.problems()).isEmpty();
            assertThat(cutover.succeeded()).as(cutover.toString()).isTrue();
            assertThat(cutover.frozen()).isPresent();
            assertThat(world.ofTarget("SELECT count(*) FROM new_hr.orders")).isEqualTo(List.of(List.of("2")));
            assertThat(world.ofTarget("SELECT count(*) FROM new_shop.orders")).isEqualTo(List.of(List.of("3")));
            assertThat(told(world, NAMED, "migrate verify")).contains("hr.orders", "every row");
            assertThat(told(world, ASKED, "migrate status")).contains("Cutover: DONE", "hr.orders", "shop.orders");
        }
    }

    @Test
    @Wide
    void aBackupOfAllComesBackIntoOthersAndWhatDiffersInOneIsRepaired(@TempDir Path directory)
            throws IOException, SQLException {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.1.15", RunMode.SHARED_DATA), Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (MigrationWorld world = MigrationWorld.empty(settings, "hr,shop", "new_*")) {
            fill(world);
            told(world, NAMED, "migrate export --job kept");
            Map<String, String> elsewhere =
                    Map.of("TARGET_DB_NAME", "old_hr,again", "SOURCE_HOST", "localhost.invalid");

            assertThat(told(
                            world,
                            elsewhere,
                            "migrate import --from oss://source-exports/migration/kept --job restored"))
                    .contains("hr: TABLE orders was made", "shop: TABLE orders was made");
            assertThat(world.ofTarget("SELECT v FROM old_hr.orders")).isEqualTo(List.of(List.of("7")));
            assertThat(world.ofTarget("SELECT v FROM again.orders ORDER BY v"))
                    .isEqualTo(List.of(List.of("1"), List.of("2")));

            told(world, NAMED, "migrate schema && migrate sync");
            world.target("TRUNCATE TABLE new_hr.orders");
            assertThat(told(world, NAMED, "migrate repair --table hr.orders"))
                    .contains(
                            "1 partition compared: 0 equal, 1 moved once more and proved equal",
                            "Moved once more: hr.orders/orders");
            assertThat(world.ofTarget("SELECT v FROM new_hr.orders")).isEqualTo(List.of(List.of("7")));
            assertThat(told(world, NAMED, "migrate repair")).contains("2 partitions compared: 2 equal");
        }
    }

    private static void fill(MigrationWorld world) throws SQLException {
        for (String database : List.of("shop", "hr", "other")) {
            world.source("CREATE DATABASE `" + database + "`");
            world.source("CREATE TABLE `" + database + "`.orders" + TABLE);
        }
        world.source(
                "CREATE VIEW shop.pairs AS SELECT o.d AS d, o.v + h.v AS n FROM shop.orders o JOIN hr.orders h ON o.d = h.d");
        world.source("CREATE VIEW hr.top AS SELECT max(b.n) AS n FROM shop.pairs b");
        world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 2), ('2024-01-06', 1)");
        world.source("INSERT INTO hr.orders VALUES ('2024-01-05', 7)");
    }

    private static String told(MigrationWorld world, Map<String, String> chosen, String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = world.shell(chosen, command, new PrintStream(out, true, StandardCharsets.UTF_8));
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(command + ": " + told).isZero();
        return told;
    }
}
