package io.starmigrate.standin.catalog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One partition. Immutable: a change makes another value, which {@link Table#put} installs. The id never changes and is
 * how rows are found.
 *
 * @param buckets hash or random buckets, at least 1
 * @param visibleVersion 1 for a fresh partition; each transaction that wrote to it adds 1, and in shared-data each
 *     compaction
 * @param dataVersion the same without compactions
 * @param compactVersion the visible version that the last compaction made; 0 before the first
 * @param own properties of its own, which only SHOW PARTITIONS shows: replicas, medium, cooldown time
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
        Map<String, String> own,
        long versionEpoch) {
    public Partition {
        own = Map.copyOf(own);
    }

    /** One that was never compacted, and has nothing of its own but its number of buckets. */
    public Partition(
            long id,
            String name,
            PartitionBounds bounds,
            int buckets,
            long version,
            Instant visibleVersionTime,
            long versionEpoch) {
        this(id, name, bounds, buckets, version, version, 0, visibleVersionTime, Map.of(), versionEpoch);
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
                own,
                versionEpoch);
    }

    /** The partition with these properties of its own beside those it has. */
    public Partition withOwn(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(own);
        all.putAll(changes);
        return new Partition(
                id,
                name,
                bounds,
                buckets,
                visibleVersion,
                dataVersion,
                compactVersion,
                visibleVersionTime,
                all,
                versionEpoch);
    }

    /** The partition after one more transaction wrote to it. */
    public Partition written(Instant when) {
        long next = visibleVersion + 1;
        return new Partition(id, name, bounds, buckets, next, dataVersion + 1, compactVersion, when, own, versionEpoch);
    }

    /** The partition after a compaction of shared-data; one that was never written to stays as it is. */
    Partition compacted(Instant when) {
        long next = visibleVersion + 1;
        return visibleVersion == 1
                ? this
                : new Partition(id, name, bounds, buckets, next, dataVersion, next, when, own, versionEpoch);
    }
}
