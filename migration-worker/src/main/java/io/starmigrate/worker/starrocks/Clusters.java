package io.starmigrate.worker.starrocks;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.plan.SourceAndTarget;
import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Sql;
import io.starmigrate.core.starrocks.StarRocksVersion;
import io.starmigrate.core.starrocks.access.StorageAccess.Addressing;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.storage.StorageKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the clusters a configuration names: asks each for its version, and tells each how it reaches its storage. */
public final class Clusters {
    private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);

    private final MigrationConfig config;

    public Clusters(MigrationConfig config) {
        this.config = config;
    }

    /** The source; made for the pair with the target where the target is configured. */
    public SourceCluster source() {
        ClusterConfig source = config.source();
        FrontEnds frontEnds = FrontEnds.of("source", source);
        Capabilities capabilities = announced(frontEnds, capabilities(frontEnds, source));
        return new JdbcSourceCluster(
                new TableCatalog(source.database(), frontEnds),
                frontEnds,
                () -> access(config.sourceStorage(), source),
                new Transfer(
                        capabilities,
                        targetCapabilities().orElse(capabilities),
                        config.selection().rowFilter()));
    }

    /** The target. */
    public TargetCluster target() {
        ClusterConfig target = config.target();
        FrontEnds frontEnds = FrontEnds.of("target", target);
        TargetCluster cluster = new JdbcTargetCluster(
                target.database(),
                frontEnds,
                announced(frontEnds, capabilities(frontEnds, target)),
                access(config.targetStorage(), target));
        return new RenamedTargetCluster(cluster, config.selection()::targetName);
    }

    /** A look at both clusters before anything moves; the target only where it is configured and answers. */
    public Survey survey() {
        Survey.Side source = side("source", config.source());
        if (!config.provides(Need.TARGET_CLUSTER)) {
            return new Survey(source, null, "the target cluster is not configured", config.selection());
        }
        try {
            return new Survey(source, side("target", config.target()), "", config.selection());
        } catch (ClusterException unreachable) {
            return new Survey(source, null, String.valueOf(unreachable.getMessage()), config.selection());
        }
    }

    /**
     * Which cluster the source says it is; only its address where it does not show its front ends to this account.
     *
     * @throws ClusterException when it cannot be reached
     */
    public ClusterIdentity sourceIdentity() {
        return identity("source", config.source());
    }

    /** The same of the target. */
    public ClusterIdentity targetIdentity() {
        return identity("target", config.target());
    }

    private static ClusterIdentity identity(String name, ClusterConfig cluster) {
        ClusterIdentity reached = ClusterIdentity.at(cluster.hosts(), cluster.port());
        try (FrontEnds frontEnds = FrontEnds.of(name, cluster)) {
            return reached.told(frontEnds.query(ClusterQueries.frontends()));
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            LOG.debug("The {} at {} does not show its front ends: {}", name, reached, refused.getMessage());
            return reached;
        }
    }

    /**
     * Whether a table of this name has the same partitions in both databases, which tells one cluster where neither
     * says which it is. False when either has none.
     */
    public boolean sharePartitions(String table) {
        return SourceAndTarget.sharePartitions(
                partitions("source", config.source(), table), partitions("target", config.target(), table));
    }

    private static List<CatalogPartition> partitions(String name, ClusterConfig cluster, String table) {
        try (FrontEnds frontEnds = FrontEnds.of(name, cluster)) {
            return new TableCatalog(cluster.database(), frontEnds).partitions(table);
        }
    }

    /** How the source's tables and views are defined. */
    public SchemaCatalog sourceSchema() {
        return schema("source", config.source());
    }

    /** Where the target's tables and views are made. */
    public SchemaTarget targetSchema() {
        return schema("target", config.target());
    }

    private static SchemaTarget schema(String name, ClusterConfig cluster) {
        FrontEnds frontEnds = FrontEnds.of(name, cluster);
        try {
            return new JdbcSchemaCatalog(cluster.database(), frontEnds, capabilities(frontEnds, cluster));
        } catch (ClusterException unreachable) {
            frontEnds.close();
            throw unreachable;
        }
    }

    private static Survey.Side side(String name, ClusterConfig cluster) {
        FrontEnds frontEnds = FrontEnds.of(name, cluster);
        try {
            Capabilities capabilities = capabilities(frontEnds, cluster);
            return new Survey.Side(frontEnds, new TableCatalog(cluster.database(), frontEnds), capabilities);
        } catch (ClusterException unreachable) {
            frontEnds.close();
            throw unreachable;
        }
    }

    private Optional<Capabilities> targetCapabilities() {
        if (!config.provides(Need.TARGET_CLUSTER)) {
            return Optional.empty();
        }
        try (FrontEnds frontEnds = FrontEnds.of("target", config.target())) {
            return Optional.of(capabilities(frontEnds, config.target()));
        } catch (ClusterException unreachable) {
            LOG.warn("The export goes on without knowing the target: {}", unreachable.getMessage());
            return Optional.empty();
        }
    }

    private static Capabilities capabilities(FrontEnds frontEnds, ClusterConfig cluster) {
        String told = cluster.options().version();
        return told.isEmpty() ? ask(frontEnds) : Capabilities.of(told);
    }

    /** Said once for each cluster that is worked with; a plan shows it in its report. */
    private static Capabilities announced(FrontEnds frontEnds, Capabilities capabilities) {
        LOG.info("The {} is StarRocks {}", frontEnds, capabilities.version());
        capabilities.warnings().forEach(warning -> LOG.warn("The {}: {}", frontEnds, warning));
        return capabilities;
    }

    /** Back ends tell their own version, front ends theirs: during an upgrade the oldest one counts. */
    private static Capabilities ask(FrontEnds frontEnds) {
        List<String> told = Stream.of(ClusterQueries.backendVersion(), ClusterQueries.frontendVersion())
                .flatMap(question -> frontEnds.query(question).stream())
                .map(row ->
                        row.columns().stream().findFirst().flatMap(row::find).orElse(""))
                .toList();
        List<StarRocksVersion> versions = Stream.concat(told.stream(), nodes(frontEnds))
                .map(StarRocksVersion::find)
                .flatMap(Optional::stream)
                .toList();
        return versions.isEmpty() ? Capabilities.of(String.join(", ", told)) : Capabilities.ofCluster(versions);
    }

    /** What each node says, where the user may see the nodes. */
    private static Stream<String> nodes(FrontEnds frontEnds) {
        List<String> versions = new ArrayList<>();
        for (Sql question : List.of(ClusterQueries.frontends(), ClusterQueries.backends())) {
            try {
                frontEnds.query(question).forEach(node -> versions.add(node.text("Version")));
            } catch (ClusterException hidden) {
                LOG.debug("The {} does not show its nodes: {}", frontEnds, hidden.getMessage());
            }
        }
        return versions.stream();
    }

    private static StorageAccess access(StorageConfig storage, ClusterConfig cluster) {
        URI endpoint = storage.clusterEndpoint() == null ? storage.endpoint() : storage.clusterEndpoint();
        StorageAccess access = storage.root().kind() == StorageKind.OSS
                ? StorageAccess.oss(
                        Objects.requireNonNull(endpoint, "OSS has no default endpoint"), credentials(storage))
                : s3(storage, endpoint);
        String broker = cluster.options().broker();
        return broker.isEmpty() ? access : access.withBroker(broker);
    }

    private static StorageAccess s3(StorageConfig storage, @org.jspecify.annotations.Nullable URI endpoint) {
        StorageAccess access = StorageAccess.s3(storage.region(), credentials(storage));
        if (endpoint == null) {
            return access;
        }
        // The clouds want the bucket in the host's name; other stores rarely have such names.
        boolean cloud = endpoint.getHost().matches("(?i).*\\.(amazonaws\\.com(\\.cn)?|aliyuncs\\.com)");
        return access.withEndpoint(endpoint).withAddressing(cloud ? Addressing.VIRTUAL_HOST : Addressing.PATH);
    }

    private static StorageCredentials credentials(StorageConfig storage) {
        return storage.credentials() instanceof Credentials.KeyPair pair
                ? StorageCredentials.accessKey(pair.id(), pair.secret())
                : StorageCredentials.instanceProfile();
    }
}
