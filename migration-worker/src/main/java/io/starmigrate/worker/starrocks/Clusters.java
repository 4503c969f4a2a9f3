package io.starmigrate.worker.starrocks;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Sql;
import io.starmigrate.core.starrocks.StarRocksVersion;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageAccess.Addressing;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageKind;
import java.net.URI;
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
        Capabilities capabilities = capabilities(frontEnds, source);
        return new JdbcSourceCluster(
                source.database(),
                frontEnds,
                capabilities,
                access(config.sourceStorage(), source),
                targetCapabilities().orElse(capabilities));
    }

    /** The target. */
    public TargetCluster target() {
        ClusterConfig target = config.target();
        FrontEnds frontEnds = FrontEnds.of("target", target);
        return new JdbcTargetCluster(
                target.database(), frontEnds, capabilities(frontEnds, target), access(config.targetStorage(), target));
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
        String found = told.isEmpty() ? ask(frontEnds) : told;
        Capabilities capabilities = StarRocksVersion.find(found)
                .map(Capabilities::of)
                .orElseThrow(() -> new ClusterException(
                        Remedy.WRONG_INPUT,
                        "Cannot tell the version of the " + frontEnds + " from \"" + found
                                + "\"; write it into the configuration",
                        null));
        LOG.info("The {} is StarRocks {}", frontEnds, capabilities.version());
        capabilities.warnings().forEach(warning -> LOG.warn("The {}: {}", frontEnds, warning));
        return capabilities;
    }

    /** Back ends tell their own version, front ends theirs: during an upgrade the older one counts. */
    private static String ask(FrontEnds frontEnds) {
        List<String> told = Stream.of("SELECT current_version() AS v", "SELECT @@version_comment AS v")
                .flatMap(question -> frontEnds.query(Sql.of(question)).stream())
                .map(row -> row.text("v"))
                .toList();
        return told.stream()
                .map(StarRocksVersion::find)
                .flatMap(Optional::stream)
                .min(StarRocksVersion::compareTo)
                .map(StarRocksVersion::toString)
                .orElse(String.join(", ", told));
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
        boolean byAddress = endpoint.getHost().matches("[0-9.]+|localhost|\\[.*]");
        return access.withEndpoint(endpoint).withAddressing(byAddress ? Addressing.PATH : Addressing.VIRTUAL_HOST);
    }

    private static StorageCredentials credentials(StorageConfig storage) {
        return storage.credentials() instanceof Credentials.KeyPair pair
                ? StorageCredentials.accessKey(pair.id(), pair.secret())
                : StorageCredentials.instanceProfile();
    }
}
