package io.starmigrate.worker.job;

import io.starmigrate.core.config.Need;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clusters that are configured and can be reached: one that is down keeps nobody from stopping what the other does.
 */
public final class ReachableClusters {
    private static final Logger LOG = LoggerFactory.getLogger(ReachableClusters.class);

    private final Ports ports;
    private final RoleSettings settings;

    public ReachableClusters(Ports ports, RoleSettings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    Optional<SourceCluster> source() {
        return settings.provides(Need.SOURCE_CLUSTER, Need.SOURCE_STORAGE) ? opened(ports::source) : Optional.empty();
    }

    public Optional<TargetCluster> target() {
        return settings.provides(Need.TARGET_CLUSTER, Need.TARGET_STORAGE) ? opened(ports::target) : Optional.empty();
    }

    private static <T> Optional<T> opened(Supplier<T> cluster) {
        try {
            return Optional.of(cluster.get());
        } catch (ClusterException unreachable) {
            LOG.warn("A cluster is left out: {}", unreachable.getMessage());
            return Optional.empty();
        }
    }
}
