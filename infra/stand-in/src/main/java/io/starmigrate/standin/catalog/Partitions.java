package io.starmigrate.standin.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One of a table's two sets of partitions, in the order they were made, found by name, id or key without a look at all
 * of them. Mutable; read and changed only while holding the cluster's lock ({@link Catalog#locked}).
 */
final class Partitions {
    private final Map<String, Partition> byName = new LinkedHashMap<>();
    private final Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<Long, String> ids = new HashMap<>();
    private final DisjointRanges<String> ranges = new DisjointRanges<>();

    List<Partition> all() {
        return List.copyOf(byName.values());
    }

    /** Names are matched without regard to case, as StarRocks does. */
    Optional<Partition> named(String name) {
        return Optional.ofNullable(names.get(name)).map(byName::get);
    }

    Optional<Partition> of(long id) {
        return Optional.ofNullable(ids.get(id)).map(byName::get);
    }

    /** The partition that a row with this partition key belongs to. */
    Optional<Partition> holding(List<PartitionKeyValue> key) {
        return ranges.size() == byName.size()
                ? ranges.holding(key).map(byName::get)
                : byName.values().stream()
                        .filter(partition -> partition.bounds().contains(key))
                        .findFirst();
    }

    /** A range that has a key in common with this one. */
    Optional<PartitionKeyRange> intersecting(PartitionKeyRange range) {
        return ranges.intersecting(range);
    }

    /** Installs a partition under its name, or another value of one that is there. */
    void put(Partition partition) {
        Partition before = byName.put(partition.name(), partition);
        if (before != null) {
            unlist(before);
        }
        names.put(partition.name(), partition.name());
        ids.put(partition.id(), partition.name());
        if (partition.bounds() instanceof PartitionKeyRange range) {
            ranges.put(range, partition.name());
        }
    }

    void remove(Partition partition) {
        Partition removed = byName.remove(partition.name());
        if (removed != null) {
            names.remove(removed.name());
            unlist(removed);
        }
    }

    private void unlist(Partition partition) {
        ids.remove(partition.id());
        if (partition.bounds() instanceof PartitionKeyRange range) {
            ranges.remove(range);
        }
    }

    /** Puts what this makes of each partition in its place. */
    void change(UnaryOperator<Partition> change) {
        all().forEach(partition -> put(change.apply(partition)));
    }

    void clear() {
        byName.clear();
        names.clear();
        ids.clear();
        ranges.clear();
    }
}
