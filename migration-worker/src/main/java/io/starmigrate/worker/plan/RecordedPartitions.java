package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.ConfirmedLook;
import io.starmigrate.worker.status.StatusReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the recorder knows of a job's partitions, read in one pass over its index: a moment old, but for what has
 * stopped, which the recorder itself is asked for.
 */
public final class RecordedPartitions {
    private final Map<String, Map<String, PartitionTask>> latest = new HashMap<>();

    private RecordedPartitions(List<PartitionTask> tasks) {
        tasks.forEach(task -> latest.computeIfAbsent(task.id().partition().table(), table -> new HashMap<>())
                .put(task.id().partition().partition(), task));
    }

    /** Those of a job; none before it was planned. */
    public static RecordedPartitions of(TaskRecorder recorder, String job) {
        return new RecordedPartitions(new ConfirmedLook(recorder)
                .ofStopped(new StatusReader(recorder).read(job))
                .tasks());
    }

    /** The latest generation of a partition. */
    Optional<PartitionTask> find(PartitionId id) {
        return Optional.ofNullable(latest.getOrDefault(id.table(), Map.of()).get(id.partition()));
    }

    /** The same of one that a round has chosen. */
    Optional<PartitionTask> find(PlannedPartition partition) {
        return Optional.ofNullable(latest.getOrDefault(partition.tableName().table(), Map.of())
                .get(partition.partition().name()));
    }

    /** How many partitions it knows. */
    int size() {
        return latest.values().stream().mapToInt(Map::size).sum();
    }

    /** The latest generation of every partition. */
    List<PartitionTask> all() {
        return latest.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /**
     * Whether everything there is of a table is published, its versions say that it still is as it was, and nothing
     * that was known of it is missing: an overview may have been cut short.
     */
    public boolean stands(CatalogTable table) {
        List<CatalogPartition> units = table.units();
        return units.stream().allMatch(unit -> stands(table.name().table(), unit))
                && units.stream()
                        .map(CatalogPartition::name)
                        .collect(Collectors.toSet())
                        .containsAll(known(table));
    }

    /** The partitions of a table that the source has not dropped yet, as far as is known. */
    private List<String> known(CatalogTable table) {
        return latest.getOrDefault(table.name().table(), Map.of()).entrySet().stream()
                .filter(entry -> !entry.getValue().isDroppedAtSource())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean stands(String table, CatalogPartition unit) {
        return Optional.ofNullable(latest.getOrDefault(table, Map.of()).get(unit.name()))
                .filter(task -> stands(task, ChangeToken.of(unit)))
                .isPresent();
    }

    /**
     * Whether a partition was exported by itself, waits to be loaded, and its version says that it may have moved on.
     * What travelled with others is in the files of one of them, which may be needed by the rest.
     */
    static boolean isOutlived(PartitionTask task, ChangeToken now) {
        return task.state() == PartitionState.EXPORTED && task.group().isEmpty() && isBehind(task, now);
    }

    /** Whether a partition was exported, is not published, and may have moved on at the source since. */
    static boolean isBehind(PartitionTask task, ChangeToken now) {
        return task.exported() != null
                && task.state() != PartitionState.PUBLISHED
                && task.state() != PartitionState.SUPERSEDED
                && !task.isDroppedAtSource()
                && task.standingToken().filter(now.text()::equals).isEmpty();
    }

    /** Whether a partition is published and its version says that it still is as it was. */
    public static boolean stands(PartitionTask task, ChangeToken now) {
        return task.state() == PartitionState.PUBLISHED
                && !task.isDroppedAtSource()
                && task.standingToken().filter(now.text()::equals).isPresent();
    }
}
