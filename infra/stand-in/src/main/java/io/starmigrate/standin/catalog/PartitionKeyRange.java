package io.starmigrate.standin.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The half-open range {@code [low, high)} of a range partition, one value per partition column. A row whose key has
 * NULLs compares as lower than every value and belongs to the partition whose low end is MINVALUE.
 */
public record PartitionKeyRange(List<PartitionKeyValue> low, List<PartitionKeyValue> high) implements PartitionBounds {

    @Override
    public boolean contains(List<PartitionKeyValue> key) {
        return compare(raised(key), low) >= 0 && compare(raised(key), high) < 0;
    }

    /** Whether the two ranges have a key in common. */
    public boolean intersects(PartitionKeyRange other) {
        return compare(low, other.high) < 0 && compare(other.low, high) < 0;
    }

    /** NULL becomes MINVALUE: a partition open below takes it. */
    static List<PartitionKeyValue> raised(List<PartitionKeyValue> key) {
        return key.stream()
                .map(value -> value.rank() == PartitionKeyValue.Rank.NULL ? PartitionKeyValue.min(value.type()) : value)
                .toList();
    }

    /** Compares keys column by column. */
    public static int compare(List<PartitionKeyValue> left, List<PartitionKeyValue> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** As SHOW PARTITIONS prints it. */
    public String shown() {
        return "[" + keyText(low) + ".." + keyText(high) + ")";
    }

    private static String keyText(List<PartitionKeyValue> key) {

        String types = key.stream()
                .map(value -> value.type().name().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "[", "]"));
        String keys = key.stream().map(PartitionKeyValue::shown).collect(Collectors.joining(", ", "[", "]"));
        return "types: " + types + "; keys: " + keys + "; ";
    }
}
