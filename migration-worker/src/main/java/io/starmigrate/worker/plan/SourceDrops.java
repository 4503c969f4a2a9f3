package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what a job has planned or moved and the source has no more. It is written down, so that it counts neither as
 * equal nor as failed. Nothing is dropped here.
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
     * @param tables the names of all tables the source has
     * @param read those that were read now
     * @return all that is marked by now, as it was when it was last read
     */
    public List<PartitionTask> mark(RecordedPartitions recorded, Collection<String> tables, List<CatalogTable> read) {
        Map<String, Set<String>> units =
                read.stream().collect(Collectors.toMap(table -> table.name().table(), SourceDrops::names));
        return recorded.all().stream()
                .filter(task -> isGone(task.id().partition(), tables, units))
                .flatMap(task -> mark(task).stream())
                .toList();
    }

    private static Set<String> names(CatalogTable table) {
        return table.units().stream().map(CatalogPartition::name).collect(Collectors.toSet());
    }

    /** Of a table that was not read nothing is known. */
    private static boolean isGone(PartitionId id, Collection<String> tables, Map<String, Set<String>> units) {
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
