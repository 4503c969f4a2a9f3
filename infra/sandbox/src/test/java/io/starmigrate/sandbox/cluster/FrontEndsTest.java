package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterConfig.Options;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.config.Login;
import io.starmigrate.core.config.TlsMode;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.sandbox.network.FaultyProxy;
import io.starmigrate.sandbox.network.LinkFaults;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.server.ServerSettings;
import io.starmigrate.standin.server.StarRocksServer;
import io.starmigrate.worker.outage.Reachability;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.frontend.FrontEnds.Waits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FrontEndsTest {
    private static final Secret KEY = Secret.of("LTAI-top-secret");
    private static final List<Sql> SETTINGS = List.of(Sql.of("SELECT 'a setting'"));

    private static final int MANY = 2000;
    private static final String ROW = "%04d";
    private static final LinkFaults CUT = new LinkFaults(0, 1, 0, 0, Duration.ZERO);

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final StarRocksServer server = StarRocksServer.start(
            ServerSettings.of(Personality.of("3.1.17", RunMode.SHARED_NOTHING)).withPasswords(Map.of("root", "geheim")),
            new InMemoryRows(),
            (router, cluster) -> {
                router.register(
                        StarRocksParser.QueryStatementContext.class, (session, statement, text) -> select(text));
                return () -> {};
            });
    private final FrontEnds frontEnds = to(server.port(), "geheim");

    @AfterEach
    void stop() {
        frontEnds.close();
        server.close();
    }

    private Answer select(String text) {
        if (text.startsWith("SELECT 'refused'")) {
            throw SqlError.analyzing("No matching function: " + text);
        }
        if (text.startsWith("SELECT 'unknown'")) {
            throw new SqlError(1193, "HY000", "Unknown system variable 'enable_query_cache'");
        }
        if (text.startsWith("SELECT 'hangs'")) {
            begun.complete(null);
            awaitTheEnd();
        }
        if (text.startsWith("SELECT 'many'")) {
            // More than lies between both ends of a connection.
            String filling = "x".repeat(20_000);
            return Answer.rows(
                    List.of(AnswerColumn.text("t")),
                    many().stream().map(row -> List.of(row + filling)).toList());
        }
        String value = text.contains("tx_isolation") ? "REPEATABLE-READ" : text;
        return Answer.rows(List.of(AnswerColumn.text("t")), List.of(List.of(value)));
    }

    private void awaitTheEnd() {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static FrontEnds to(int port, String password) {
        return FrontEnds.of(ClusterSide.SOURCE, cluster(port, password));
    }

    private static ClusterConfig cluster(int port, String password) {
        return cluster(List.of("127.0.0.1"), port, password);
    }

    private static ClusterConfig cluster(List<String> hosts, int port, String password) {
        return new ClusterConfig(
                hosts, port, new Login("root", Secret.of(password)), "db", new Options(TlsMode.DISABLED, "", ""));
    }

    private static String printed(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        return printed.toString();
    }

    @Test
    void saysWhyBeforeWhatAndALongStatementNotWhole() {
        Sql statement = Sql.of("SELECT 'refused', '" + "x".repeat(5_000) + "', 'the end'");

        assertThatThrownBy(() -> frontEnds.execute(statement))
                .hasMessageMatching("(?s)Getting analyzing error. Detail message: No matching function.*")
                .hasMessageMatching("(?s).*did not execute SELECT 'refused', 'x{100,300} \\.\\.\\.");
    }

    @Test
    void showsNoSecretOfAStatementThatTheFrontEndQuotesBack() {
        Sql statement = Sql.of("SELECT 'refused', ").then(KEY);

        assertThatThrownBy(() -> frontEnds.execute(statement))
                .isInstanceOfSatisfying(ClusterException.class, refused -> {
                    assertThat(refused).hasMessageContaining("No matching function: SELECT 'refused'");
                    assertThat(printed(refused))
                            .contains("No matching function")
                            .doesNotContain(KEY.reveal());
                });
    }

    @Test
    void answersAreWholeWhateverEverySessionIsLimitedTo() {
        frontEnds.execute(Sql.of("SET GLOBAL sql_select_limit = 3"));
        try (FrontEnds later = to(server.port(), "geheim")) {
            assertThat(later.query(Sql.of("SHOW VARIABLES LIKE 'sql_select_limit'")))
                    .extracting(row -> row.text("Value"))
                    .containsExactly("9223372036854775807");
        }
    }

    @Test
    void statementsMeanTheSameWhateverIsSetForEverySession() {
        frontEnds.execute(Sql.of("SET GLOBAL sql_mode = 'PIPES_AS_CONCAT,ALLOW_THROW_EXCEPTION'"));
        frontEnds.execute(Sql.of("SET GLOBAL query_timeout = 5"));
        try (FrontEnds later = to(server.port(), "geheim")) {
            assertThat(later.query(Sql.of("SHOW VARIABLES LIKE 'sql_mode'")))
                    .extracting(row -> row.text("Value"))
                    .containsExactly("ONLY_FULL_GROUP_BY");
            assertThat(later.query(Sql.of("SHOW VARIABLES LIKE 'query_timeout'")))
                    .extracting(row -> row.text("Value"))
                    .containsExactly("300");
        }
    }

    @Test
    void rowsThatDoNotFitAreNeverLeftOut() {
        frontEnds.execute(Sql.of("SET GLOBAL enable_insert_strict = false"));
        try (FrontEnds later = to(server.port(), "geheim")) {
            assertThat(later.query(
                            SessionSettings.forReading(Capabilities.of("3.3.19"), Duration.ofHours(1)),
                            Sql.of("SHOW VARIABLES LIKE 'enable_insert_strict'")))
                    .extracting(row -> row.text("Value"))
                    .containsExactly("true");
        }
    }

    @Test
    void sendsTheSecretItself() {
        assertThat(frontEnds.query(Sql.of("SELECT ").then(KEY)).get(0).text("t"))
                .contains(KEY.reveal());
    }

    @Test
    void asksForTheOutcomeOfAStatementWhoseAnswerWasLost() {
        CompletableFuture<Void> lost = CompletableFuture.runAsync(() -> frontEnds.execute(Sql.of("SELECT 'hangs'")));
        CompletableFuture.anyOf(lost, begun).join();
        server.close();

        assertThatThrownBy(lost::join)
                .cause()
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        unknown -> assertThat(unknown.remedy()).isEqualTo(Remedy.ASK_AGAIN));
    }

    @Test
    void triesLaterWhereNobodyListens() {
        server.close();

        assertThatThrownBy(() -> frontEnds.execute(Sql.of("SELECT 1")))
                .isInstanceOfSatisfying(ClusterException.class, unreachable -> {
                    assertThat(unreachable.remedy()).isEqualTo(Remedy.RETRY_LATER);
                    assertThat(unreachable).hasMessageContaining("127.0.0.1:" + server.port());
                });
    }

    @Test
    void doesNotKnockAgainAndAgainWhereItWasNeverLetIn() {
        try (FaultyProxy link = FaultyProxy.to("source", server.port(), LinkFaults.DOWN, 1);
                FrontEnds shut = to(link.port(), "geheim")) {
            assertThatThrownBy(() -> shut.execute(Sql.of("SELECT 1"))).isInstanceOf(ClusterException.class);

            assertThat(link.faulted())
                    .as("knocks: to be let in, and to hear what is spoken there; the pool's own would be more")
                    .isEqualTo(2);
            link.change(LinkFaults.NONE);
            assertThat(shut.query(Sql.of("SELECT 'it is open'"))).hasSize(1);
        }
    }

    @Test
    @Timeout(60)
    void aConnectionThatIsHalfOpenIsGivenUpAndTheNextOneWorks() {
        List<String> told = new CopyOnWriteArrayList<>();
        Reachability reachability = new Reachability() {
            @Override
            public void answered() {
                told.add("answered");
            }

            @Override
            public void failed(String why) {
                told.add("failed");
            }
        };
        try (FaultyProxy link = FaultyProxy.to("source", server.port(), LinkFaults.NONE, 1);
                FrontEnds half = FrontEnds.of(
                        ClusterSide.SOURCE,
                        cluster(link.port(), "geheim"),
                        new Waits(2, Duration.ofSeconds(1)),
                        reachability)) {
            assertThat(half.query(Sql.of("SELECT 'before'"))).hasSize(1);
            link.fallSilent();

            assertThatThrownBy(() -> half.query(Sql.of("SELECT 'swallowed'")))
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            silent -> assertThat(silent.isTransient()).isTrue());
            link.speak();

            Awaitility.await()
                    .ignoreExceptionsInstanceOf(ClusterException.class)
                    .until(() -> half.query(Sql.of("SELECT 'after'")).size() == 1);
            assertThat(told).startsWith("answered", "failed").endsWith("answered");
        }
    }

    /** Whoever counts rows would count those twice that had come before. */
    @Test
    @Timeout(60)
    void aFoldThatHasHeardSomeRowsBeforeTheConnectionWasLostIsThrownAway() {
        List<List<CatalogRow>> folds = new ArrayList<>();
        try (FaultyProxy link = FaultyProxy.to("source", server.port(), LinkFaults.NONE, 1);
                FrontEnds broken = to(link.port(), "geheim")) {
            Consumer<CatalogRow> whole = broken.fold(Sql.of("SELECT 'many'"), () -> {
                List<CatalogRow> rows = new ArrayList<>();
                folds.add(rows);
                link.change(LinkFaults.NONE);
                return row -> {
                    rows.add(row);
                    link.change(folds.size() == 1 ? CUT : LinkFaults.NONE);
                };
            });

            assertThat(folds).hasSize(2);
            assertThat(folds.get(0)).as("heard before").isNotEmpty().hasSizeLessThan(MANY);
            assertThat(folds.get(1))
                    .extracting(row -> row.text("t").substring(0, 4))
                    .isEqualTo(many());
            whole.accept(folds.get(1).get(0));
            assertThat(folds.get(1)).as("the fold that is answered").hasSize(MANY + 1);
        }
    }

    private static List<String> many() {
        return IntStream.range(0, MANY).mapToObj(ROW::formatted).toList();
    }

    @Test
    void aStatementAfterSettingsMayTakeLongerThanAPoll() {
        try (FrontEnds hasty = FrontEnds.of(
                ClusterSide.SOURCE,
                cluster(server.port(), "geheim"),
                new Waits(1, Duration.ofSeconds(1)),
                Reachability.unwatched())) {
            CompletableFuture<List<CatalogRow>> scan = CompletableFuture.supplyAsync(
                    () -> hasty.query(List.of(Sql.of("SELECT 'a setting'")), Sql.of("SELECT 'hangs'")));
            begun.join();

            Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> !scan.isDone());
            never.countDown();

            assertThat(scan.join()).hasSize(1);
            // The connection goes back to the pool, and is for polls again.
            assertThat(hasty.query(Sql.of("SELECT 'poll'"))).hasSize(1);
        }
    }

    @Test
    void passesOverASettingThatTheVersionDoesNotKnowAndNoOtherThatIsRefused() {
        Sql question = Sql.of("SELECT 1");

        assertThat(frontEnds.query(List.of(Sql.of("SELECT 'unknown'")), question))
                .hasSize(1);
        assertThatThrownBy(() -> frontEnds.query(List.of(Sql.of("SELECT 'refused'")), question))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("No matching function");
    }

    @Test
    void aSessionWithSettingsStaysWithItsFrontEndWhenTheFirstOneIsBack() throws IOException {
        ClusterConfig cluster = cluster(List.of("127.0.0.2", "127.0.0.1"), server.port(), "geheim");
        try (FrontEnds two = FrontEnds.of(ClusterSide.SOURCE, cluster)) {
            two.query(SETTINGS, Sql.of("SELECT 1"));
            try (ServerSocket first = new ServerSocket(server.port(), 10, InetAddress.getByName("127.0.0.2"))) {
                for (int question = 0; question < 100; question++) {
                    two.query(SETTINGS, Sql.of("SELECT 1"));
                }

                first.setSoTimeout(1);
                assertThatThrownBy(first::accept)
                        .as("nobody has come to the first front end, which has no such session")
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void givesAWrongPasswordBackToTheOperator() {
        try (FrontEnds wrong = to(server.port(), "falsch")) {
            assertThatThrownBy(() -> wrong.execute(Sql.of("SELECT 1")))
                    .isInstanceOfSatisfying(ClusterException.class, denied -> {
                        assertThat(denied.remedy()).isEqualTo(Remedy.WRONG_INPUT);
                        assertThat(denied.isTransient())
                                .as("passwords are put right while a worker runs")
                                .isTrue();
                        assertThat(printed(denied)).doesNotContain("falsch");
                    });
        }
    }
}
