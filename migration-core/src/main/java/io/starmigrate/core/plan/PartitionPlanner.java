package io.starmigrate.core.plan;

import io.starmigrate.core.plan.KeptPlan.Place;
import io.starmigrate.core.text.SettingName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides which partitions to move and in which order, so that the whole takes the shortest time: the largest first,
 * those that still change last, within equals by name. Empty partitions are moved too: they are made on the target.
 * Pure.
 */
public final class PartitionPlanner {
    private final RecentChange hot;

    /** A planner that takes partitions changed recently to be hot. */
    public PartitionPlanner(RecentChange hot) {
        this.hot = hot;
    }

    /**
     * A plan.
     *
     * @param partitions what to move, in the order of exporting
     * @param notes what the operator should know, such as tables that the filter does not apply to
     * @param refused why tables cannot be planned, by their names
     */
    public record Plan(List<PlannedPartition> partitions, List<String> notes, Map<String, String> refused) {
        public Plan {
            partitions = partitions instanceof KeptPlan ? partitions : List.copyOf(partitions);
            notes = List.copyOf(notes);
            refused = Map.copyOf(refused);
        }

        /** This plan without the partitions of these tables. */
        public Plan without(Set<String> tables) {
            List<PlannedPartition> left = partitions instanceof KeptPlan kept
                    ? kept.without(tables)
                    : partitions.stream()
                            .filter(planned ->
                                    !tables.contains(planned.tableName().table()))
                            .toList();
            return new Plan(left, notes, refused);
        }
    }

    /**
     * Plans tables.
     *
     * @throws IllegalArgumentException when the filter names partitions that no table has, or cannot be applied to any
     */
    public Plan plan(List<CatalogTable> tables, TaskFilter filter) {
        List<Place> chosen = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<String> missing = new TreeSet<>(filter.arguments());
        Map<String, String> refused = new TreeMap<>();
        for (CatalogTable table : tables) {
            FilteredPartitions filtered;
            try {
                filtered = FilteredPartitions.of(table, filter);
            } catch (IllegalArgumentException odd) {
                if (tables.size() == 1) {
                    throw odd;
                }
                refused.put(table.name().table(), String.valueOf(odd.getMessage()));
                continue;
            }
            missing.retainAll(filtered.missing());
            KeptPartitions.of(filtered.partitions()).kept().forEach(kept -> chosen.add(new Place(table, kept)));
            if (!filtered.note().isEmpty()) {
                notes.add(filtered.note());
            }
        }
        if (refused.size() > 1 && refused.size() == tables.size()) {
            throw new IllegalArgumentException(String.join("\n", refused.values()));
        }
        if (!missing.isEmpty() && !tables.isEmpty()) {
            throw new IllegalArgumentException("Cannot plan the partitions " + missing
                    + ": no selected table has them; correct " + SettingName.TASK_FILTER);
        }
        return new Plan(ordered(chosen), notes, refused);
    }

    private List<PlannedPartition> ordered(List<Place> chosen) {
        Comparator<Place> order = Comparator.comparingLong((Place place) -> -place.size())
                .thenComparing(Place::tableName)
                .thenComparing(place -> place.kept().name());
        // Each is asked once whether it is hot, not with each comparison.
        Map<Boolean, List<Place>> byHeat = chosen.stream()
                .collect(
                        Collectors.partitioningBy(place -> hot.isIn(place.kept().partition())));
        return new KeptPlan(
                byHeat.values().stream().flatMap(same -> same.stream().sorted(order)));
    }
}
