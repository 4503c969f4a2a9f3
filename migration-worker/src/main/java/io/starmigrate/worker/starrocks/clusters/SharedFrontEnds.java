package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.frontend.FrontEnds.Waits;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections to both clusters, which everybody shares whose sessions have the same settings. They are open until
 * this is closed; whoever is lent some may close them, which does nothing. Safe for use by many threads.
 */
final class SharedFrontEnds implements AutoCloseable {
    private final Outages outages;
    private final int connections;
    private final Map<Shared, FrontEnds> open = new HashMap<>();

    /**
     * @param outages is told when a cluster is out of reach
     * @param connections how many may be open at once, to each cluster for each kind of session
     */
    SharedFrontEnds(Outages outages, int connections) {
        this.outages = outages;
        this.connections = connections;
    }

    /** What sessions are told before they are used. */
    enum Sessions {
        /** Nothing: time zone and timeouts are the cluster's, as definitions are read and made by. */
        AS_THE_CLUSTER_HAS_THEM,
        /** What rows are read and written by, among it UTC; a session keeps that once it was told so. */
        FOR_ROWS
    }

    private record Shared(ClusterSide side, Sessions sessions) {}

    synchronized FrontEnds to(ClusterSide side, ClusterConfig cluster, Sessions sessions) {
        return open.computeIfAbsent(new Shared(side, sessions), key -> of(side, cluster))
                .lent();
    }

    private FrontEnds of(ClusterSide side, ClusterConfig cluster) {
        return FrontEnds.of(side, cluster, new Waits(connections, Waits.ANSWER), outages.of(side + " cluster"));
    }

    @Override
    public synchronized void close() {
        open.values().forEach(FrontEnds::close);
        open.clear();
    }
}
