package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What verify says of catalogs that went apart, and that what it names helps. */
@TestInstance(Lifecycle.PER_CLASS)
class VerifyEndToEndTest {
    private static final String DB = "shop";

    private MigrationWorld world;
    private Path directory;

    @BeforeAll
    void start(@TempDir Path made) throws IOException, SQLException {
        directory = made;
        world = Shop.open(
                made,
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_NOTHING));
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void what_was_truncated_or_altered_at_the_target_is_named_with_the_command_that_brings_it_back()
            throws SQLException {
        months("truncated", 3);
        Map<String, String> chosen = moved("truncated", "truncated");
        world.target("TRUNCATE TABLE " + DB + ".truncated");
        world.target("INSERT INTO " + DB + ".truncated VALUES ('2024-01-09', 7)");

        JobReport verified = verify(chosen, "truncated");

        assertThat(verified.complete()).isFalse();
        assertThat(verified.failures()).hasSize(3).allSatisfy(failure -> {
            assertThat(failure.subject()).startsWith("shop.truncated/p");
            assertThat(failure.reason()).contains("the target was altered since it was published");
        });
        assertThat(verified.tables()).singleElement().satisfies(table -> {
            assertThat(table.verification().sourceRows()).isEqualTo(3);
            assertThat(table.verification().targetRows()).isEqualTo(1);
            assertThat(table.verification().verified()).isFalse();
        });
        assertThat(printed(chosen, "migrate verify --job truncated --explain").lines())
                .filteredOn(line -> line.startsWith("  d="))
                .containsExactly(
                        "  d=2024-01-01, v=1: only at source",
                        "  d=2024-01-09, v=7: only at target",
                        "  d=2024-02-01, v=2: only at source",
                        "  d=2024-03-01, v=3: only at source");
        for (Failure failure : verified.failures()) {
            assertThat(failure.retry()).startsWith("migrate repair").contains("--table truncated");
            assertThat(shell(chosen, failure.retry())).isZero();
        }
        assertThat(shell(chosen, "migrate verify --job truncated")).isZero();
    }

