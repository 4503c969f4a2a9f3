package io.starmigrate.sandbox.cluster;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.outage.Outages;
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

/** Two clusters, each with an empty database {@code shop}, and the connections of a migration from one to the other. */
final class ClusterPair implements AutoCloseable {
    final StandIn source;
    final StandIn target;
    final ClusterConnections clusters;

    /** Of clusters that have no database; they are closed with the pair. */
    ClusterPair(StandIn source, StandIn target) throws SQLException {
        this.source = source;
        this.target = target;
        this.clusters = connections(source, target);
    }

    /** Both shared-nothing. */
    static ClusterPair start(Path directory, String sourceVersion, String targetVersion)
            throws IOException, SQLException {
        return new ClusterPair(start(directory, sourceVersion), start(directory, targetVersion));
    }

    /** A shared-nothing cluster without a database. */
    static StandIn start(Path directory, String version) throws IOException {
        return start(directory, Personality.of(version, RunMode.SHARED_NOTHING));
    }

    /** A cluster without a database. */
    static StandIn start(Path directory, Personality personality) throws IOException {
        return StandIn.start(Files.createTempDirectory(directory, "cluster"), personality, StatementLog.NONE);
    }

    /** Makes the database in both, and connects. */
    static ClusterConnections connections(StandIn source, StandIn target) throws SQLException {
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

    @Override
    public void close() {
        try (source;
                target) {
            clusters.close();
        }
    }
}
