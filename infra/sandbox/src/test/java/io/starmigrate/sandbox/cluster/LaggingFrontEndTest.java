package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.standin.SqlError;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
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

    private ClusterPair pair;

    @BeforeEach
    void start() throws Exception {
        pair = ClusterPair.start(directory, "3.5.2", "3.3.14");
        pair.source.execute(List.of(TABLE, ROW));
        pair.target.execute(List.of(TABLE, ROW));
        pair.source.lagBehindLeader();
        pair.target.lagBehindLeader();
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    private static String token(SourceCluster from) {
        return from.overview(List.of("orders")).get(0).units().stream()
                .map(unit -> ChangeToken.of(unit).text())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasWrittenBeforeAQuestionIsInItsAnswer() throws Exception {
        try (SourceCluster from = pair.clusters.source();
                TargetCluster to = pair.clusters.target()) {
            String before = token(from);
            String named =
                    ChangeToken.of(from.partition("orders", "p1").orElseThrow()).text();
            assertThat(from.fingerprint("orders", "p1", List.of("d", "n")).rows())
                    .isEqualTo(1);
            String shown = to.shown(PLACE).orElseThrow().token().text();
            assertThat(to.rows(PLACE)).isEqualTo(1);

            pair.source.execute(List.of(ROW));
            pair.target.execute(List.of(ROW));

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
        return WritersNamedTest.perform(
                new InMemoryTaskRecorder(), pair.clusters, List.of("orders"), pause, Kind.PERFORM);
    }

    @Test
    void whoWritesBetweenTheLooksOfACutoverIsSeen() {
        assertThat(cutover(time -> execute(ROW)).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "orders/p1", "nothing was moved");
        assertThat(cutover(time -> {}).problems()).isEmpty();
        pair.source.beginTransaction("shop", "a-load", "COMMITTED", "BACKEND_STREAMING");
        assertThat(cutover(time -> {}).problems()).singleElement().asString().contains("a-load");
    }

    private void execute(String sql) {
        try {
            pair.source.execute(List.of(sql));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void aFrontEndThatDoesNotCatchUpIsNotAskedAndOneThatDoesNotKnowHowToIsBelieved() {
        try (SourceCluster from = pair.clusters.source()) {
            pair.source.statementFaults().refuse("SYNC", SqlError.analyzing("Execution timeout"));
            assertThatThrownBy(from::tables)
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            refused -> assertThat(refused.isTransient()).isTrue())
                    .hasMessageContaining("did not catch up with its leader")
                    .hasMessageContaining("the setting sourceHost");
            pair.source.statementFaults().heal();
            assertThat(from.tables()).containsExactly("orders");
        }

        pair.source
                .statementFaults()
                .refuse(
                        "SYNC",
                        SqlError.analyzing("Getting syntax error at line 1, column 0. Unexpected input 'SYNC'"));
        try (SourceCluster from = pair.clusters.source()) {
            assertThat(from.tables()).containsExactly("orders");
        }
    }
}
