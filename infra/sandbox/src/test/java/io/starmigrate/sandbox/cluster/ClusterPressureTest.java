package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each version is asked what it tells, and nothing else. */
class ClusterPressureTest {
    @TempDir
    private Path directory;

    @Test
    void aVersionWithMetricsOfFrontEndsTellsAllOfIt() throws Exception {
        try (StandIn source = start("3.5.2", RunMode.SHARED_DATA);
                StandIn target = start("3.3.14", RunMode.SHARED_NOTHING)) {
            try (ClusterConnections clusters = clusters(source, target);
                    SourceCluster from = clusters.source();
                    TargetCluster to = clusters.target()) {
                Pressure told = from.pressure();
                assertThat(told.unknown()).isEmpty();
                assertThat(causes(told)).contains(Cause.CPU, Cause.MEMORY, Cause.QUERIES, Cause.QUEUE);
                assertThat(told.latency()).isEqualTo(3);

                Pressure loads = to.pressure();
                assertThat(loads.unknown()).isEmpty();
                assertThat(causes(loads))
                        .contains(Cause.MEMORY, Cause.QUEUE, Cause.TRANSACTIONS, Cause.COMPACTION)
                        .doesNotContain(Cause.CPU);
            }
        }
    }

    @Test
    void aVersionOfBeforeIsNotAskedWhatItDoesNotHaveAndARefusalIsNamed() throws Exception {
        try (StandIn source = start("2.5.22", RunMode.SHARED_NOTHING);
                StandIn target = start("2.5.22", RunMode.SHARED_NOTHING)) {
            try (ClusterConnections clusters = clusters(source, target);
                    SourceCluster from = clusters.source();
                    TargetCluster to = clusters.target()) {
                assertThat(from.pressure().unknown()).isEmpty();
                assertThat(to.pressure().unknown()).isEmpty();

                source.statementFaults()
                        .refuseNext(ClusterQueries.backends().text(), SqlError.analyzing("Access denied; OPERATE"));
                assertThat(from.pressure().unknown())
                        .singleElement()
                        .satisfies(why -> assertThat(why).contains("SHOW BACKENDS", "OPERATE"));
            }
        }
    }

    private static List<Cause> causes(Pressure told) {
        return told.signals().stream().map(Signal::cause).toList();
    }

    private StandIn start(String version, RunMode mode) throws IOException {
        return StandIn.start(
                Files.createTempDirectory(directory, "cluster"), Personality.of(version, mode), StatementLog.NONE);
    }

    /** Both, each with an empty database. */
    static ClusterConnections clusters(StandIn source, StandIn target) throws SQLException {
        List<String> database = List.of("CREATE DATABASE shop");
        source.execute(database);
        target.execute(database);
        Map<String, String> keys = new HashMap<>(Map.of(
                "JOB_NAME", "job", "STORAGES", "s3://right/files", "AWS_REGION", "us-east-1", "AK", "a", "SK", "b"));
        keys.putAll(source.configuration("SOURCE", "shop"));
        keys.putAll(target.configuration("TARGET", "shop"));
        return new ClusterConnections(
                ConfigLoader.parse(
                                "keys", "", keys, Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER, Need.TARGET_STORAGE))
                        .config(),
                new Outages(InstantSource.system()));
    }
}
