package io.starmigrate.core.comparison;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.FilteredPartitions;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the partitions of a table of both sides by name, as publishing does. StarRocks takes names of partitions that
 * differ in case alone for one.
 */
final class PartitionPairs {
    private PartitionPairs() {}

    /**
     * What of a table the filter leaves, as planning applies it; of what the target alone has, what the filter would
     * leave if the source had it, too.
     *
     * @throws IllegalArgumentException when the filter cannot be applied, as in planning
     */
    static List<PartitionPair> of(
            String table, @Nullable TableView source, @Nullable TableView target, TaskFilter filter) {
        TableView any = source == null ? target : source;
        if (any == null) {
            throw new IllegalArgumentException("Neither side has the table " + table);
        }
        return any.table().scheme().isMovedWhole()
                ? whole(table, source, target, filter)
                : partitions(source, target, filter);
    }

    private static List<PartitionPair> whole(
            String table, @Nullable TableView source, @Nullable TableView target, TaskFilter filter) {
        List<CatalogPartition> here = partitions(source);
        List<CatalogPartition> there = partitions(target);
        TableView told = here.isEmpty() && target != null ? target : source;
        if (told == null
                || FilteredPartitions.of(told.table(), filter).partitions().isEmpty()) {
            return List.of();
        }
        Optional<CatalogPartition> all = CatalogPartition.whole(told.table().name(), here);
        return List.of(new PartitionPair(
                table,
                source == null ? null : source.whole(),
                target == null ? null : target.whole(),
                all.map(PartitionPairs::token).orElse(""),
                bytes(here) + bytes(there)));
    }

    private static List<PartitionPair> partitions(
            @Nullable TableView source, @Nullable TableView target, TaskFilter filter) {
        List<PartitionPair> pairs = new ArrayList<>();
        Map<String, CatalogPartition> there = byName(target);
        if (source != null) {
            for (CatalogPartition here :
                    FilteredPartitions.of(source.table(), filter).partitions()) {
                pairs.add(pair(source, here, target, there.get(here.name())));
            }
        }
        if (target != null) {
            for (CatalogPartition alone : alone(source, target, filter)) {
                pairs.add(new PartitionPair(alone.name(), null, target.part(alone.name()), "", alone.bytes()));
            }
        }
        return List.copyOf(pairs);
    }

    private static PartitionPair pair(
            TableView source, CatalogPartition here, @Nullable TableView target, @Nullable CatalogPartition there) {
        return new PartitionPair(
                here.name(),
                source.part(here.name()),
                target == null || there == null ? null : target.part(there.name()),
                token(here),
                here.bytes() + (there == null ? 0 : there.bytes()));
    }

    /** The partitions that the target alone has and the filter would leave if the source had them, too. */
    private static List<CatalogPartition> alone(@Nullable TableView source, TableView target, TaskFilter filter) {
        Map<String, CatalogPartition> here = byName(source);
        List<CatalogPartition> alone = partitions(target).stream()
                .filter(partition -> !here.containsKey(partition.name()))
                .toList();
        CatalogTable like = source == null ? target.table() : source.table();
        List<CatalogPartition> all = new ArrayList<>(here.values());
        all.addAll(alone);
        try {
            return FilteredPartitions.of(new CatalogTable(like.name(), like.scheme(), all), filter)
                    .partitions()
                    .stream()
                    .filter(alone::contains)
                    .toList();
        } catch (IllegalArgumentException unordered) {
            // The filter does not tell these from the chosen ones: shown rather than passed over.
            return alone;
        }
    }

    private static Map<String, CatalogPartition> byName(@Nullable TableView side) {
        Map<String, CatalogPartition> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        partitions(side).forEach(partition -> byName.put(partition.name(), partition));
        return byName;
    }

    private static List<CatalogPartition> partitions(@Nullable TableView side) {
        return side == null ? List.of() : side.table().partitions();
    }

    private static String token(CatalogPartition partition) {
        return ChangeToken.of(partition).text();
    }

    private static long bytes(List<CatalogPartition> partitions) {
        return partitions.stream().mapToLong(CatalogPartition::bytes).sum();
    }
}
