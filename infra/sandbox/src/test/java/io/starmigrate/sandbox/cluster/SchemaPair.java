package io.starmigrate.sandbox.cluster;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaTarget;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two clusters, and what the tool has of them: {@code shop} of the source goes to {@code market} of the target. */
final class SchemaPair implements AutoCloseable {
    final StandIn source;
    final StandIn target;
    private String tableNames = "";

    private SchemaPair(StandIn source, StandIn target) {
        this.source = source;
        this.target = target;
    }

    /** Starts both, without a database. */
    static SchemaPair start(Path directory, String sourceVersion, String targetVersion) throws IOException {
        StandIn source = ClusterPair.start(directory, sourceVersion);
        try {
            return new SchemaPair(source, ClusterPair.start(directory, targetVersion));
        } catch (IOException | RuntimeException failed) {
            source.close();
            throw failed;
        }
    }

    /** With TABLE_NAMES from here on. */
    SchemaPair choosing(String names) {
        tableNames = names;
        return this;
    }

    private MigrationConfig config() {
        Map<String, String> keys = new HashMap<>(
                Map.of("JOB_NAME", "job", "STORAGES", "s3://files/migration/", "AWS_REGION", "us-east-1"));
        keys.put("TABLE_NAMES", tableNames);
        keys.putAll(source.configuration("SOURCE", "shop"));
        keys.putAll(target.configuration("TARGET", "market"));
        return ConfigLoader.parse("keys", "", keys, Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER))
                .config();
    }

    ClusterConnections clusters() {
        return new ClusterConnections(config(), new Outages(InstantSource.system()));
    }

    /** Opens both catalogs for a migration of the schema, and closes them after it. */
    void schema(Work work) throws Exception {
        try (ClusterConnections clusters = clusters();
                SchemaCatalog from = clusters.sourceSchema();
                SchemaTarget to = clusters.targetSchema()) {
            work.with(
                    new SchemaMigration(from, to, config().selection(), List.of(), names -> {}, InstantSource.system()),
                    to);
        }
    }

    @Override
    public void close() {
        try (source) {
            target.close();
        }
    }

    /** What is done with both. */
    @FunctionalInterface
    interface Work {
        void with(SchemaMigration migration, SchemaTarget to) throws Exception;
    }
}
