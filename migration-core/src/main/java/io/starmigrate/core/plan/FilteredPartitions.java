package io.starmigrate.core.plan;

import io.starmigrate.core.plan.PartitionValue.Kind;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a filter leaves of one table.
 *
 * @param partitions the partitions to move, in the catalog's order; one that stands for all of them where the table is
 *     moved as a whole
 * @param missing the partitions that {@code EACH} names and this table does not have: to be reported when no table has
 *     them
 * @param note why the filter was not applied to this table; empty when it was
 */
public record FilteredPartitions(List<CatalogPartition> partitions, List<String> missing, String note) {
    public FilteredPartitions {
        partitions = KeptPartitions.of(partitions);
        missing = List.copyOf(missing);
    }

    /**
     * Applies a filter to a table. The modes that compare do so by the partitions' values (the lower end of a range,
     * the value of a list), never by the text of names; their arguments are names of the table's partitions, or values
     * such as {@code 2024-01-01}, or names that spell a value, such as {@code p20240101}, of partitions that do not
     * exist.
     *
     * <p>A table without partitions is moved as a whole, whatever the filter, unless {@code EACH} asks for others. A
     * table whose partitions cannot be published one by one is moved as a whole or not at all.
     *
     * @throws IllegalArgumentException when an argument names no partition and no value, partitions have no order, or
     *     the filter leaves a part of a table that is moved as a whole
     */
    public static FilteredPartitions of(CatalogTable table, TaskFilter filter) {
        FilteredPartitions chosen = chosen(table, filter);
        int left = chosen.partitions.size();
        if (!table.scheme().isMovedWhole() || left == 0) {
            return chosen;
        }
        if (left < table.partitions().size()) {
            throw new IllegalArgumentException("Cannot move " + left + " of the "
                    + Units.counted(table.partitions().size(), "partition")
                    + " of " + table.name() + ", which " + filter + " leaves: partitioned by "
                    + table.scheme().text() + ", it is moved as a whole; leave it out with " + SettingName.TABLE_NAMES
                    + ", or choose "
                    + "all of its partitions");
        }
        return new FilteredPartitions(table.units(), chosen.missing, chosen.note);
    }

    /**
     * What a filter does not leave of a table, in the catalog's order.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static List<CatalogPartition> leftOut(CatalogTable table, TaskFilter filter) {
        Set<String> chosen = of(table, filter).partitions.stream()
                .map(CatalogPartition::name)
                .collect(Collectors.toSet());
        return table.units().stream()
                .filter(unit -> !chosen.contains(unit.name()))
                .toList();
    }

    private static FilteredPartitions chosen(CatalogTable table, TaskFilter filter) {
        return switch (filter.mode()) {
            case ALL -> new FilteredPartitions(table.partitions(), List.of(), "");
            case EACH -> each(table, filter.arguments());
            case STARTWITH, ENDWITH, RANGE -> byValue(table, filter);
        };
    }

    private static FilteredPartitions each(CatalogTable table, List<String> names) {
        List<CatalogPartition> found = table.partitions().stream()
                .filter(partition -> names.contains(partition.name()))
                .toList();
        List<String> missing =
                names.stream().filter(name -> table.partition(name).isEmpty()).toList();
        return new FilteredPartitions(found, missing, "");
    }

    private static FilteredPartitions byValue(CatalogTable table, TaskFilter filter) {
        if (!table.isPartitioned()) {
            return new FilteredPartitions(
                    table.partitions(), List.of(), table.name() + " is not partitioned: it is moved as a whole");
        }
        if (table.partitions().isEmpty()) {
            return new FilteredPartitions(List.of(), List.of(), "");
        }
        Kind kind = kind(table);
        List<PartitionValue> limits = filter.arguments().stream()
                .map(argument -> limit(table, kind, argument))
                .toList();
        Predicate<PartitionValue> inside = inside(filter.mode(), limits);
        return new FilteredPartitions(
                table.partitions().stream()
                        .filter(partition -> inside.test(ofKind(kind, valueOf(table, partition))))
                        .toList(),
                List.of(),
                "");
    }

    private static Predicate<PartitionValue> inside(TaskFilter.Mode mode, List<PartitionValue> limits) {
        PartitionValue first = limits.get(0);
        return switch (mode) {
            case STARTWITH -> value -> value.compareTo(first) >= 0;
            case ENDWITH -> value -> value.compareTo(first) <= 0;
            case RANGE -> value -> value.compareTo(first) >= 0 && value.compareTo(limits.get(1)) < 0;
            case ALL, EACH -> throw new IllegalArgumentException(mode + " does not compare values");
        };
    }

    private static PartitionValue limit(CatalogTable table, Kind kind, String argument) {
        Optional<CatalogPartition> named = table.partition(argument);
        if (named.isPresent()) {
            return ofKind(kind, valueOf(table, named.get()));
        }
        Optional<PartitionValue> written = switch (kind) {
            case TEXT -> Optional.of(PartitionValue.ofAnyText(argument).asText());
            case MOMENT ->
                PartitionValue.ofText(argument)
                        .filter(PartitionValue::isMoment)
                        .or(() -> PartitionValue.ofMomentName(argument));
            case NUMBER, NULL ->
                PartitionValue.ofText(argument)
                        .filter(value -> !value.isMoment())
                        .or(() -> PartitionValue.ofNumberName(argument));
        };
        return written.orElseThrow(() -> new IllegalArgumentException("Cannot filter the partitions of " + table.name()
                + " by \"" + argument + "\": it has no such partition, and the text is no "
                + (kind == Kind.MOMENT ? "date" : "number") + "; name a partition or write a value"));
    }

    /** What orders a table's partitions: numbers or dates where all of them are, else texts. */
    private static Kind kind(CatalogTable table) {
        Set<Kind> kinds = table.partitions().stream()
                .map(partition -> valueOf(table, partition).kind())
                .filter(kind -> kind != Kind.NULL)
                .collect(Collectors.toSet());
        return kinds.size() == 1 ? kinds.iterator().next() : Kind.TEXT;
    }

    private static PartitionValue ofKind(Kind kind, PartitionValue value) {
        return kind == Kind.TEXT ? value.asText() : value;
    }

    private static PartitionValue valueOf(CatalogTable table, CatalogPartition partition) {
        return PartitionValue.of(partition)
                .orElseThrow(() -> new IllegalArgumentException("Cannot compare the partitions of " + table.name()
                        + " by value: " + partition.name() + " holds " + partition.boundsText()
                        + ", which has no order; name partitions with EACH(…)"));
    }
}
