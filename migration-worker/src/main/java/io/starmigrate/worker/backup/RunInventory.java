package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.ExportReport.Dropped;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of an export that has ended what it should have left. Pure. */
public final class RunInventory {
    private RunInventory() {}

    /**
     * Of the tables of the job's last round, and of those that it knew before and the source has dropped since.
     *
     * @param tasks the latest of each partition
     * @param behind those of them that have moved on at the source since they were exported
     * @param gone those that the source has no more although they are not marked so, because they are under way
     * @param unknown partitions of these tables that the selection has left out, and that no export knows, by table
     * @param report what became of the export; tables it has left out are among its failures
     */
    public static Inventory of(
            Job job,
            List<PartitionTask> tasks,
            Set<PartitionTaskId> behind,
            Set<PartitionId> gone,
            Map<String, List<String>> unknown,
            JobReport report,
            Instant now) {
        Map<String, List<PartitionTask>> byTable = tasks.stream()
                .collect(Collectors.groupingBy(task -> task.id().partition().table()));
        Map<String, String> leftOut = report.failures().stream()
                .filter(Failure::isLeftOut)
                .collect(Collectors.toMap(
                        failure ->
                                WrittenName.of(String.valueOf(failure.advice().leftOut())),
                        Failure::reason,
                        (one, other) -> one + "; " + other));
        return new Inventory(
                job.source(),
                now,
                Stream.of(job.tables(), leftOut.keySet(), dropped(tasks, gone))
                        .flatMap(Collection::stream)
                        .distinct()
                        .sorted()
                        .map(table -> new Table(
                                table,
                                leftOut.getOrDefault(table, ""),
                                partitions(byTable.getOrDefault(table, List.of()), behind, gone),
                                unknown.getOrDefault(table, List.of())))
                        .toList(),
                job.id());
    }

    /** What lies in the backup of partitions that the source has no more, as its inventory tells. */
    public static List<Dropped> dropped(Inventory inventory) {
        return inventory.tables().stream()
                .flatMap(table -> table.partitions().stream()
                        .filter(partition -> partition.dropped() && isHeld(partition))
                        .map(partition -> new Dropped(table.name(), partition.name())))
                .toList();
    }

    /** Something was exported of it, if not in its last generation. */
    private static boolean isHeld(Partition partition) {
        return partition.lacks().isEmpty() || partition.generation() > 1;
    }

    /** Tables of which the source has no partition any more, and the backup has some. */
    private static Set<String> dropped(List<PartitionTask> tasks, Set<PartitionId> gone) {
        Map<Boolean, Set<String>> tables = tasks.stream()
                .collect(Collectors.partitioningBy(
                        task -> isDropped(task, gone),
                        Collectors.mapping(task -> task.id().partition().table(), Collectors.toSet())));
        Set<String> held = tasks.stream()
                .filter(task -> task.exported() != null || task.id().generation() > 1)
                .map(task -> task.id().partition().table())
                .collect(Collectors.toSet());
        return tables.getOrDefault(true, Set.of()).stream()
                .filter(table -> held.contains(table)
                        && !tables.getOrDefault(false, Set.of()).contains(table))
                .collect(Collectors.toSet());
    }

    private static boolean isDropped(PartitionTask task, Set<PartitionId> gone) {
        return task.isDroppedAtSource() || gone.contains(task.id().partition());
    }

    private static List<Partition> partitions(
            List<PartitionTask> tasks, Set<PartitionTaskId> behind, Set<PartitionId> gone) {
        return tasks.stream()
                .map(task -> new Partition(
                        task.id().partition().partition(),
                        task.id().generation(),
                        task.export() == null ? 0 : task.export().attempt(),
                        task.exported() == null
                                ? task.state() + ", " + task.change().why()
                                : SharedFiles.why(task).orElse(""),
                        behind.contains(task.id()),
                        isDropped(task, gone)))
                .sorted(Comparator.comparing(Partition::name))
                .toList();
    }
}
