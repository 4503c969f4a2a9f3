package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static io.starmigrate.sandbox.MigrationWorld.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.TableReport;
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

/** What a table's kind, its types and the selection decide, from the plan to the rows in the target. */
@TestInstance(Lifecycle.PER_CLASS)
class DialectEndToEndTest {
    private static final String DB = SourceData.DATABASE;

    private MigrationWorld world;

    @BeforeAll
    void start(@TempDir Path directory) {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_DATA));
        world = MigrationWorld.filled(settings);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void a_row_filter_moves_the_rows_it_lets_through_and_they_are_verified() throws SQLException {
        world.both("CREATE TABLE " + DB + ".sold (d DATE NOT NULL, id INT, city VARCHAR(20)) DUPLICATE KEY(d)"
                + " PARTITION BY RANGE(d) (PARTITION p1 VALUES [('2024-01-01'), ('2024-02-01')),"
                + " PARTITION p2 VALUES [('2024-02-01'), ('2024-03-01'))) DISTRIBUTED BY HASH(d) BUCKETS 1");
        world.source("INSERT INTO " + DB + ".sold VALUES ('2024-01-05', 1, 'rome'), ('2024-01-06', 20, 'oslo'),"
                + " ('2024-02-05', 30, NULL), ('2024-02-06', 4, 'quito')");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "sold", "DATA_FILTER", "id >= 10");

        JobReport plan = world.run(chosen, migration -> migration.plan("filter", SILENT));
        JobReport synced = world.run(chosen, migration -> migration.sync("filter", SILENT));

        assertThat(planned(plan, "sold").way().format()).contains(Kind.PARQUET);
        assertThat(planned(plan, "sold").way().reasons())
                .anyMatch(reason -> reason.contains("EXPORT has no WHERE, and rows are chosen by id >= 10"));
        assertThat(synced.failures()).isEmpty();
        assertThat(synced.complete()).isTrue();
        assertThat(world.ofTarget("SELECT * FROM " + DB + ".sold ORDER BY id"))
                .containsExactly(List.of("2024-01-06", "20", "oslo"), List.of("2024-02-05", "30", "null"));
        assertThat(world.run(chosen, migration -> migration.verify("filter", SILENT))
                        .complete())
                .isTrue();
    }

    @Test
    void a_row_filter_that_a_table_does_not_take_is_refused_by_the_plan() throws SQLException {
        world.both("CREATE TABLE " + DB + ".unsold (id INT) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "unsold", "DATA_FILTER", "amount > 1");

        JobReport plan = world.run(chosen, migration -> migration.plan("wrong_filter", SILENT));

        assertThat(plan.complete()).isFalse();
        assertThat(plan.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).isEqualTo(DB + ".unsold");
            assertThat(failure.reason())
                    .contains("cannot be chosen by the setting dataFilter (amount > 1)")
                    .doesNotContain("SELECT", "column 4");
            assertThat(failure.retry()).as("nothing would be left").doesNotContain("unsold");
        });
    }

    @Test
    void tables_that_cannot_be_moved_are_named_with_column_and_reason_and_the_others_are_moved() throws SQLException {
        world.both("CREATE TABLE " + DB + ".quantiles (id INT, q PERCENTILE PERCENTILE_UNION) AGGREGATE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1");
        world.source(
                "CREATE TABLE " + DB + ".wider (id INT, more INT) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1");
        world.target(
                "CREATE TABLE " + DB + ".wider (id VARCHAR(9)) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "quantiles,wider,nation");

        JobReport plan = world.run(chosen, migration -> migration.plan("refused", SILENT));

        assertThat(plan.failures()).extracting(JobReport.Failure::subject).contains(DB + ".quantiles.q");
        assertThat(plan.failures())
                .filteredOn(failure -> failure.subject().startsWith(DB + ".wider"))
                .extracting(JobReport.Failure::subject, JobReport.Failure::reason)
                .satisfiesExactlyInAnyOrder(
                        id -> assertThat(id.toList().toString()).contains(".id, ", "INT in the source", "VARCHAR(9)"),
                        more -> assertThat(more.toList().toString()).contains(".more, ", "no such column"));
        assertThat(planned(plan, "nation").isRefused()).isFalse();
        JobReport synced = world.run(chosen, migration -> migration.sync("refused", SILENT));
        assertThat(synced.complete()).isFalse();
        assertThat(synced.tables()).extracting(TableReport::table).containsExactly("nation");
        assertThat(synced.partitions()).containsEntry("PUBLISHED", 1);
        assertThat(synced.failures())
                .extracting(Failure::reason)
                .anyMatch(reason -> reason.contains("build it anew"))
                .hasSize(plan.failures().size());
    }

    @Test
    void nothing_begins_when_no_table_can_be_moved() throws SQLException {
        world.both("CREATE TABLE " + DB + ".medians (id INT, q PERCENTILE PERCENTILE_UNION) AGGREGATE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "medians");

        assertThatThrownBy(() -> world.run(chosen, migration -> migration.sync("hopeless", SILENT)))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        told -> assertThat(told.fault()).isEqualTo(MigrationException.Fault.WRONG_INPUT))
                .hasMessageContaining("Nothing was started")
                .hasMessageContaining("column q");
        assertThatThrownBy(() -> world.run(chosen, migration -> migration.status("hopeless")))
                .hasMessageContaining("There is no job");
    }

    @Test
    void texts_whose_automatic_partitions_would_have_one_name_each_keep_their_own() throws SQLException {
        world.both("CREATE TABLE " + DB + ".alike (c VARCHAR(20)) DUPLICATE KEY(c) PARTITION BY (c)"
                + " DISTRIBUTED BY HASH(c) BUCKETS 1");
        // Of these a source of 3.3 makes no partitions by itself, as the others have their names.
        for (String second :
                List.of("blank VALUES IN (' ')", "other VALUES IN ('It\\'S')", "letters VALUES IN ('NULL')")) {
            world.source("ALTER TABLE " + DB + ".alike ADD PARTITION " + second);
        }
        world.source(
                "INSERT INTO " + DB + ".alike VALUES (''), (' '), ('it\\'s'), ('It\\'S'), (NULL), ('NULL'), ('a')");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "alike");

        JobReport synced = world.run(chosen, migration -> migration.sync("alike", SILENT));

        assertThat(synced.failures()).isEmpty();
        assertThat(synced.partitions()).containsEntry("PUBLISHED", 7);
        String rows = "SELECT concat('<', coalesce(c, 'none'), '>') AS c FROM " + DB + ".alike ORDER BY c";
        assertThat(world.ofTarget(rows)).hasSize(7).isEqualTo(world.ofSource(rows));
        assertThat(world.run(chosen, migration -> migration.verify("alike", SILENT))
                        .complete())
                .isTrue();
    }

    @Test
    void a_table_sliced_by_time_is_moved_whole_and_again_when_a_slice_changes() throws SQLException {
        world.both("CREATE TABLE " + DB + ".sliced (d DATETIME NOT NULL, v INT) DUPLICATE KEY(d)"
                + " PARTITION BY time_slice(d, INTERVAL 7 day) DISTRIBUTED BY HASH(d) BUCKETS 1");
        world.source("INSERT INTO " + DB + ".sliced VALUES ('2024-01-05 01:02:03', 1), ('2024-01-25 00:00:00', 2),"
                + " ('2024-03-01 00:00:00', 3)");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "sliced");

        JobReport plan = world.run(chosen, migration -> migration.plan("sliced", SILENT));
        JobReport first = world.run(chosen, migration -> migration.sync("sliced", SILENT));

        assertThat(planned(plan, "sliced").units()).isEqualTo(1);
        assertThat(planned(plan, "sliced").stagingChoice())
                .get()
                .extracting(StagingChoice::place)
                .isEqualTo(StagingChoice.Place.STAGING_TABLE);
        assertThat(first.failures()).isEmpty();
        assertThat(first.partitions()).isEqualTo(Map.of("PUBLISHED", 1));
        assertThat(world.ofTarget(all("sliced"))).isEqualTo(world.ofSource(all("sliced")));

        world.source("INSERT INTO " + DB + ".sliced VALUES ('2024-05-05 00:00:00', 4)");
        JobReport second = world.run(chosen, migration -> migration.sync("sliced", SILENT));

        assertThat(second.failures()).isEmpty();
        assertThat(world.ofTarget(all("sliced"))).hasSize(4).isEqualTo(world.ofSource(all("sliced")));
        assertThat(world.run(chosen, migration -> migration.verify("sliced", SILENT))
                        .complete())
                .isTrue();
        assertThat(world.ofTarget("SHOW TABLES FROM " + DB))
                .filteredOn(row -> row.get(0).startsWith("sliced__"))
                .containsExactly(List.of("sliced__mig_owner"));
    }

    @Test
    void a_part_of_a_table_that_is_moved_whole_is_refused_by_name() throws SQLException {
        world.both("CREATE TABLE " + DB + ".slices (d DATETIME NOT NULL, v INT) DUPLICATE KEY(d)"
                + " PARTITION BY time_slice(d, INTERVAL 7 day) DISTRIBUTED BY HASH(d) BUCKETS 1");
        world.source("INSERT INTO " + DB + ".slices VALUES ('2024-01-05 00:00:00', 1), ('2024-03-01 00:00:00', 3)");
        Map<String, String> part = Map.of("TABLE_NAMES", "slices", "TASK_FILTER", "STARTWITH(2024-02-01)");

        assertThatThrownBy(() -> world.run(part, migration -> migration.plan("part", SILENT)))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("1 of the 2 partitions of " + DB + ".slices")
                .hasMessageContaining("time_slice");
    }

    @Test
    void null_and_the_text_null_in_list_partitions_are_told_apart() throws SQLException {
        world.both("CREATE TABLE " + DB + ".towns (id INT, town VARCHAR(20)) DUPLICATE KEY(id)"
                + " PARTITION BY LIST(town) (PARTITION p_none VALUES IN (NULL), PARTITION p_text VALUES IN ('oslo'))"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1");
        world.source("INSERT INTO " + DB + ".towns VALUES (1, NULL), (2, 'oslo')");

        JobReport synced = world.run(Map.of("TABLE_NAMES", "towns"), migration -> migration.sync("towns", SILENT));

        assertThat(synced.failures()).isEmpty();
        assertThat(world.ofTarget(all("towns"))).isEqualTo(world.ofSource(all("towns")));
    }

    @Test
    void without_a_target_the_plan_says_what_it_could_not_decide() {
        Map<String, String> alone = Map.of("TABLE_NAMES", "nation", "TARGET_HOST", "127.0.0.1", "TARGET_PORT", "1");

        JobReport plan = world.run(alone, migration -> migration.plan("alone", SILENT));

        assertThat(plan.plan().orElseThrow().target()).isEmpty();
        assertThat(plan.plan().orElseThrow().undecided())
                .anyMatch(sentence -> sentence.contains("Cannot connect to the target"))
                .anyMatch(sentence -> sentence.contains("where rows are staged"));
        assertThat(planned(plan, "nation").stagingChoice()).isEmpty();
        assertThat(planned(plan, "nation").isRefused()).isFalse();
    }

    private static String all(String table) {
        return "SELECT * FROM " + DB + "." + table + " ORDER BY 1, 2";
    }
}