    @Test
    @Wide
    void a_partition_and_a_table_born_after_the_plan_are_found_and_moved_by_what_is_named() throws SQLException {
        months("born", 1);
        Map<String, String> chosen = moved("born", "born*");
        world.source("ALTER TABLE " + DB + ".born ADD PARTITION p9 VALUES [('2024-09-01'), ('2024-10-01'))");
        world.source("INSERT INTO " + DB + ".born VALUES ('2024-09-05', 9)");
        world.source("CREATE TABLE " + DB + ".born_too (id INT) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1");
        world.source("INSERT INTO " + DB + ".born_too VALUES (1)");

        JobReport verified = verify(chosen, "born");

        assertThat(verified.complete()).isFalse();
        assertThat(verified.failures())
                .extracting(Failure::subject, Failure::retry)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shop.born/p9", "migrate sync --job born"),
                        org.assertj.core.groups.Tuple.tuple(
                                "shop.born_too", "migrate schema --job born && migrate sync --job born"));
        assertThat(shell(chosen, verified.failures().get(1).retry())).isZero();
        assertThat(verify(chosen, "born").complete()).isTrue();
    }

    @Test
    void what_was_dropped_at_the_source_is_a_line_of_its_own_with_the_statement_that_drops_it() throws SQLException {
        months("dropped", 2);
        Map<String, String> chosen = moved("dropped", "dropped");
        world.source("ALTER TABLE " + DB + ".dropped DROP PARTITION p2");

        JobReport verified = verify(chosen, "dropped");

        assertThat(verified.complete()).isFalse();
        assertThat(verified.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).isEqualTo("shop.dropped/p2");
            assertThat(failure.reason()).contains("the target has 1 row in it", "dropped at the source");
            assertThat(failure.retry()).startsWith("at the target: ALTER TABLE `shop`.`dropped` DROP PARTITION `p2`");
        });
        world.target(verified.failures().get(0).retry().replaceAll("at the target: ([^;]*);.*", "$1"));
        assertThat(verify(chosen, "dropped").complete()).isTrue();
    }

    @Test
    void rows_of_partitions_that_were_never_moved_decide_and_not_the_records() throws SQLException {
        months("kept", 1);
        Map<String, String> chosen = moved("kept", "kept");
        world.both("ALTER TABLE " + DB + ".kept ADD PARTITION p8 VALUES [('2024-08-01'), ('2024-09-01'))");
        world.source("ALTER TABLE " + DB + ".kept ADD PARTITION p9 VALUES [('2024-09-01'), ('2024-10-01'))");
        world.target("ALTER TABLE " + DB + ".kept ADD PARTITION p7 VALUES [('2024-07-01'), ('2024-08-01'))");

        assertThat(verify(chosen, "kept").complete()).isTrue();

        world.target("INSERT INTO " + DB + ".kept VALUES ('2024-08-05', 9)");
        assertThat(verify(chosen, "kept").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.subject()).isEqualTo("shop.kept/p8"));
    }

    @Test
    void tables_that_one_side_lacks_or_has_other_columns_of_are_never_passed_over() throws SQLException {
        months("wide", 1);
        months("gone", 1);
        Map<String, String> chosen = moved("wide", "wide,gone");
        world.target("ALTER TABLE " + DB + ".wide ADD COLUMN more INT NULL");
        world.source("DROP TABLE " + DB + ".gone");

        JobReport verified = verify(chosen, "wide");

        assertThat(verified.failures()).extracting(Failure::subject).containsExactly("shop.gone", "shop.wide");
        assertThat(verified.failures().get(0).retry())
                .contains("DROP TABLE `shop`.`gone`", "the setting tableNames=...,!gone");
        assertThat(verified.failures().get(1).reason()).contains("the target alone has column more");
        Map<String, String> left = Map.of("TABLE_NAMES", "wide,gone,!gone,!wide,lost");
        assertThatThrownBy(() -> verify(left, "wide"))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        told -> assertThat(told.fault()).isEqualTo(MigrationException.Fault.WRONG_INPUT))
                .hasMessageContaining("[lost]");
    }

    @Test
    @Wide
    void the_printed_table_says_what_was_measured_and_ends_with_what_was_proved() throws Exception {
        months("told", 2);
        Map<String, String> chosen = moved("told", "told");
        String equal = printed(chosen, "migrate verify --job told");
        world.target("INSERT INTO " + DB + ".told VALUES ('2024-01-09', 7)");
        String other = printed(chosen, "migrate verify --job told");
        JsonNode json = JsonMapper.builder().build().readTree(printed(chosen, "migrate verify --job told --json"));

        assertThat(equal.lines().filter(line -> line.startsWith("told")))
                .singleElement()
                .asString()
                .contains("2 equal", "yes");
        assertThat(equal.lines().toList().get((int) equal.lines().count() - 1))
                .isEqualTo("Proved: every row of every selected table of both catalogs is equal, 2 partitions of 1"
                        + " table; views are not compared.");
        assertThat(other.lines().filter(line -> line.startsWith("told")))
                .singleElement()
                .asString()
                .contains("1 equal, 1 differs", "2            3", "no");
        assertThat(other).contains("NOT EQUAL shop.told/p1: the source has 1 row");
        assertThat(other.lines().toList().get((int) other.lines().count() - 1))
                .startsWith("Not proved: 1 of 2 partitions of 1 table is not equal");
        assertThat(json.at("/verified").asBoolean()).isFalse();
        assertThat(json.at("/rows/target").asLong()).isEqualTo(3);
        assertThat(json.at("/partitions/PUBLISHED").asInt()).isEqualTo(2);
        JsonNode p1 = json.at("/comparison/tables/0/partitions/0");
        assertThat(p1.at("/partition").asText()).isEqualTo("p1");
        assertThat(p1.at("/outcome").asText()).isEqualTo("DIFFERS");
        assertThat(p1.at("/rows/target").asLong()).isEqualTo(2);
        assertThat(p1.at("/recorded").asText()).isEqualTo("PUBLISHED");
        assertThat(p1.at("/helps").asText()).contains("migrate repair --overwrite");
    }

    @Test
    void each_catalog_is_read_once_for_a_table_however_many_partitions_it_has() throws Exception {
        world.target("INSERT INTO " + DB + ".many VALUES " + months("many", 12));
        Map<String, String> chosen = Map.of("TABLE_NAMES", "many");
        world.run(chosen, migration -> migration.plan("many", SILENT));
        for (String side : List.of("source", "target")) {
            Files.writeString(directory.resolve(side + ".sql.log"), "");
        }

        verify(chosen, "many");

        for (String side : List.of("source", "target")) {
            List<String> statements = List.of(
                    Files.readString(directory.resolve(side + ".sql.log")).split("---\n", -1));
            assertThat(statements)
                    .filteredOn(sql -> sql.contains("SHOW PARTITIONS"))
                    .hasSize(1);
            assertThat(statements)
                    .filteredOn(sql -> sql.contains("SHOW CREATE TABLE"))
                    .hasSize(1);
            assertThat(statements).filteredOn(sql -> sql.contains("AS sum_0")).hasSize(1);
            assertThat(statements)
                    .filteredOn(sql -> sql.contains("AS row_count FROM `shop`"))
                    .hasSize(12);
        }
    }

    /** A table with a row in each partition at the source, and those rows. */
    private String months(String table, int months) throws SQLException {
        StringBuilder partitions = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        for (int month = 1; month <= months; month++) {
            partitions
                    .append(month == 1 ? "" : ", ")
                    .append("PARTITION p" + month + " VALUES [('" + first(month) + "'), ('" + first(month + 1) + "'))");
            rows.append(month == 1 ? "" : ", ").append("('" + first(month) + "', " + month + ")");
        }
        world.both("CREATE TABLE " + DB + "." + table + " (d DATE NOT NULL, v INT) DUPLICATE KEY(d)"
                + " PARTITION BY RANGE(d) (" + partitions + ") DISTRIBUTED BY HASH(d) BUCKETS 1");
        world.source("INSERT INTO " + DB + "." + table + " VALUES " + rows);
        return rows.toString();
    }

    private static String first(int month) {
        return java.time.YearMonth.of(2023, 12).plusMonths(month).atDay(1).toString();
    }

    private Map<String, String> moved(String job, String tables) {
        Map<String, String> chosen = Map.of("TABLE_NAMES", tables);
        JobReport synced = world.run(chosen, migration -> migration.sync(job, SILENT));
        assertThat(synced.failures()).isEmpty();
        assertThat(synced.complete()).isTrue();
        assertThat(verify(chosen, job).complete()).isTrue();
        return chosen;
    }

    private JobReport verify(Map<String, String> chosen, String job) {
        return world.run(chosen, migration -> migration.verify(job, SILENT));
    }

    private int shell(Map<String, String> chosen, String commands) {
        return world.shell(chosen, commands, System.err);
    }

    private String printed(Map<String, String> chosen, String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.shell(chosen, command, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
