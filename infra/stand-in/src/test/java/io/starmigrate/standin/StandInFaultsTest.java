package io.starmigrate.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.jobs.JobFaults.ErrorMsg;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.standin.storage.MemoryStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each order to a stand-in is carried out once, and seen by clients as StarRocks shows such a misfortune. */
class StandInFaultsTest {
    private static final String KEYS = "\"aws.s3.access_key\"=\"AK\",\"aws.s3.secret_key\"=\"SK\","
            + "\"aws.s3.endpoint\"=\"http://127.0.0.1:1\",\"aws.s3.region\"=\"us-east-1\"";

    @TempDir
    private Path directory;

    private final MemoryStorage storage = new MemoryStorage();
    private StandIn standIn;

    @BeforeEach
    void start() throws SQLException {
        standIn = StandIn.start(
                directory, Personality.of("3.3.14", RunMode.SHARED_NOTHING), StatementLog.NONE, access -> storage);
        standIn.execute(List.of(
                "CREATE DATABASE d",
                "CREATE TABLE d.t (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "INSERT INTO d.t VALUES (1)"));
        storage.put("in/a.csv", "1\n2\n3\n4\n");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private void load(String label) throws SQLException {
        standIn.execute(List.of("LOAD LABEL d." + label
                + " (DATA INFILE(\"s3a://b/in/a.csv\") INTO TABLE t (k)) WITH BROKER (" + KEYS + ")"));
    }

    private String job(String show, String column) {
        try (Connection connection = standIn.connect();
                Statement statement = connection.createStatement();
                ResultSet job = statement.executeQuery(show)) {
            return job.next() ? String.valueOf(job.getString(column)) : "none";
        } catch (SQLException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    private String load(String label, String column) {
        return job("SHOW LOAD FROM d WHERE LABEL = \"" + label + "\"", column);
    }

    @Test
    void a_load_fails_as_ordered_and_its_label_can_be_used_again() throws SQLException {
        standIn.jobFaults()
                .failNextLoad(new JobFaults.ErrorMsg(
                        "LOAD_RUN_FAIL", "disk /data/storage on backend 10001 exceed limit usage"));
        load("l");

        await().atMost(Duration.ofMinutes(1)).until(() -> load("l", "State").equals("CANCELLED"));
        assertThat(load("l", "ErrorMsg"))
                .isEqualTo("type:LOAD_RUN_FAIL; msg:disk /data/storage on backend 10001 exceed limit usage");
        load("l");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> job("SELECT count(*) AS n FROM d.t", "n").equals("5"));
    }

    @Test
    void whatever_holds_a_pattern_fails_as_often_as_ordered() throws SQLException {
        ErrorMsg error = new ErrorMsg("LOAD_RUN_FAIL", "a gremlin ate it");
        standIn.jobFaults().failNext(Pattern.compile("LOAD d\\.odd .*in/a"), 1, error);
        load("even");
        load("odd");

        await().atMost(Duration.ofMinutes(1)).until(() -> load("odd", "State").equals("CANCELLED"));
        assertThat(load("odd", "ErrorMsg")).isEqualTo("type:LOAD_RUN_FAIL; msg:a gremlin ate it");
        await().atMost(Duration.ofMinutes(1)).until(() -> load("even", "State").equals("FINISHED"));
        load("odd");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> job("SELECT count(*) AS n FROM d.t", "n").equals("9"));
    }

    @Test
    void an_export_that_holds_a_pattern_fails_while_it_runs() throws SQLException {
        standIn.jobFaults().failNext(Pattern.compile("EXPORT d\\.t .*/odd/"), 9, new ErrorMsg("RUN_FAIL", "odd"));
        export("odd");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> job("SHOW EXPORT FROM d", "State").equals("CANCELLED"));
        assertThat(job("SHOW EXPORT FROM d", "ErrorMsg")).isEqualTo("type:RUN_FAIL; msg:odd");

        standIn.jobFaults().heal();
        export("odd");

        await().atMost(Duration.ofMinutes(1))
                .until(() -> job("SHOW EXPORT FROM d WHERE STATE = \"FINISHED\"", "State")
                        .equals("FINISHED"));
    }

    @Test
    void an_export_says_why_its_storage_refuses_it() throws SQLException {
        storage.refuse("InvalidAccessKeyId The Access Key Id you provided does not exist in our records.");
        export("odd");

        await().atMost(Duration.ofMinutes(1))
                .until(() -> job("SHOW EXPORT FROM d", "State").equals("CANCELLED"));
        assertThat(job("SHOW EXPORT FROM d", "ErrorMsg")).startsWith("type:RUN_FAIL; msg:InvalidAccessKeyId The");
    }

    private void export(String folder) throws SQLException {
        standIn.execute(List.of("EXPORT TABLE d.t TO \"s3a://b/out/" + folder + "/\" WITH BROKER (" + KEYS + ")"));
    }

    @Test
    void a_statement_that_holds_a_pattern_is_refused_as_often_as_ordered() throws SQLException {
        standIn.statementFaults()
                .refuseNext(Pattern.compile("count.*d\\.t"), 2, new SqlError(1064, "HY000", "a gremlin ate it"));
        String question = "SELECT count(*) AS n FROM d.t";

        assertThat(job(question, "n")).contains("a gremlin ate it");
        assertThat(job("SELECT 1 AS n", "n")).isEqualTo("1");
        assertThat(job(question, "n")).contains("a gremlin ate it");
        assertThat(job(question, "n")).isEqualTo("1");
    }

    @Test
    void half_of_a_loads_rows_are_filtered() throws SQLException {
        standIn.jobFaults().filterHalfOfNextLoad();
        load("l");

        await().atMost(Duration.ofMinutes(1)).until(() -> load("l", "State").equals("CANCELLED"));
        assertThat(load("l", "FilteredRows")).isEqualTo("2");
        assertThat(load("l", "ErrorMsg")).startsWith("type:ETL_QUALITY_UNSATISFIED");
    }

    @Test
    void a_hanging_load_stays_loading_until_it_is_released() throws SQLException {
        standIn.jobFaults().hang();
        load("l");
        await().atMost(Duration.ofMinutes(1)).until(() -> load("l", "State").equals("LOADING"));
        assertThat(job("SELECT count(*) AS n FROM d.t", "n")).isEqualTo("1");

        standIn.jobFaults().release();

        await().atMost(Duration.ofMinutes(1)).until(() -> load("l", "State").equals("FINISHED"));
    }

    @Test
    void forgotten_labels_can_be_used_again() throws SQLException {
        load("l");
        await().atMost(Duration.ofMinutes(1)).until(() -> load("l", "State").equals("FINISHED"));
        assertThatThrownBy(() -> load("l")).hasMessageContaining("has already been used");

        standIn.forgetLabels();

        assertThat(load("l", "State")).isEqualTo("none");
        load("l");
        await().atMost(Duration.ofMinutes(1)).until(() -> load("l", "State").equals("FINISHED"));
    }

    @Test
    void a_front_ends_restart_cuts_connections_and_cancels_exports() throws SQLException {
        standIn.jobFaults().hang();
        try (Connection connection = standIn.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("EXPORT TABLE d.t TO \"s3a://b/out/\" WITH BROKER (" + KEYS + ")");
            standIn.restartFrontend();
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        String show = "SHOW EXPORT FROM d";
        assertThat(job(show, "State")).isEqualTo("CANCELLED");
        assertThat(job(show, "ErrorMsg")).contains("FE restarted or Leader changed during exporting");
        assertThat(job(show, "TaskInfo")).contains("\"columns\":\"N/A\"");
        standIn.jobFaults().release();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> storage.texts().keySet().stream().noneMatch(key -> key.startsWith("out/")));
    }

    @Test
    void a_statement_is_refused_once_as_ordered() throws SQLException {
        String full = "There are more than 1024 load jobs in waiting queue, please retry later.";
        standIn.statementFaults().refuseNext("LOAD LABEL", new SqlError(1064, "HY000", full));

        assertThatThrownBy(() -> load("l")).hasMessage(full);
        load("l");
        await().atMost(Duration.ofMinutes(1)).until(() -> load("l", "State").equals("FINISHED"));
    }
}
