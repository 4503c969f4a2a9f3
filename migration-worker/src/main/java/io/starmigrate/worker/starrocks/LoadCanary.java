package io.starmigrate.worker.starrocks;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.Optional;

/**
 * A table of a target that is made to see whether the target can load, and dropped again. To be used by one thread;
 * every method throws {@link ClusterException}.
 */
public interface LoadCanary extends AutoCloseable {
    /** Whether the database is there that the table would be in. */
    boolean hasDatabase();

    /** Makes the table: one column, no rows. */
    void make();

    /** Submits a load of one file, one whole number on each line. */
    void load(StorageUri file);

    /** What the cluster says of the load; empty when it does not know it. */
    Optional<LoadStatus> status();

    /** Drops the table; one that is not there is passed over. */
    void drop();

    @Override
    void close();
}
