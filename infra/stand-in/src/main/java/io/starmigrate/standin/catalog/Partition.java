package io.starmigrate.standin.catalog;

import java.time.Instant;

/**
 * One partition. Immutable: a change makes another value, which {@link Table#put} installs. The id never changes and is
 * how rows are found.
 *
 * @param buckets hash or random buckets, at least 1
 * @param visibleVersion 1 for a fresh partition; each transaction that wrote to it adds 1
 * @param versionEpoch changes when the data is other than before by anything but the version, as REPLACE PARTITION does
 */
public record Partition(
        long id,
        String name,
        PartitionBounds bounds,
        int buckets,
        long visibleVersion,
        Instant visibleVersionTime,
        long versionEpoch) {

    public Partition named(String newName) {
        return new Partition(id, newName, bounds, buckets, visibleVersion, visibleVersionTime, versionEpoch);
    }

    /** The partition after one more transaction wrote to it. */
    public Partition written(Instant when) {
        return new Partition(id, name, bounds, buckets, visibleVersion + 1, when, versionEpoch);
    }
}
