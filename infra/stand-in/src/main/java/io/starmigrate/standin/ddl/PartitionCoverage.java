package io.starmigrate.standin.ddl;

import io.starmigrate.standin.catalog.PartitionBounds;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.PartitionValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether two sets of partitions hold the same keys. */
final class PartitionCoverage {
    private PartitionCoverage() {}

    static boolean same(List<PartitionBounds> left, List<PartitionBounds> right) {
        return merged(left).equals(merged(right)) && tuples(left).equals(tuples(right));
    }

    /** The ranges in order, those that touch made one. */
    private static List<PartitionKeyRange> merged(List<PartitionBounds> bounds) {
        List<PartitionKeyRange> merged = new ArrayList<>();
        bounds.stream()
                .filter(PartitionKeyRange.class::isInstance)
                .map(PartitionKeyRange.class::cast)
                .sorted((a, b) -> PartitionKeyRange.compare(a.low(), b.low()))
                .forEach(range -> append(merged, range));
        return merged;
    }

    private static void append(List<PartitionKeyRange> merged, PartitionKeyRange range) {
        int last = merged.size() - 1;
        if (last >= 0 && PartitionKeyRange.compare(merged.get(last).high(), range.low()) == 0) {
            merged.set(last, new PartitionKeyRange(merged.get(last).low(), range.high()));
        } else {
            merged.add(range);
        }
    }

    private static Set<List<PartitionKeyValue>> tuples(List<PartitionBounds> bounds) {
        Set<List<PartitionKeyValue>> tuples = new HashSet<>();
        bounds.stream()
                .filter(PartitionValues.class::isInstance)
                .map(PartitionValues.class::cast)
                .forEach(values -> tuples.addAll(values.tuples()));
        return tuples;
    }

    static String shown(List<PartitionBounds> bounds) {
        return bounds.stream()
                .map(b -> b instanceof PartitionKeyRange range ? range.shown() : b.toString())
                .toList()
                .toString();
    }
}
