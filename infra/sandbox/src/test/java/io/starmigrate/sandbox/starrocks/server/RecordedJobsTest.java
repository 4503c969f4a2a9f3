package io.starmigrate.sandbox.starrocks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.RunMode;
import io.starmigrate.sandbox.starrocks.load.RowStatements;
import io.starmigrate.sandbox.starrocks.rows.DuckDbRowStore;
import io.starmigrate.sandbox.starrocks.rows.Engine;
import io.starmigrate.sandbox.starrocks.storage.MemoryStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recorded statements about EXPORT, LOAD and SELECT, each answered as the running front end did. */
class RecordedJobsTest {
    private static final String CREDENTIALS =
            "\"aws.s3.access_key\"=\"AK\",\"aws.s3.secret_key\"=\"SK\",\"aws.s3.endpoint\"=\"http://127.0.0.1:19900\"";
    private static final String MARK = "*";
    private static final Set<String> COMPARED = Set.of("LOAD", "EXPORT", "SELECT", "CANCEL");

    /** Ids, and what was counted by backends that were doubles. */
    private static final Set<String> MASKED =
            Set.of("JobId", "QueryId", "ID", "JOB_ID", "ScanRows", "SinkRows", "SCAN_ROWS", "SINK_ROWS", "SCAN_BYTES");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "3.1-shared_data, 3.1.17, SHARED_DATA",
        "3.1-shared_nothing, 3.1.17, SHARED_NOTHING",
        "3.3-shared_data, 3.3.15, SHARED_DATA",
        "3.3-shared_nothing, 3.3.15, SHARED_NOTHING",
        "3.4-shared_nothing, 3.4.4, SHARED_NOTHING",
        "3.5-shared_data, 3.5.0, SHARED_DATA",
        "3.5-shared_nothing, 3.5.0, SHARED_NOTHING"
    })
    void jobsAreAnsweredAsTheRecordedFrontEndDid(String recording, String version, RunMode mode) throws SQLException {
        MemoryStorage storage = new MemoryStorage();
        storage.put("x/a.csv", "2024-01-05\u0001123456\u000112345\n");
        List<String> differences = new ArrayList<>();
        DuckDbRowStore rows = new DuckDbRowStore(Engine.open(directory, "256MB", 2));
        RowStatements statements = new RowStatements(rows, RowStatements.Settings.SANDBOX, access -> storage);
        try (rows;
                statements;
                StarRocksServer server = StarRocksServer.start(
                        ServerSettings.of(Personality.of(version, mode)), rows, statements::register);
                Connection connection = DriverManager.getConnection(server.jdbcUrl(), "root", "")) {
            for (Recorded recorded : Recorded.read(recording)) {
                compare(connection, recorded).ifPresent(differences::add);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static Optional<String> compare(Connection connection, Recorded recorded) {
        boolean asksForJobs = recorded.statement().matches("SHOW (LOAD|EXPORT) FROM rec.*");
        if (asksForJobs) {
            await().until(() ->
                    settled(connection, "SHOW LOAD FROM rec") && settled(connection, "SHOW EXPORT FROM rec"));
        }
        Recorded actual = execute(connection, recorded.statement());
        boolean compared =
                COMPARED.stream().anyMatch(word -> recorded.statement().contains(word))
                        && !recorded.statement().startsWith("CREATE")
                        && !recorded.statement().startsWith("ADMIN")
                        && !recorded.statement().contains("tables_config")
                        && !recorded.statement().contains("partitions_meta");
        String expected = masked(recorded);
        String answered = masked(actual);
        return !compared || expected.equals(answered)
                ? Optional.empty()
                : Optional.of("\n" + recorded.statement() + "\n  recorded: " + expected + "\n  answered: " + answered);
    }

    private static boolean settled(Connection connection, String show) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet jobs = statement.executeQuery(show)) {
            boolean settled = true;
            while (jobs.next()) {
                settled &= Set.of("FINISHED", "CANCELLED").contains(jobs.getString("State"));
            }
            return settled;
        }
    }

    private static String masked(Recorded answer) {
        List<String> columns = answer.columns();
        if (columns == null) {
            return answer.code() + " " + String.valueOf(answer.message()).replaceAll("column \\d+", "column " + MARK);
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : answer.rows()) {
            List<@Nullable String> masked = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                masked.add(masked(columns.get(i), row.get(i)));
            }
            rows.add(masked);
        }
        return columns + " " + rows;
    }

    private static @Nullable String masked(String column, @Nullable String value) {
        if (value == null) {
            return null;
        }
        boolean time = column.endsWith("Time") || column.endsWith("_TIME");
        if (MASKED.contains(column) || time || column.equals("current_version()") || column.startsWith("@@")) {
            return MARK;
        }
        return value.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", MARK)
                .replaceAll("\\[\\d+]", "[" + MARK + "]")
                .replaceAll("\"(txn_id|ScanRows)\":\\d+", "\"$1\":" + MARK);
    }

    private static Recorded execute(Connection connection, String text) {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(text.replace("@CRED@", CREDENTIALS));
            return rows ? read(text, statement.getResultSet()) : Recorded.done(text);
        } catch (SQLException refused) {
            return Recorded.refused(text, refused.getErrorCode(), String.valueOf(refused.getMessage()));
        }
    }

    private static Recorded read(String text, ResultSet result) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            columns.add(result.getMetaData().getColumnLabel(i));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return new Recorded(text, columns, rows, null, null);
    }
}
