package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.RunMode;
import io.starmigrate.sandbox.world.StandIn;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.worker.JobReport;
import io.starmigrate.worker.Migration;
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

/** Tables partitioned by several expressions, which both clusters know since 3.4. */
@TestInstance(Lifecycle.PER_CLASS)
class MultiExpressionEndToEndTest {
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
                Personality.of("3.4.4", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_DATA));
        sandbox = Sandbox.start(settings, 0.001);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void each_partition_is_staged_as_a_list_partition() throws SQLException {
        both("CREATE TABLE " + DB + ".months (dt DATETIME NOT NULL, city VARCHAR(20) NOT NULL, v INT)"
                + " DUPLICATE KEY(dt, city) PARTITION BY date_trunc('month', dt), city"
                + " DISTRIBUTED BY HASH(city) BUCKETS 1");
        source("INSERT INTO " + DB + ".months VALUES ('2024-01-05 01:02:03', 'rome', 1),"
                + " ('2024-01-06 00:00:00', 'oslo', 2), ('2024-02-25 00:00:00', 'rome', 3)");
        Map<String, String> chosen = Map.of("TABLE_NAMES", "months");

        JobReport plan = run(chosen, migration -> migration.plan("months", SILENT));
        JobReport first = run(chosen, migration -> migration.sync("months", SILENT));

        assertThat(table(plan, "months").units()).isEqualTo(3);
        assertThat(table(plan, "months").stagingChoice())
                .get()
                .extracting(StagingChoice::place)
                .isEqualTo(StagingChoice.Place.NAMED_TEMPORARY_PARTITION);
        assertThat(first.failures()).isEmpty();
        assertThat(first.partitions()).isEqualTo(Map.of("PUBLISHED", 3));
        assertThat(rows("months", target()))
                .isEqualTo(rows("months", sandbox.world().source()));

        source("INSERT INTO " + DB + ".months VALUES ('2024-02-01 00:00:00', 'rome', 9)");
        JobReport second = run(chosen, migration -> migration.sync("months", SILENT));

        assertThat(second.failures()).isEmpty();
        assertThat(rows("months", target()))
                .hasSize(4)
                .isEqualTo(rows("months", sandbox.world().source()));
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
