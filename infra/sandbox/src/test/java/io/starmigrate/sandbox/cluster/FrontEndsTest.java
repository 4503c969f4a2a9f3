package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterConfig.Options;
import io.starmigrate.core.config.Login;
import io.starmigrate.core.config.TlsMode;
import io.starmigrate.core.starrocks.Sql;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.sandbox.starrocks.Answer;
import io.starmigrate.sandbox.starrocks.AnswerColumn;
import io.starmigrate.sandbox.starrocks.InMemoryRows;
import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.RunMode;
import io.starmigrate.sandbox.starrocks.SqlError;
import io.starmigrate.sandbox.starrocks.server.ServerSettings;
import io.starmigrate.sandbox.starrocks.server.StarRocksServer;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.FrontEnds;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrontEndsTest {
    private static final Secret KEY = Secret.of("LTAI-top-secret");

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
        if (text.startsWith("SELECT 'hangs'")) {
            begun.complete(null);
            awaitTheEnd();
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
        return FrontEnds.of(
                "source",
                new ClusterConfig(
                        List.of("127.0.0.1"),
                        port,
                        new Login("root", Secret.of(password)),
                        "db",
                        new Options(TlsMode.DISABLED, "", "")));
    }

    private static String printed(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        return printed.toString();
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
    void givesAWrongPasswordBackToTheOperator() {
        try (FrontEnds wrong = to(server.port(), "falsch")) {
            assertThatThrownBy(() -> wrong.execute(Sql.of("SELECT 1")))
                    .isInstanceOfSatisfying(ClusterException.class, denied -> {
                        assertThat(denied.remedy()).isEqualTo(Remedy.WRONG_INPUT);
                        assertThat(printed(denied)).doesNotContain("falsch");
                    });
        }
    }
}
