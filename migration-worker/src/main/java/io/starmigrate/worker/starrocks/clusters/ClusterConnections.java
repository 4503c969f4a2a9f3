package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.config.Limits;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.PublishMode;
import io.starmigrate.core.plan.SourceAndTarget;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.BothClusters;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterViews;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaTarget;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.catalog.JdbcSchemaCatalog;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.clusters.SharedFrontEnds.Sessions;
import io.starmigrate.worker.starrocks.frontend.FrontEndAnswers;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.sourcecluster.JdbcSourceCluster;
import io.starmigrate.worker.starrocks.sourcecluster.Transfer;
import io.starmigrate.worker.starrocks.targetcluster.JdbcTargetCluster;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the clusters a configuration names: asks each for its version, and tells each how it reaches its storage. What
 * is opened shares connections, which are closed with this.
 */
public final class ClusterConnections implements BothClusters, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterConnections.class);

    private final MigrationConfig config;
    private final SharedFrontEnds shared;

    /** @param outages is told when a cluster is out of reach */
    public ClusterConnections(MigrationConfig config, Outages outages) {
        this.config = config;
        this.shared = new SharedFrontEnds(outages, connections(config.limits()));
    }

    /** What a check asks of both. */
    public CheckedClusters checked() {
        return new CheckedClusters(this, config);
    }

    FrontEnds open(ClusterSide side, ClusterConfig cluster) {
        return shared.to(side, cluster, Sessions.AS_THE_CLUSTER_HAS_THEM);
    }

    /** Scans, unloads and fingerprints each hold one for as long as they run; polls must still find one. */
    private static int connections(Limits limits) {
        return 24 + 2 * limits.concurrency() + limits.verifyConcurrency();
    }

    /** Makes something of connections by which rows are read and written. */
    private <T> T opened(ClusterSide side, ClusterConfig cluster, BiFunction<FrontEnds, Capabilities, T> make) {
        FrontEnds frontEnds = shared.to(side, cluster, Sessions.FOR_ROWS);
        return make.apply(frontEnds, capabilities(frontEnds, cluster));
    }

    /** The source; made for the pair with the target where the target is configured. */
    public SourceCluster source() {
        ClusterConfig source = config.source();
        return opened(
                ClusterSide.SOURCE,
                source,
                (frontEnds, capabilities) -> new JdbcSourceCluster(
                        new TableCatalog(source.database(), frontEnds, capabilities),
                        frontEnds,
                        () -> StorageReach.of(config.sourceStorage(), source),
                        new Transfer(
                                announced(new OpenedCluster(
                                        frontEnds,
                                        new TableCatalog(source.database(), frontEnds, capabilities),
                                        capabilities)),
                                targetCapabilities().orElse(capabilities),
                                config.selection().dataFilter(),
                                config.unload()),
                        config.limits().concurrency()));
    }

    /** The target. */
    public TargetCluster target() {
        ClusterConfig target = config.target();
        TargetCluster cluster = opened(
                ClusterSide.TARGET,
                target,
                (frontEnds, capabilities) -> new JdbcTargetCluster(
                        target.database(),
                        frontEnds,
                        announced(new OpenedCluster(
                                frontEnds, new TableCatalog(target.database(), frontEnds, capabilities), capabilities)),
                        StorageReach.of(config.targetStorage(), target),
                        wished(Publication.ofUnpartitioned(capabilities))));
        return new RenamedTargetCluster(cluster, config.selection()::targetName);
    }

    /** How tables that are not partitioned are published, where the version would have it so. */
    private Publication wished(Publication possible) {
        return config.publish() == PublishMode.SWAP ? Publication.SWAP : possible;
    }

    /** A look at both clusters before anything moves; the target only where it is configured and answers. */
    public Survey survey() {
        OpenedCluster source = side(ClusterSide.SOURCE, config.source());
        if (!config.provides(Need.TARGET_CLUSTER)) {
            return survey(source, null, "the target cluster is not configured");
        }
        try {
            return survey(source, side(ClusterSide.TARGET, config.target()), "");
        } catch (ClusterException unreachable) {
            return survey(source, null, String.valueOf(unreachable.getMessage()));
        }
    }

    private Survey survey(OpenedCluster source, @Nullable OpenedCluster target, String obstacle) {
        return new Survey(
                source,
                target,
                obstacle,
                config.selection(),
                new Survey.Wishes(
                        this::wished,
                        config.unload(),
                        config.limits().deltaSize(),
                        config.limits().splitSize()));
    }

    /**
     * Which cluster the source says it is; only its address where it does not show its front ends to this account.
     *
     * @throws ClusterException when it cannot be reached
     */
    @Override
    public ClusterIdentity sourceIdentity() {
        return identity(ClusterSide.SOURCE, config.source());
    }

    /** The same of the target. */
    @Override
    public ClusterIdentity targetIdentity() {
        return identity(ClusterSide.TARGET, config.target());
    }

    /** The databases the source shows to this account. */
    public List<String> sourceDatabases() {
        return open(ClusterSide.SOURCE, config.source()).query(ClusterQueries.databases()).stream()
                .map(row -> row.text("Database"))
                .toList();
    }

    /**
     * Whether the target shows the database to this account that is configured.
     *
     * @throws ClusterException when it does not tell
     */
    @Override
    public boolean hasTargetDatabase() {
        return hasDatabase(
                open(ClusterSide.TARGET, config.target()), config.target().database());
    }

    static boolean hasDatabase(FrontEnds frontEnds, String database) {
        return frontEnds.query(ClusterQueries.databases()).stream()
                .anyMatch(row -> row.text("Database").equals(database));
    }

    private ClusterIdentity identity(ClusterSide side, ClusterConfig cluster) {
        ClusterIdentity reached = ClusterIdentity.at(cluster.hosts(), cluster.port());
        try {
            return reached.told(open(side, cluster).query(ClusterQueries.frontends()));
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            LOG.debug("The {} at {} does not show its front ends: {}", side, reached.addresses(), refused.getMessage());
            return reached;
        }
    }

    /**
     * Whether a table of this name has the same partitions in both databases, which tells one cluster where neither
     * says which it is. False when either has none.
     */
    @Override
    public boolean sharePartitions(String table) {
        return SourceAndTarget.sharePartitions(
                partitions(ClusterSide.SOURCE, config.source(), table),
                partitions(ClusterSide.TARGET, config.target(), table));
    }

    private List<CatalogPartition> partitions(ClusterSide side, ClusterConfig cluster, String table) {
        return side(side, cluster).catalog().partitions(table);
    }

    /** Both clusters as a comparison looks at them. */
    public ClusterViews views() {
        OpenedCluster source = side(ClusterSide.SOURCE, config.source());
        OpenedCluster target = side(ClusterSide.TARGET, config.target());
        Capabilities common = source.capabilities().inCommonWith(target.capabilities());
        return new ClusterViews(
                new JdbcClusterView(source, common.version(), config.selection().dataFilter()),
                new JdbcClusterView(target, common.version(), DataFilter.all()),
                common);
    }

    /** What both clusters tell beside tables and rows. */
    public Switchover switchover() {
        return new JdbcSwitchover(
                side(ClusterSide.SOURCE, config.source()),
                side(ClusterSide.TARGET, config.target()),
                config.selection()::targetName);
    }

    /** How the source's tables and views are defined. */
    public SchemaCatalog sourceSchema() {
        return schema(ClusterSide.SOURCE, config.source());
    }

    /** Where the target's tables and views are made. */
    public SchemaTarget targetSchema() {
        return schema(ClusterSide.TARGET, config.target());
    }

    SchemaTarget schema(ClusterSide side, ClusterConfig cluster) {
        FrontEnds frontEnds = open(side, cluster);
        return new JdbcSchemaCatalog(cluster.database(), frontEnds, capabilities(frontEnds, cluster));
    }

    private OpenedCluster side(ClusterSide side, ClusterConfig cluster) {
        return opened(
                side,
                cluster,
                (frontEnds, capabilities) -> new OpenedCluster(
                        frontEnds, new TableCatalog(cluster.database(), frontEnds, capabilities), capabilities));
    }

    private Optional<Capabilities> targetCapabilities() {
        if (!config.provides(Need.TARGET_CLUSTER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(capabilities(open(ClusterSide.TARGET, config.target()), config.target()));
        } catch (ClusterException unreachable) {
            LOG.warn("The export goes on without knowing the target: {}", unreachable.getMessage());
            return Optional.empty();
        }
    }

    static Capabilities capabilities(FrontEnds frontEnds, ClusterConfig cluster) {
        String told = cluster.options().version();
        return told.isEmpty() ? FrontEndAnswers.capabilities(frontEnds) : Capabilities.of(told);
    }

    /** Said once for each cluster that is worked with; a plan shows it in its report. */
    private static Capabilities announced(OpenedCluster side) {
        LOG.info("The {} is StarRocks {}", side.frontEnds(), side.capabilities().version());
        side.capabilities().warnings(side.mode()).forEach(warning -> LOG.warn("The {}: {}", side.frontEnds(), warning));
        return side.capabilities();
    }

    @Override
    public void close() {
        shared.close();
    }
}
