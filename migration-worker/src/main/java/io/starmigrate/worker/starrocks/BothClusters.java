package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.catalog.ClusterIdentity;

/**
 * What both clusters say of themselves, which tells whether a job is still between the two it was planned for. Asked of
 * a cluster that is configured only. Safe for use by many threads; each throws {@link ClusterException} when a cluster
 * that it needs does not answer.
 */
public interface BothClusters {
    /** Which cluster the source says it is; only its address where it does not show its front ends to this account. */
    ClusterIdentity sourceIdentity();

    /** The same of the target. */
    ClusterIdentity targetIdentity();

    /** Whether the target has the database that is configured. */
    boolean hasTargetDatabase();

    /** Whether a table's partitions are the very same at both. */
    boolean sharePartitions(String table);
}
