package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import java.time.Instant;
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
     * Of the tables of the job's last round.
     *
     * @param tasks the latest of each partition
     * @param behind those of them that have moved on at the source since they were exported
     * @param unknown partitions of these tables that the selection has left out, and that no export knows, by table
     * @param report what became of the export; tables it has left out are among its failures
     */
    public static Inventory of(
            Job job,
            List<PartitionTask> tasks,
            Set<PartitionTaskId> behind,
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
                Stream.concat(job.tables().stream(), leftOut.keySet().stream())
                        .distinct()
                        .sorted()
                        .map(table -> new Table(
                                table,
                                leftOut.getOrDefault(table, ""),
                                partitions(byTable.getOrDefault(table, List.of()), behind),
                                unknown.getOrDefault(table, List.of())))
                        .toList(),
                job.id());
    }

    private static List<Partition> partitions(List<PartitionTask> tasks, Set<PartitionTaskId> behind) {
        return tasks.stream()
                .map(task -> new Partition(
                        task.id().partition().partition(),
                        task.id().generation(),
                        task.export() == null ? 0 : task.export().attempt(),
                        task.exported() == null
                                ? task.state() + ", " + task.change().why()
                                : "",
                        behind.contains(task.id()),
                        task.isDroppedAtSource()))
                .sorted(Comparator.comparing(Partition::name))
                .toList();
    }
}
