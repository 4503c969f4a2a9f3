package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Front ends that are no leaders and have not replayed what was written last: nothing is decided by what they know. */
class LaggingFrontEndTest {
    private static final String TABLE = "CREATE TABLE shop.orders (`d` date NOT NULL, `n` int NULL) DUPLICATE KEY(`d`)"
            + " PARTITION BY RANGE(`d`) (PARTITION p1 VALUES [(\"2024-01-01\"),(\"2024-01-02\")))"
            + " DISTRIBUTED BY HASH(`d`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
    private static final String ROW = "INSERT INTO shop.orders VALUES ('2024-01-01', 1)";
    private static final Place PLACE = new Place("orders", "p1");

    @TempDir
    private Path directory;

    private StandIn source;
    private StandIn target;
    private ClusterConnections clusters;

    @BeforeEach
    void start() throws Exception {
        source = start("3.5.2");
        target = start("3.3.14");
        clusters = ClusterPressureTest.clusters(source, target);
        source.execute(List.of(TABLE, ROW));
        target.execute(List.of(TABLE, ROW));
        source.lagBehindLeader();
        target.lagBehindLeader();
    }

    private StandIn start(String version) throws IOException {
        return StandIn.start(
                Files.createTempDirectory(directory, "cluster"),
                Personality.of(version, RunMode.SHARED_NOTHING),
                StatementLog.NONE);
    }

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    private static String token(SourceCluster from) {
        return from.overview(List.of("orders")).get(0).units().stream()
                .map(unit -> ChangeToken.of(unit).text())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasWrittenBeforeAQuestionIsInItsAnswer() throws Exception {
        try (SourceCluster from = clusters.source();
                TargetCluster to = clusters.target()) {
            String before = token(from);
            String named =
                    ChangeToken.of(from.partition("orders", "p1").orElseThrow()).text();
            assertThat(from.fingerprint("orders", "p1", List.of("d", "n")).rows())
                    .isEqualTo(1);
            String shown = to.shown(PLACE).orElseThrow().token().text();
            assertThat(to.rows(PLACE)).isEqualTo(1);

            source.execute(List.of(ROW));
            target.execute(List.of(ROW));

            assertThat(token(from)).isNotEqualTo(before);
            assertThat(ChangeToken.of(from.partition("orders", "p1").orElseThrow())
                            .text())
                    .isNotEqualTo(named);
            assertThat(from.fingerprint("orders", "p1", List.of("d", "n")).rows())
                    .isEqualTo(2);
            assertThat(to.shown(PLACE).orElseThrow().token().text()).isNotEqualTo(shown);
            assertThat(to.rows(PLACE)).isEqualTo(2);
        }
    }

    private CutoverReport cutover(Consumer<Duration> pause) {
        return WritersNamedTest.perform(new InMemoryTaskRecorder(), clusters, List.of("orders"), pause, Kind.PERFORM);
    }

    @Test
    void whoWritesBetweenTheLooksOfACutoverIsSeen() {
        assertThat(cutover(time -> execute(ROW)).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "orders/p1", "nothing was moved");
        assertThat(cutover(time -> {}).problems()).isEmpty();
        source.beginTransaction("shop", "a-load", "COMMITTED", "BACKEND_STREAMING");
        assertThat(cutover(time -> {}).problems()).singleElement().asString().contains("a-load");
    }

    private void execute(String sql) {
        try {
            source.execute(List.of(sql));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void aFrontEndThatDoesNotCatchUpIsNotAskedAndOneThatDoesNotKnowHowToIsBelieved() {
        try (SourceCluster from = clusters.source()) {
            source.statementFaults().refuse("SYNC", SqlError.analyzing("Execution timeout"));
            assertThatThrownBy(from::tables)
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            refused -> assertThat(refused.isTransient()).isTrue())
                    .hasMessageContaining("did not catch up with its leader")
                    .hasMessageContaining("the setting sourceHost");
            source.statementFaults().heal();
            assertThat(from.tables()).containsExactly("orders");
        }

        source.statementFaults()
                .refuse(
                        "SYNC",
                        SqlError.analyzing("Getting syntax error at line 1, column 0. Unexpected input 'SYNC'"));
        try (SourceCluster from = clusters.source()) {
            assertThat(from.tables()).containsExactly("orders");
        }
    }
}
