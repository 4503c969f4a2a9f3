package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Stream;

/**
 * Partitions as a catalog has told them, in some seventy bytes each beside their names: a plan may hold a million. Each
 * is made anew when it is asked for. Immutable.
 */
final class KeptPartitions extends AbstractList<CatalogPartition> implements RandomAccess {
    private final KeptPartition[] kept;

    private KeptPartitions(Stream<KeptPartition> kept) {
        this.kept = kept.toArray(KeptPartition[]::new);
    }

    /** The same partitions; none of them may be null. */
    static KeptPartitions of(List<CatalogPartition> partitions) {
        return partitions instanceof KeptPartitions same
                ? same
                : new KeptPartitions(partitions.stream().map(KeptPartition::of));
    }

    @Override
    public CatalogPartition get(int index) {
        return kept[index].partition();
    }

    @Override
    public int size() {
        return kept.length;
    }

    /** What is kept of each. */
    Stream<KeptPartition> kept() {
        return Stream.of(kept);
    }
}
