package io.starmigrate.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.jobs.JobFaults.Point;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.standin.storage.MemoryStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What running front ends did with whole tables (observed, 2026-11-28, point 10), and how long an OVERWRITE lives. */
class StandInOverwriteTest {
    private static final String ONE = " DISTRIBUTED BY HASH(k) BUCKETS 1";

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // each test starts it first
    private StandIn standIn;

    @AfterEach
    void stop() {
        standIn.close();
    }

    private void start(String version) throws SQLException {
        standIn = StandIn.start(
                directory,
                Personality.of(version, RunMode.SHARED_NOTHING),
                StatementLog.NONE,
                access -> new MemoryStorage());
        standIn.execute(List.of(
                "CREATE DATABASE d",
                "CREATE TABLE d.t (k int, v int) DUPLICATE KEY(k)" + ONE,
                "ALTER TABLE d.t ADD ROLLUP r (v)",
                "CREATE MATERIALIZED VIEW d.m REFRESH MANUAL AS SELECT k FROM d.t",
                "GRANT SELECT ON TABLE d.t TO USER reader",
                "INSERT INTO d.t VALUES (1, 1)",
                "CREATE TABLE d.s LIKE d.t",
                "INSERT INTO d.s VALUES (2, 2), (3, 3)"));
    }

    private List<String> rows(String sql, int column) throws SQLException {
        try (Connection connection = standIn.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(String.valueOf(result.getString(column)));
            }
            return values;
        }
    }

    private String tableId() throws SQLException {
        return rows("SELECT TABLE_ID FROM information_schema.tables_config WHERE TABLE_NAME = 't'", 1)
                .get(0);
    }

    private String partitionId() throws SQLException {
        return rows("SHOW PARTITIONS FROM d.t", 1).get(0);
    }

    private List<String> keys() throws SQLException {
        return rows("SELECT k FROM d.t ORDER BY k", 1);
    }

    private List<String> indexes() throws SQLException {
        return rows("DESC d.t ALL", 1).stream()
                .filter(name -> !name.isBlank() && !name.equals("null"))
                .distinct()
                .toList();
    }

    private String state(String label) throws SQLException {
        List<String> states = rows("SHOW LOAD FROM d WHERE LABEL = \"" + label + "\"", 3);
        return states.isEmpty() ? "none" : states.get(states.size() - 1);
    }

    private CompletableFuture<Void> begin(String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                standIn.execute(List.of(sql));
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
        });
    }

    private static String overwrite(String label, String from) {
        return "INSERT OVERWRITE d.t WITH LABEL " + label + " (k, v) SELECT k, v FROM " + from;
    }

    @Test
    void an_overwrite_keeps_the_tables_id_and_what_hangs_on_it() throws SQLException {
        start("3.5.2");
        String table = tableId();
        String partition = partitionId();

        standIn.execute(List.of(overwrite("l1", "d.s")));

        assertThat(keys()).containsExactly("2", "3");
        assertThat(tableId()).isEqualTo(table);
        assertThat(partitionId()).isNotEqualTo(partition);
        assertThat(indexes()).containsExactly("t", "r");
        assertThat(rows("SHOW GRANTS FOR reader", 3)).containsExactly("GRANT SELECT ON TABLE d.t TO USER 'reader'@'%'");
        assertThat(rows("SELECT is_active FROM information_schema.materialized_views WHERE table_name = 'm'", 1))
                .containsExactly("true");
        assertThat(state("l1")).isEqualTo("FINISHED");
        assertThatThrownBy(() -> standIn.execute(List.of(overwrite("l1", "d.s"))))
                .hasMessageContaining("Label [l1] has already been used.");
    }

    @Test
    void a_swap_takes_rollups_and_grants_along_and_leaves_views_inactive() throws SQLException {
        start("3.5.2");

        standIn.execute(List.of("ALTER TABLE d.t SWAP WITH s"));

        assertThat(keys()).containsExactly("2", "3");
        assertThat(indexes()).containsExactly("t");
        assertThat(rows("SHOW GRANTS FOR reader", 3)).containsExactly("GRANT SELECT ON TABLE d.s TO USER 'reader'@'%'");
        assertThat(rows("SELECT OBJECT_NAME FROM sys.grants_to_users WHERE OBJECT_DATABASE = 'd'", 1))
                .containsExactly("s");
        assertThat(rows("SELECT inactive_reason FROM information_schema.materialized_views WHERE table_name = 'm'", 1))
                .singleElement()
                .asString()
                .contains("base-table swapped");
        standIn.execute(List.of("ALTER MATERIALIZED VIEW d.m ACTIVE", "DROP TABLE d.s FORCE"));
        assertThat(rows("SHOW GRANTS FOR reader", 3)).isEmpty();
    }

    @Test
    void an_overwrite_goes_on_without_its_client_and_shows_after_a_newer_one() throws SQLException {
        start("3.5.2");
        standIn.jobFaults().hold(Point.OVERWRITE);
        CompletableFuture<Void> outrun = begin(overwrite("old", "d.s"));
        await().until(() -> state("old").equals("LOADING"));

        standIn.disconnectAll();
        assertThatThrownBy(outrun::join).hasMessageContaining("Communications link failure");
        assertThat(rows("SHOW FULL PROCESSLIST", 9)).anyMatch(info -> info.contains("WITH LABEL old"));
        standIn.execute(List.of("CREATE TABLE d.n LIKE d.t", "INSERT INTO d.n VALUES (9, 9)"));
        standIn.jobFaults().hold(Point.SWITCH);
        standIn.jobFaults().release(Point.OVERWRITE);
        await().until(() -> state("old").equals("FINISHED"));
        assertThat(keys()).as("the label is FINISHED before the rows show").containsExactly("1");
        standIn.jobFaults().release(Point.SWITCH);
        await().until(() -> keys().equals(List.of("2", "3")));
    }

    @Test
    void the_source_of_an_overwrite_that_was_dropped_or_cancelled_meanwhile_does_not_show() throws SQLException {
        start("3.5.2");
        standIn.jobFaults().hold(Point.OVERWRITE);
        CompletableFuture<Void> cancelled = begin(overwrite("cancelled", "d.s"));
        await().until(() -> state("cancelled").equals("LOADING"));
        standIn.execute(List.of("CANCEL LOAD FROM d WHERE LABEL = \"cancelled\""));
        standIn.jobFaults().release(Point.OVERWRITE);

        assertThatThrownBy(cancelled::join).hasMessageContaining("Cancelled");
        standIn.jobFaults().hold(Point.OVERWRITE);
        CompletableFuture<Void> dropped = begin(overwrite("dropped", "d.s"));
        await().until(() -> state("dropped").equals("LOADING"));
        standIn.execute(List.of("DROP TABLE d.s FORCE"));
        standIn.jobFaults().release(Point.OVERWRITE);

        assertThatThrownBy(dropped::join).isNotNull();
        assertThat(keys()).containsExactly("1");
        assertThat(state("dropped")).isEqualTo("CANCELLED");
    }

    @Test
    void before_3_4_2_a_second_overwrite_of_a_table_is_refused_while_one_runs() throws SQLException {
        start("3.1.11");
        standIn.jobFaults().hold(Point.OVERWRITE);
        CompletableFuture<Void> first = begin(overwrite("first", "d.s"));
        await().until(() -> state("first").equals("LOADING"));

        assertThatThrownBy(() -> standIn.execute(List.of(overwrite("second", "d.s"))))
                .hasMessageContaining("ConcurrentModificationException");
        standIn.jobFaults().release(Point.OVERWRITE);
        first.join();
        assertThat(keys()).containsExactly("2", "3");
    }
}
