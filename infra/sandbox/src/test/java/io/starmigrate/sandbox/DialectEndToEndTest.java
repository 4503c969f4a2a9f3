package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.transfer.TransferPath.Format;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.RunMode;
import io.starmigrate.sandbox.world.StandIn;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.worker.JobReport;
import io.starmigrate.worker.Migration;
import io.starmigrate.worker.MigrationException;
import io.starmigrate.worker.Progress;
import io.starmigrate.worker.ProgressListener;
import io.starmigrate.worker.Worker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private static final ProgressListener SILENT = new ProgressListener() {
        @Override
        public void progressed(Progress progress) {
            // Nobody looks on.
        }

        @Override
        public void noted(String message) {
            // Nobody reads.
        }
    };

    private Sandbox sandbox;

    @BeforeAll
    void start(@TempDir Path directory) throws SQLException {
        WorldSettings settings = new WorldSettings(
                directory,
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_DATA));
        sandbox = Sandbox.start(settings, 0.001);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void a_row_filter_moves_the_rows_it_lets_through_and_they_are_verified() throws SQLException {
        both("CREATE TABLE " + DB + ".sold (d DATE NOT NULL, id INT, city VARCHAR(20)) DUPLICATE KEY(d)"
                + " PARTITION BY RANGE(d) (PARTITION p1 VALUES [('2024-01-01'), ('2024-02-01')),"
                + " PARTITION p2 VALUES [('2024-02-01'), ('2024-03-01'))) DISTRIBUTED BY HASH(d) BUCKETS 1");
        source("INSERT INTO " + DB + ".sold VALUES ('2024-01-05', 1, 'rome'), ('2024-01-06', 20, 'oslo'),"
                + " ('2024-02-05', 30, NULL), ('2024-02-06', 4, 'quito')");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "sold", "DATA_FILTER", "id >= 10");

        JobReport plan = run(chosen, migration -> migration.plan("filter", SILENT));
        JobReport synced = run(chosen, migration -> migration.sync("filter", SILENT));

        assertThat(table(plan, "sold").way().format()).contains(Format.PARQUET);
        assertThat(table(plan, "sold").way().reasons())
                .anyMatch(reason -> reason.contains("EXPORT has no WHERE, and rows are chosen by id >= 10"));
        assertThat(synced.failures()).isEmpty();
        assertThat(synced.complete()).isTrue();
        assertThat(query(target(), "SELECT * FROM " + DB + ".sold ORDER BY id"))
                .containsExactly(List.of("2024-01-06", "20", "oslo"), List.of("2024-02-05", "30", "null"));
        assertThat(run(chosen, migration -> migration.verify("filter", SILENT)).complete())
                .isTrue();
    }

    @Test
    void a_row_filter_that_a_table_does_not_take_is_refused_by_the_plan() throws SQLException {
        both("CREATE TABLE " + DB + ".unsold (id INT) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "unsold", "DATA_FILTER", "amount > 1");

        JobReport plan = run(chosen, migration -> migration.plan("wrong_filter", SILENT));

        assertThat(plan.complete()).isFalse();
        assertThat(plan.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).isEqualTo(DB + ".unsold");
            assertThat(failure.reason()).contains("cannot be chosen by amount > 1");
        });
    }

    @Test
    void tables_that_cannot_be_moved_are_named_with_column_and_reason_and_nothing_begins() throws SQLException {
        both("CREATE TABLE " + DB + ".quantiles (id INT, q PERCENTILE PERCENTILE_UNION) AGGREGATE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1");
        source("CREATE TABLE " + DB + ".wider (id INT, more INT) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1");
        execute(
                target(),
                "CREATE TABLE " + DB + ".wider (id VARCHAR(9)) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "quantiles,wider,nation");

        JobReport plan = run(chosen, migration -> migration.plan("refused", SILENT));

        assertThat(plan.failures()).extracting(JobReport.Failure::subject).contains(DB + ".quantiles.q");
        assertThat(plan.failures())
                .filteredOn(failure -> failure.subject().startsWith(DB + ".wider"))
                .extracting(JobReport.Failure::subject, JobReport.Failure::reason)
                .satisfiesExactlyInAnyOrder(
                        id -> assertThat(id.toList().toString()).contains(".id, ", "INT in the source", "VARCHAR(9)"),
                        more -> assertThat(more.toList().toString()).contains(".more, ", "no such column"));
        assertThat(table(plan, "nation").isRefused()).isFalse();
        assertThatThrownBy(() -> run(chosen, migration -> migration.sync("refused", SILENT)))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        told -> assertThat(told.fault()).isEqualTo(MigrationException.Fault.WRONG_INPUT))
                .hasMessageContaining("Nothing was started")
                .hasMessageContaining("column q")
                .hasMessageContaining("build it anew");
        assertThatThrownBy(() -> run(chosen, migration -> migration.status("refused")))
                .hasMessageContaining("There is no job");
    }

    @Test
    void a_table_sliced_by_time_is_moved_whole_and_again_when_a_slice_changes() throws SQLException {
        both("CREATE TABLE " + DB + ".sliced (d DATETIME NOT NULL, v INT) DUPLICATE KEY(d)"
                + " PARTITION BY time_slice(d, INTERVAL 7 day) DISTRIBUTED BY HASH(d) BUCKETS 1");
        source("INSERT INTO " + DB + ".sliced VALUES ('2024-01-05 01:02:03', 1), ('2024-01-25 00:00:00', 2),"
                + " ('2024-03-01 00:00:00', 3)");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "sliced");

        JobReport plan = run(chosen, migration -> migration.plan("sliced", SILENT));
        JobReport first = run(chosen, migration -> migration.sync("sliced", SILENT));

        assertThat(table(plan, "sliced").units()).isEqualTo(1);
        assertThat(table(plan, "sliced").stagingChoice())
                .get()
                .extracting(StagingChoice::place)
                .isEqualTo(StagingChoice.Place.STAGING_TABLE);
        assertThat(first.failures()).isEmpty();
        assertThat(first.partitions()).isEqualTo(Map.of("PUBLISHED", 1));
        assertThat(rows("sliced", target()))
                .isEqualTo(rows("sliced", sandbox.world().source()));

        source("INSERT INTO " + DB + ".sliced VALUES ('2024-05-05 00:00:00', 4)");
        JobReport second = run(chosen, migration -> migration.sync("sliced", SILENT));

        assertThat(second.failures()).isEmpty();
        assertThat(rows("sliced", target()))
                .hasSize(4)
                .isEqualTo(rows("sliced", sandbox.world().source()));
        assertThat(run(chosen, migration -> migration.verify("sliced", SILENT)).complete())
                .isTrue();
        assertThat(query(target(), "SHOW TABLES FROM " + DB))
                .noneMatch(row -> row.toString().contains("sliced__"));
    }

    @Test
    void a_part_of_a_table_that_is_moved_whole_is_refused_by_name() throws SQLException {
        both("CREATE TABLE " + DB + ".slices (d DATETIME NOT NULL, v INT) DUPLICATE KEY(d)"
                + " PARTITION BY time_slice(d, INTERVAL 7 day) DISTRIBUTED BY HASH(d) BUCKETS 1");
        source("INSERT INTO " + DB + ".slices VALUES ('2024-01-05 00:00:00', 1), ('2024-03-01 00:00:00', 3)");
        Map<String, String> part = Map.of("TABLE_NAMES", "slices", "TASK_FILTER", "STARTWITH(2024-02-01)");

        assertThatThrownBy(() -> run(part, migration -> migration.plan("part", SILENT)))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("1 of the 2 partitions of " + DB + ".slices")
                .hasMessageContaining("time_slice");
    }

    @Test
    void null_and_the_text_null_in_list_partitions_are_told_apart() throws SQLException {
        both("CREATE TABLE " + DB + ".towns (id INT, town VARCHAR(20)) DUPLICATE KEY(id)"
                + " PARTITION BY LIST(town) (PARTITION p_none VALUES IN (NULL), PARTITION p_text VALUES IN ('oslo'))"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1");
        source("INSERT INTO " + DB + ".towns VALUES (1, NULL), (2, 'oslo')");

        JobReport synced = run(Map.of("TABLE_NAMES", "towns"), migration -> migration.sync("towns", SILENT));

        assertThat(synced.failures()).isEmpty();
        assertThat(rows("towns", target()))
                .isEqualTo(rows("towns", sandbox.world().source()));
    }

    @Test
    void without_a_target_the_plan_says_what_it_could_not_decide() {
        Map<String, String> alone = Map.of("TABLE_NAMES", "nation", "TARGET_HOST", "127.0.0.1", "TARGET_PORT", "1");

        JobReport plan = run(alone, migration -> migration.plan("alone", SILENT));

        assertThat(plan.plan().orElseThrow().target()).isEmpty();
        assertThat(plan.plan().orElseThrow().undecided())
                .anyMatch(sentence -> sentence.contains("Cannot connect to the target"))
                .anyMatch(sentence -> sentence.contains("where rows are staged"));
        assertThat(table(plan, "nation").stagingChoice()).isEmpty();
        assertThat(table(plan, "nation").isRefused()).isFalse();
    }

    private static TablePlan table(JobReport report, String table) {
        return report.plan().orElseThrow().tables().stream()
                .filter(plan -> plan.table().table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private JobReport run(Map<String, String> chosen, Function<Migration, JobReport> work) {
        MigrationConfig config = ConfigLoader.load(sandbox.env(), new HashMap<>(chosen), EnumSet.allOf(Need.class))
                .config();
        try (Migration migration = new Worker().open(config)) {
            return work.apply(migration);
        }
    }

    private StandIn target() {
        return sandbox.world().target();
    }

    private void source(String sql) throws SQLException {
        execute(sandbox.world().source(), sql);
    }

    private void both(String sql) throws SQLException {
        source(sql);
        execute(target(), sql);
    }

    private static void execute(StandIn cluster, String sql) throws SQLException {
        cluster.execute(List.of(sql));
    }

    private static List<List<String>> rows(String table, StandIn cluster) throws SQLException {
        return query(cluster, "SELECT * FROM " + DB + "." + table + " ORDER BY 1, 2");
    }

    private static List<List<String>> query(StandIn cluster, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
