package io.starmigrate.worker.plan;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Binding;
import io.starmigrate.worker.starrocks.BothClusters;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a configuration is about: by its addresses, or by what its clusters say they are. Safe for use by many threads.
 */
record ConfiguredBinding(MigrationConfig config, RecorderName named, BothClusters clusters) {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredBinding.class);

    /** What is configured of clusters that do not answer is all that is known of them. */
    Binding asked() {
        return asked(identity(Need.TARGET_CLUSTER).orElse(null));
    }

    /** The same of a target that was asked already; null where it did not answer. */
    Binding asked(@Nullable ClusterIdentity target) {
        return of(
                identity(Need.SOURCE_CLUSTER).orElseGet(() -> address(Need.SOURCE_CLUSTER)),
                target == null ? address(Need.TARGET_CLUSTER) : target);
    }

    /**
     * One cluster has to answer. Of the other nothing is known until it does: it may be the one that was planned for by
     * another address, and whoever works with it asks for itself.
     */
    Binding answered(Need works) {
        if (works == Need.SOURCE_CLUSTER) {
            return of(clusters.sourceIdentity(), identity(Need.TARGET_CLUSTER).orElse(ClusterIdentity.NONE));
        }
        return of(identity(Need.SOURCE_CLUSTER).orElse(ClusterIdentity.NONE), clusters.targetIdentity());
    }

    /** Empty when it does not answer. */
    Optional<ClusterIdentity> identity(Need need) {
        if (!config.provides(need)) {
            return Optional.of(ClusterIdentity.NONE);
        }
        try {
            return Optional.of(need == Need.SOURCE_CLUSTER ? clusters.sourceIdentity() : clusters.targetIdentity());
        } catch (ClusterException unreachable) {
            LOG.debug("Which cluster it is is not known: {}", unreachable.getMessage());
            return Optional.empty();
        }
    }

    /** What is known of a cluster without asking it. */
    ClusterIdentity address(Need need) {
        if (!config.provides(need)) {
            return ClusterIdentity.NONE;
        }
        ClusterConfig cluster = need == Need.SOURCE_CLUSTER ? config.source() : config.target();
        return ClusterIdentity.at(cluster.hosts(), cluster.port());
    }

    /** What it is about if these are its clusters. */
    Binding of(ClusterIdentity source, ClusterIdentity target) {
        String from = config.provides(Need.SOURCE_CLUSTER) ? config.source().database() : "";
        String into = config.provides(Need.TARGET_CLUSTER) ? config.target().database() : "";
        return new Binding(
                new Binding.Side(source, from, root(Need.SOURCE_STORAGE)),
                new Binding.Side(target, into, root(Need.TARGET_STORAGE)),
                config.selection().dataFilter().condition(),
                config.selection().tableRenames(),
                named.installation());
    }

    private String root(Need need) {
        return config.knownRoot(need).map(StorageUri::toString).orElse("");
    }
}
