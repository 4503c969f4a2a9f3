package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;

/**
 * The source's share of what is needed to move only what differs of a partition. Safe for use by many threads; every
 * method throws {@link ClusterException}.
 */
public interface SourceDeltas {
    /**
     * Whether partitions of a table can travel so.
     *
     * @param there the table as the target has it
     */
    DeltaPlan plan(String table, KeyedTable there);

    /** The version whose functions divide the rows. */
    String version();

    /** The buckets of a partition's rows as they are now: one scan. */
    BucketDigests buckets(String table, String partition, Bucketing how);

    /** How these buckets of a partition can be unloaded. */
    Unload unload(String table, String partition, BucketChoice some);
}
