package io.starmigrate.simulation.source;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the source has, in the order in which it was made, and its recycle bin. Used by one thread at a time. */
final class HeldPartitions {
    private final Map<Place, HeldPartition> partitions = new LinkedHashMap<>();
    private final Map<Place, HeldPartition> recycled = new HashMap<>();
    private int made;
    private long writes;

    /** Puts rows into a partition, in place of those it has; makes it where there is none. */
    void fill(Place place, List<String> rows) {
        HeldPartition held = partitions.computeIfAbsent(place, key -> new HeldPartition(10_000 + ++made));
        held.rows = List.copyOf(rows);
        held.version++;
        held.age = ++writes;
    }

    /** One version more of each, of the same rows. */
    void compact() {
        partitions.values().forEach(held -> held.version++);
    }

    void drop(Place place) {
        HeldPartition dropped = partitions.remove(place);
        if (dropped != null) {
            recycled.put(place, dropped);
        }
    }

    /** What was dropped last is there again, with its id and version. */
    void recover(Place place) {
        partitions.put(place, Objects.requireNonNull(recycled.remove(place), "nothing to recover"));
    }

    List<Place> places() {
        return List.copyOf(partitions.keySet());
    }

    boolean has(Place place) {
        return partitions.containsKey(place);
    }

    /** @throws ClusterException when there is none of this name */
    HeldPartition of(String table, String partition) {
        HeldPartition held = partitions.get(new Place(table, partition));
        if (held == null) {
            throw new ClusterException(Remedy.REPLAN, "Unknown partition " + partition + " in " + table, null);
        }
        return held;
    }
}
