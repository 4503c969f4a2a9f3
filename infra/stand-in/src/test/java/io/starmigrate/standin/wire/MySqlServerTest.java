package io.starmigrate.standin.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RowCursor;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.server.ServerSettings;
import io.starmigrate.standin.server.StarRocksServer;
import io.starmigrate.standin.session.FileStatementLog;
import io.starmigrate.standin.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlServerTest {
    private static final long MANY = 1_000_000;
    private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;

    private final Path log;
    private final StarRocksServer server;

    MySqlServerTest(@TempDir Path directory) {
        this.log = directory.resolve("log.sql");
        this.server = start(log);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ServerSettings settings() {
        return ServerSettings.of(Personality.of("3.1.17", RunMode.SHARED_NOTHING))
                .withPasswords(Map.of("root", "geheim", "guest", ""));
    }

    private static StarRocksServer start(Path log) {
        ServerSettings settings = settings().withLog(new FileStatementLog(log));
        return StarRocksServer.start(settings, new InMemoryRows(), (router, cluster) -> {
            router.register(StarRocksParser.QueryStatementContext.class, MySqlServerTest::select);
            return () -> {};
        });
    }

    /** Answers by the statement's text: many rows, one large value, an error after rows, or the text itself. */
    private static Answer select(Session session, StarRocksParser.StatementContext statement, String text) {
        return switch (text) {
            case "SELECT 'many'" ->
                new Answer.Rows(
                        List.of(new AnswerColumn("n", AnswerColumn.Kind.BIGINT)),
                        RowCursor.over(() -> LongStream.range(0, MANY)
                                .<List<@Nullable String>>mapToObj(n -> List.of(String.valueOf(n)))
                                .iterator()));
            case "SELECT 'large'" -> text("x".repeat(TWENTY_MEGABYTES));
            case "SELECT 'refused'" -> throw new SqlError(5501, "3F000", "Unknown database 'nodb'");
            case "SELECT 'values'" ->
                Answer.rows(
                        List.of(
                                new AnswerColumn("n", AnswerColumn.Kind.BIGINT),
                                AnswerColumn.text("s"),
                                new AnswerColumn("b", AnswerColumn.Kind.BINARY)),
                        List.of(Arrays.asList("-7", "日本 😀", "\u0000\u00ff"), Arrays.asList(null, "", null)));
            default -> text(text);
        };
    }

    private static Answer text(String value) {
        return Answer.rows(List.of(AnswerColumn.text("t")), List.of(List.of(value)));
    }

    private Connection connect(String user, String password, String options) throws SQLException {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(server.jdbcUrl() + options);
        return source.getConnection(user, password);
    }

    private Connection connect() throws SQLException {
        return connect("root", "geheim", "");
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownUser() {
        assertThatThrownBy(() -> connect("root", "falsch", "")).isInstanceOfSatisfying(SQLException.class, refused -> {
            assertThat(refused.getErrorCode()).isEqualTo(1045);
            assertThat(refused.getSQLState()).isEqualTo("28000");
            assertThat(refused.getMessage()).contains("using password: YES");
        });
        assertThatThrownBy(() -> connect("nobody", "", "")).hasMessageContaining("using password: NO");
    }

    @Test
    void letsAUserWithoutPasswordIn() throws SQLException {
        try (Connection connection = connect("guest", "", "")) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("5.1.0");
        }
    }

    @Test
    void carriesNullsUnicodeAndBytes() throws SQLException {
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT 'values'")) {
            rows.next();
            assertThat(rows.getLong("n")).isEqualTo(-7);
            assertThat(rows.getString("s")).isEqualTo("日本 😀");
            assertThat(rows.getBytes("b")).containsExactly(0, 0xff);
            rows.next();
            assertThat(rows.getObject("n")).isNull();
            assertThat(rows.getString("s")).isEmpty();
        }
    }

    @Test
    void streamsAMillionRows() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            long sum = 0;
            try (ResultSet rows = statement.executeQuery("SELECT 'many'")) {
                while (rows.next()) {
                    sum += rows.getLong(1);
                }
            }
            assertThat(sum).isEqualTo(MANY * (MANY - 1) / 2);
        }
    }

    @Test
    void carriesValuesAndStatementsLongerThanOnePacket() throws SQLException {
        try (Connection connection = connect("root", "geheim", "?maxAllowedPacket=67108864");
                Statement statement = connection.createStatement()) {
            try (ResultSet large = statement.executeQuery("SELECT 'large'")) {
                large.next();
                assertThat(large.getString(1)).hasSize(TWENTY_MEGABYTES);
            }
            String text = "SELECT '" + "y".repeat(TWENTY_MEGABYTES) + "'";
            try (ResultSet echoed = statement.executeQuery(text)) {
                echoed.next();
                assertThat(echoed.getString(1)).isEqualTo(text);
            }
        }
    }

    @Test
    void answersSeveralStatementsOneByOneUntilOneIsRefused() throws SQLException {
        try (Connection connection = connect("root", "geheim", "?allowMultiQueries=true");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(
                            "CREATE DATABASE several; SELECT 1; SELECT 'refused'; DROP DATABASE several"))
                    .hasMessage("Unknown database 'nodb'");
            assertThat(statement.execute("SELECT 'a;b'; SELECT 2")).isTrue();
            assertThat(statement.getMoreResults()).isTrue();
            assertThat(statement.getMoreResults()).isFalse();
            connection.setCatalog("several");
        }
    }

    @Test
    void tellsCodeStateAndTextOfARefusalAndGoesOn() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT 'refused'"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getErrorCode()).isEqualTo(5501));
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void refusesAnUnknownDatabaseAtLoginAndLater() throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute("CREATE DATABASE here");
            connection.setCatalog("here");
            assertThatThrownBy(() -> connection.setCatalog("nodb")).hasMessageContaining("Unknown database 'nodb'");
        }
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(server.jdbcUrl() + "nodb");
        assertThatThrownBy(() -> source.getConnection("root", "geheim"))
                .hasMessageContaining("Unknown database 'nodb'");
    }

    @Test
    void quotesAStatementItDoesNotKnowWithoutItsSecrets() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("ALTER USER u IDENTIFIED BY 'geheim2'"))
                    .hasMessageContaining("ALTER USER u IDENTIFIED BY")
                    .hasMessageNotContaining("geheim2");
        }
    }

    @Test
    void logsEveryStatementAlsoRefusedOnesWithoutSecrets() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT\n  1");
            assertThatThrownBy(
                    () -> statement.execute("EXPORT TABLE t TO 's3a://b/' WITH BROKER ('aws.s3.secret_key'='SK')"));
            assertThatThrownBy(() -> statement.execute("nonsense"));
        }
        assertThat(Files.readString(log)).endsWith("""
                        SELECT
                          1
                        ---
                        EXPORT TABLE t TO 's3a://b/' WITH BROKER ('aws.s3.secret_key'="***")
                        ---
                        nonsense
                        """).doesNotContain("SK");
    }

    @Test
    void stopsWithClientsConnected() throws SQLException {
        try (Connection connection = connect()) {
            server.close();
            assertThat(connection.isValid(5)).isFalse();
        }
    }
}
