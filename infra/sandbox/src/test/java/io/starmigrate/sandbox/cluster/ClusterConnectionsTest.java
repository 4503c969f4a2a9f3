package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterViews;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaTarget;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import io.starmigrate.worker.starrocks.clusters.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody shares connections, and none is left behind. */
class ClusterConnectionsTest {
    @TempDir
    private Path directory;

    private StandIn source;
    private StandIn target;

    @BeforeEach
    void start() throws IOException {
        source = ClusterPair.start(directory, "3.3.14");
        target = ClusterPair.start(directory, "3.3.14");
    }

    private static SqlError refused() {
        return SqlError.analyzing("No matching function with signature: current_version().");
    }

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    private ClusterConnections clusters(Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of("JOB_NAME", "job"));
        keys.putAll(source.configuration("SOURCE", "shop"));
        keys.putAll(target.configuration("TARGET", "shop"));
        keys.putAll(more);
        return new ClusterConnections(
                ConfigLoader.parse("keys", "", keys, Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER))
                        .config(),
                new Outages(InstantSource.system()));
    }

    @Test
    void theConnectionsOfWhatDoesNotTellItsVersionAreClosed() {
        source.statementFaults().refuseNext(ClusterQueries.backendVersion().text(), refused());

        try (ClusterConnections clusters = clusters(Map.of())) {
            assertThatThrownBy(clusters::source).isInstanceOf(ClusterException.class);
        }

        noConnectionIsLeft();
    }

    @Test
    void theConnectionsOfBothAreClosedWhenOneDoesNotTellItsVersion() {
        target.statementFaults().refuseNext(ClusterQueries.backendVersion().text(), refused());

        try (ClusterConnections clusters = clusters(Map.of())) {
            assertThatThrownBy(clusters::views).isInstanceOf(ClusterException.class);
        }

        noConnectionIsLeft();
    }

    @Test
    void theConnectionsOfBothAreClosedWhenTheVersionOfOneIsTooOld() {
        try (ClusterConnections clusters = clusters(Map.of("TARGET_VERSION", "1.18.0"))) {
            assertThatThrownBy(clusters::survey).hasMessageContaining("1.18.0");
            assertThatThrownBy(clusters::views).hasMessageContaining("1.18.0");
        }

        noConnectionIsLeft();
    }

    @Test
    void whateverIsOpenedSharesItsConnectionsWithWhatHasSessionsOfTheSameSettings() throws SQLException {
        try (ClusterConnections clusters = ClusterPair.connections(source, target)) {
            for (StandIn cluster : List.of(source, target)) {
                cluster.execute(List.of("CREATE TABLE shop.orders (id bigint) DUPLICATE KEY(id)"
                        + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")"));
            }
            assertThat(clusters.hasTargetDatabase()).isTrue();
            assertThat(clusters.sourceIdentity()).isNotEqualTo(clusters.targetIdentity());
            assertThat(clusters.sharePartitions("orders"))
                    .as("both number theirs alike")
                    .isTrue();
            try (Survey survey = clusters.survey();
                    SourceCluster from = clusters.source();
                    TargetCluster to = clusters.target();
                    SchemaCatalog defined = clusters.sourceSchema();
                    SchemaTarget made = clusters.targetSchema();
                    ClusterViews views = clusters.views();
                    Switchover both = clusters.switchover()) {
                assertThat(survey.source()).isEqualTo(survey.target().orElseThrow());
                assertThat(from.tables()).containsExactly("orders");
                assertThat(to.claims().owner("orders")).isEmpty();
                assertThat(defined.profile()).isEqualTo(made.profile());
                assertThat(views.source().tables()).containsExactly("orders");
                assertThat(both.paused().listed()).isEmpty();

                assertThat(source.connections())
                        .as("as the source has its sessions, and for rows")
                        .isEqualTo(2);
                assertThat(target.connections()).as("the same of the target").isEqualTo(2);
            }
            assertThat(clusters.hasTargetDatabase())
                    .as("nothing that was opened closes them")
                    .isTrue();
        }

        noConnectionIsLeft();
    }

    private void noConnectionIsLeft() {
        await().until(() -> source.connections() + target.connections() == 0);
    }
}
