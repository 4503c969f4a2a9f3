package io.starmigrate.standin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.load.RowStatements;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.rows.Engine;
import io.starmigrate.standin.storage.MemoryStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays the recorded statements through the MySQL protocol and compares columns, order, values, codes and texts, all
 * of them without exception; what differs from run to run is {@link VolatileValues}' to say.
 */
class RecordedAnswersTest {
    /** As long as the recorded ones, since an error tells where they end. */
    private static final String CREDENTIALS =
            "\"aws.s3.access_key\"=\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"aws.s3.secret_key\"=\"SK\","
                    + "\"aws.s3.endpoint\"=\"http://127.0.0.1:19900\",\"aws.s3.region\"=\"us-east-1\","
                    + "\"aws.s3.enable_ssl\"=\"false\",\"aws.s3.enable_path_style_access\"=\"true\"";

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
    void answersAsTheRecordedFrontEndDid(String recording, String version, RunMode mode) throws SQLException {
        List<String> differences = new ArrayList<>();
        MemoryStorage storage = new MemoryStorage();
        storage.put("x/a.csv", "2024-01-05\u0001123456\u000112345\n");
        DuckDbRowStore rows = new DuckDbRowStore(Engine.open(directory, "256MB", 2));
        try (rows;
                StarRocksServer server = StarRocksServer.start(
                        ServerSettings.of(personality(version, mode)),
                        rows,
                        new RowStatements(rows, RowStatements.Settings.SANDBOX, access -> storage)::register);
                Connection connection = DriverManager.getConnection(server.jdbcUrl(), "root", "")) {
            for (Recorded recorded : Recorded.read(recording)) {
                compare(connection, recorded).ifPresent(differences::add);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static Optional<String> compare(Connection connection, Recorded recorded) {
        if (recorded.statement().startsWith("SHOW LOAD FROM rec")
                || recorded.statement().equals("SHOW EXPORT FROM rec")) {
            awaitJobs(connection);
        }
        Recorded expected = VolatileValues.masked(recorded);
        Recorded actual = VolatileValues.masked(execute(connection, recorded.statement()));
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("\n" + recorded.statement() + "\n  recorded: " + shown(expected) + "\n  answered: "
                        + shown(actual));
    }

    /** The compute nodes of the recorded shared-data clusters had no disks. */
    private static Personality personality(String version, RunMode mode) {
        Personality personality = Personality.of(version, mode);
        return mode == RunMode.SHARED_DATA ? personality.withoutNodeDisks() : personality;
    }

    /** Where the recording paused, until no job is under way. */
    private static void awaitJobs(Connection connection) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> List.of("SHOW LOAD FROM rec", "SHOW EXPORT FROM rec").stream()
                        .map(show -> execute(connection, show))
                        .flatMap(answer -> answer.rows().stream())
                        .allMatch(job -> job.contains("FINISHED") || job.contains("CANCELLED")));
    }

    private static String shown(Recorded answer) {
        return answer.message() != null
                ? answer.code() + " " + answer.message()
                : answer.columns() + " " + answer.rows();
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
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
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
