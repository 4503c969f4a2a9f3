package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterConfig.Options;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.config.Login;
import io.starmigrate.core.config.TlsMode;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.server.ServerSettings;
import io.starmigrate.standin.server.StarRocksServer;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A table is dropped when the cluster says so, asked for it by its name. */
class LackedTableTest {
    private static final SqlError DENIED =
            new SqlError(5203, "42000", "Access denied; you need (at least one of) the ANY privilege(s) on TABLE nope");

    /** What is answered; null: the table. */
    private @Nullable SqlError toShow;

    private @Nullable SqlError toDescribe;

    private final StarRocksServer server = StarRocksServer.start(
            ServerSettings.of(Personality.of("3.1.17", RunMode.SHARED_NOTHING))
                    .withPasswords(Map.of("root", "x"))
                    .withAround(known -> (session, statement, sent) -> {
                        String text = sent.toUpperCase(Locale.ROOT);
                        if (text.startsWith("SHOW CREATE TABLE")) {
                            return answer(toShow);
                        }
                        return text.startsWith("DESC") ? answer(toDescribe) : known.execute(session, statement, sent);
                    }),
            new InMemoryRows(),
            (router, cluster) -> {
                router.register(
                        StarRocksParser.QueryStatementContext.class,
                        (session, statement, text) ->
                                Answer.rows(List.of(AnswerColumn.text("t")), List.of(List.of("REPEATABLE-READ"))));
                return () -> {};
            });
    private final FrontEnds frontEnds = FrontEnds.of(
            ClusterSide.SOURCE,
            new ClusterConfig(
                    List.of("127.0.0.1"),
                    server.port(),
                    new Login("root", Secret.of("x")),
                    "rec",
                    new Options(TlsMode.DISABLED, "", "")));
    private final TableCatalog catalog = new TableCatalog("rec", frontEnds, Capabilities.of("3.1.17"));

    @AfterEach
    void stop() {
        frontEnds.close();
        server.close();
    }

    private static Answer answer(@Nullable SqlError refusal) {
        Optional.ofNullable(refusal).ifPresent(error -> {
            throw error;
        });
        return Answer.rows(List.of(AnswerColumn.text("Field")), List.of(List.of("a")));
    }

    private boolean lacks(@Nullable SqlError show, @Nullable SqlError describe) {
        toShow = show;
        toDescribe = describe;
        return catalog.lacks("nope");
    }

    /** As front ends of 3.1 and of 3.3 were recorded. */
    @Test
    void whatIsUnknownTwiceIsLacked() {
        assertThat(lacks(
                        new SqlError(1051, "42S02", "Unknown table 'nope'"),
                        new SqlError(
                                1051, "42S02", "Getting analyzing error. Detail message: Unknown table 'rec.nope'.")))
                .isTrue();
        assertThat(lacks(
                        new SqlError(
                                1064, "HY000", "Getting analyzing error. Detail message: Table nope is not found."),
                        new SqlError(
                                5502, "HY000", "Getting analyzing error. Detail message: Unknown table 'rec.nope'.")))
                .isTrue();
    }

    @Test
    void whatMayNotBeSeenOrIsToldOtherwiseIsNotLacked() {
        SqlError unknown = new SqlError(1051, "42S02", "Unknown table 'nope'");
        assertThat(lacks(DENIED, DENIED)).isFalse();
        assertThat(lacks(unknown, DENIED)).isFalse();
        assertThat(lacks(DENIED, unknown)).isFalse();
        assertThat(lacks(unknown, null)).isFalse();
        assertThat(lacks(null, unknown)).isFalse();
        SqlError database = new SqlError(5501, "42000", "Unknown database 'rec'");
        assertThat(lacks(database, database))
                .as("of its database nothing is known")
                .isFalse();
        SqlError odd = new SqlError(1064, "HY000", "an answer nobody has seen yet");
        assertThat(lacks(odd, odd)).isFalse();
    }

    /** A target without its database would be warned of for each table. */
    @Test
    void whatIsSaidOfTheDatabaseIsNoWarningAboutATable() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(TableCatalog.class.getPackageName());
        logger.addAppender(log);
        try {
            SqlError database = new SqlError(5501, "42000", "Unknown database 'rec'");
            assertThat(lacks(database, database)).isFalse();
            assertThat(log.list).isEmpty();
            assertThat(lacks(DENIED, DENIED)).isFalse();
            assertThat(log.list).hasSize(1);
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void whoCannotBeAskedNowIsAskedLater() {
        assertThatThrownBy(() -> lacks(new SqlError(5024, "HY000", "timed out"), null))
                .isInstanceOf(ClusterException.class);
    }
}
