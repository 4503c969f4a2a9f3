package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a job has planned or moved and the source has no more. It is written down, so that it counts neither as
 * equal nor as failed. Nothing is dropped here.
 *
 * <p>A list of partitions may have been cut short, whoever made it. So what is missing in one is asked for by its name
 * before it is marked.
 */
public final class SourceDrops {
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    public SourceDrops(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * Marks what is gone; what is under way goes on, and is marked once it has ended.
     *
     * @param source is asked for what is missing in a table that was read
     * @param tables the names of all tables the source has
     * @param read those that were read now
     * @return all that is marked by now, as it was when it was last read
     */
    public List<PartitionTask> mark(
            SourceCluster source, RecordedPartitions recorded, Collection<String> tables, List<CatalogTable> read) {
        Map<String, Set<String>> units =
                read.stream().collect(Collectors.toMap(table -> table.name().table(), SourceDrops::names));
        List<PartitionTask> missing = recorded.all().stream()
                .filter(task -> isMissing(task.id().partition(), tables, units))
                .toList();
        Set<PartitionId> there = there(source, missing, tables);
        return missing.stream()
                .filter(task -> !there.contains(task.id().partition()))
                .flatMap(task -> mark(task).stream())
                .toList();
    }

    /** Those that the source has all the same, or of which it does not tell. */
    private static Set<PartitionId> there(
            SourceCluster source, List<PartitionTask> missing, Collection<String> tables) {
        Map<String, List<PartitionId>> asked = missing.stream()
                .filter(task -> !task.isDroppedAtSource())
                .map(task -> task.id().partition())
                .filter(id -> tables.contains(id.table()))
                .collect(Collectors.groupingBy(PartitionId::table));
        return asked.entrySet().stream()
                .flatMap(entry -> there(source, entry.getKey(), entry.getValue()))
                .collect(Collectors.toSet());
    }

    private static Stream<PartitionId> there(SourceCluster source, String table, List<PartitionId> ids) {
        try {
            Set<String> found = source.partitions(
                            table, ids.stream().map(PartitionId::partition).toList())
                    .keySet();
            return ids.stream().filter(id -> found.contains(id.partition()));
        } catch (ClusterException refused) {
            if (refused.isTransient() || refused.isOfTheCluster()) {
                throw refused;
            }
            return ids.stream();
        }
    }

    private static Set<String> names(CatalogTable table) {
        return table.units().stream().map(CatalogPartition::name).collect(Collectors.toSet());
    }

    /** Of a table that was not read nothing is known. */
    private static boolean isMissing(PartitionId id, Collection<String> tables, Map<String, Set<String>> units) {
        return !tables.contains(id.table())
                || Optional.ofNullable(units.get(id.table()))
                        .filter(names -> !names.contains(id.partition()))
                        .isPresent();
    }

    private Optional<PartitionTask> mark(PartitionTask listed) {
        if (listed.isDroppedAtSource()) {
            return Optional.of(listed);
        }
        return recorder.latest(listed.id().partition()).flatMap(this::marked).filter(recorder::advance);
    }

    private Optional<PartitionTask> marked(PartitionTask task) {
        boolean underWay = !task.state().isSettled() && task.state() != PartitionState.PLANNED;
        return underWay ? Optional.empty() : Optional.of(task.gone(self.change(PartitionTask.GONE)));
    }
}
