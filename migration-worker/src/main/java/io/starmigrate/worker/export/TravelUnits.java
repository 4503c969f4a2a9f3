package io.starmigrate.worker.export;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RemainingPath;
import io.starmigrate.core.task.TravelGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What travels together: small partitions of a table, each of which was never exported as this generation, up to a size
 * by the source's catalog; every other partition alone. Immutable.
 *
 * @param size in bytes; 0: each travels alone
 */
record TravelUnits(long size) {
    /** Every task in one unit, those with the longest way before them first. */
    List<List<PartitionTask>> of(List<PartitionTask> planned) {
        List<List<PartitionTask>> units = new ArrayList<>();
        planned.stream().filter(task -> !isSmall(task)).map(List::of).forEach(units::add);
        planned.stream()
                .filter(this::isSmall)
                .sorted(Comparator.comparing(task -> task.id().partition().partition()))
                .collect(
                        Collectors.groupingBy(task -> task.id().partition().table(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(tasks -> units.addAll(packed(tasks)));
        units.sort(RemainingPath.longestFirst());
        return units;
    }

    /** What was parted from a group, or has failed, travels alone from then on. */
    private boolean isSmall(PartitionTask task) {
        return task.export() == null
                && !task.bounds().isEmpty()
                && task.estimate().bytes() <= size
                && size > 0;
    }

    private List<List<PartitionTask>> packed(List<PartitionTask> tasks) {
        List<List<PartitionTask>> units = new ArrayList<>();
        List<PartitionTask> unit = new ArrayList<>();
        for (PartitionTask task : tasks) {
            if (!unit.isEmpty()
                    && (unit.size() == TravelGroup.MOST
                            || bytes(unit) + task.estimate().bytes() > size)) {
                units.add(List.copyOf(unit));
                unit.clear();
            }
            unit.add(task);
        }
        units.add(List.copyOf(unit));
        return units;
    }

    private static long bytes(List<PartitionTask> unit) {
        return unit.stream().mapToLong(task -> task.estimate().bytes()).sum();
    }
}
