package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterConfig.Options;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.config.Login;
import io.starmigrate.core.config.TlsMode;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session does whose front end does not take the modes that statements are written for. */
class RefusedModesTest {
    private static final DataFilter EITHER = new DataFilter("k = 1 || v = 2");

    /** The variables that nobody may set any more. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path directory;

    private StandIn standIn;

    @BeforeEach
    void start() throws SQLException {
        standIn = StandIn.startBehind(
                directory,
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                StatementLog.NONE,
                known -> (session, statement, text) -> refusing(known, text).execute(session, statement, text));
        standIn.execute(List.of(
                "CREATE DATABASE db",
                "CREATE TABLE db.t (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                "INSERT INTO db.t VALUES (1, 1), (2, 2), (3, 3)"));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    /** In the words in which front ends refuse a value (SqlModeHelper, SetStmtAnalyzer). */
    private StatementExecutor refusing(StatementExecutor known, String text) {
        String variable = text.toLowerCase(Locale.ROOT).replaceAll("(?s)^set (global )?(\\w+).*", "$2");
        return kept.contains(variable)
                ? (session, statement, refused) -> {
                    throw new SqlError(1231, "42000", "Variable '" + variable + "' can't be set to the value of 'it'");
                }
                : known;
    }

    private FrontEnds frontEnds() {
        Map<String, String> keys = standIn.configuration("SOURCE", "db");
        return FrontEnds.of(
                ClusterSide.SOURCE,
                new ClusterConfig(
                        List.of(keys.get("SOURCE_HOST")),
                        Integer.parseInt(keys.get("SOURCE_PORT")),
                        new Login(keys.get("SOURCE_USER"), Secret.of(keys.get("SOURCE_PWD"))),
                        "db",
                        new Options(TlsMode.DISABLED, "", "")));
    }

    private static String counted(FrontEnds frontEnds) {
        Sql question = EITHER.count(TablePart.whole(new TableName("db", "t")));
        return frontEnds.query(question).get(0).text("row_count");
    }

    @Test
    void goesOnWhereItsModesAreThoseOfEverybody() {
        kept.addAll(Set.of("sql_mode", "query_timeout"));
        try (FrontEnds frontEnds = frontEnds()) {
            assertThat(counted(frontEnds)).isEqualTo("2");
        }
    }

    @Test
    void asksNothingWhereItWouldMeanSomethingElse() throws SQLException {
        standIn.execute(List.of("SET GLOBAL sql_mode = 'PIPES_AS_CONCAT,STRICT_TRANS_TABLES'"));
        kept.add("sql_mode");
        try (FrontEnds frontEnds = frontEnds()) {
            assertThatThrownBy(() -> counted(frontEnds)).isInstanceOfSatisfying(ClusterException.class, refused -> {
                assertThat(refused)
                        .hasMessageStartingWith("Cannot ask the source cluster (127.0.0.1:")
                        .hasMessageContaining("have PIPES_AS_CONCAT in sql_mode, ")
                        .hasMessageContaining("can't be set to the value of 'it'");
                assertThat(refused.remedy()).isEqualTo(Remedy.WRONG_INPUT);
                assertThat(refused.isUnreached()).as("nothing was executed").isTrue();
            });

            kept.clear();
            assertThat(counted(frontEnds)).as("put right while a worker runs").isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIPES_AS_CONCAT", "ANSI,SORT_NULLS_LAST"})
    void meansTheSameWhereItSetsItsModesWhateverEverybodyHas(String modes) throws SQLException {
        standIn.execute(List.of("SET GLOBAL sql_mode = '" + modes + "'"));
        try (FrontEnds frontEnds = frontEnds()) {
            assertThat(counted(frontEnds)).isEqualTo("2");
        }
    }

    @Test
    void doesNotGoOnWhereItsAnswersMayBeCut() {
        kept.add("sql_select_limit");
        try (FrontEnds frontEnds = frontEnds()) {
            assertThatThrownBy(() -> counted(frontEnds)).hasMessageContaining("Variable 'sql_select_limit'");
        }
    }
}
