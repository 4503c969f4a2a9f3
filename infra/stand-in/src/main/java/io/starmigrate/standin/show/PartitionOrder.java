package io.starmigrate.standin.show;

import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import java.util.List;

/** Range partitions are shown in the order of their ranges, others in the order they were made. */
final class PartitionOrder {
    private PartitionOrder() {}

    static List<Partition> shown(List<Partition> partitions) {
        boolean ranges = partitions.stream().allMatch(p -> p.bounds() instanceof PartitionKeyRange);
        return ranges
                ? partitions.stream()
                        .sorted((a, b) -> PartitionKeyRange.compare(low(a), low(b)))
                        .toList()
                : partitions;
    }

    private static List<PartitionKeyValue> low(Partition partition) {
        return ((PartitionKeyRange) partition.bounds()).low();
    }
}
