package io.starmigrate.standin.catalog;

import java.time.Instant;

/**
 * One partition. Immutable: a change makes another value, which {@link Table#put} installs. The id never changes and is
 * how rows are found.
 *
 * @param buckets hash or random buckets, at least 1
 * @param visibleVersion 1 for a fresh partition; each transaction that wrote to it adds 1, and in shared-data each
 *     compaction
 * @param dataVersion the same without compactions
 * @param compactVersion the visible version that the last compaction made; 0 before the first
 * @param versionEpoch changes when the data is other than before by anything but the version, as REPLACE PARTITION does
 */
public record Partition(
        long id,
        String name,
        PartitionBounds bounds,
        int buckets,
        long visibleVersion,
        long dataVersion,
        long compactVersion,
        Instant visibleVersionTime,
        long versionEpoch) {
    /** One that was never compacted. */
    public Partition(
            long id,
            String name,
            PartitionBounds bounds,
            int buckets,
            long version,
            Instant visibleVersionTime,
            long versionEpoch) {
        this(id, name, bounds, buckets, version, version, 0, visibleVersionTime, versionEpoch);
    }

    public Partition named(String newName) {
        return new Partition(
                id,
                newName,
                bounds,
                buckets,
                visibleVersion,
                dataVersion,
                compactVersion,
                visibleVersionTime,
                versionEpoch);
    }

    /** The partition after one more transaction wrote to it. */
    public Partition written(Instant when) {
        long next = visibleVersion + 1;
        return new Partition(id, name, bounds, buckets, next, dataVersion + 1, compactVersion, when, versionEpoch);
    }

    /** The partition after a compaction of shared-data; one that was never written to stays as it is. */
    Partition compacted(Instant when) {
        long next = visibleVersion + 1;
        return visibleVersion == 1
                ? this
                : new Partition(id, name, bounds, buckets, next, dataVersion, next, when, versionEpoch);
    }
}
