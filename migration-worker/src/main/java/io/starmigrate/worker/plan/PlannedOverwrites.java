package io.starmigrate.worker.plan;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.PlanReport.Overwrite;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, before anything moves, which planned partitions would replace rows the job has not put there. What cannot be
 * seen from here is seen by whoever opens staging.
 */
public final class PlannedOverwrites {
    private static final Logger LOG = LoggerFactory.getLogger(PlannedOverwrites.class);

    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Supplier<Optional<TargetCluster>> target;

    /** @param target empty where the configuration names none */
    public PlannedOverwrites(TaskRecorder recorder, WorkerIdentity self, Supplier<Optional<TargetCluster>> target) {
        this.recorder = recorder;
        this.self = self;
        this.target = target;
    }

    /** Those of a job's planned partitions; none where the target cannot be asked. */
    public List<Overwrite> look(String job) {
        return target.get().map(there -> look(job, there)).orElseGet(List::of);
    }

    private List<Overwrite> look(String job, TargetCluster target) {
        List<Overwrite> overwrites = new ArrayList<>();
        // A job may have a million: an outline of each is held, and those are read whole that are to be told.
        Map<String, PackedPartitions> planned = new TreeMap<>();
        recorder.partitions(job, PartitionState.PLANNED).forEach(task -> {
            PartitionId id = task.id().partition();
            planned.computeIfAbsent(id.table(), table -> new PackedPartitions(id))
                    .learn(RecordedPartition.of(task));
        });
        planned.forEach((table, partitions) -> {
            try {
                overwrites.addAll(look(partitions, target));
            } catch (ClusterException unseen) {
                LOG.info(
                        "What {} holds at the target is looked at before it is loaded: {}", table, unseen.getMessage());
            }
        });
        return overwrites;
    }

    private List<Overwrite> look(PackedPartitions planned, TargetCluster target) {
        ForeignRows foreign = new ForeignRows(target, recorder);
        Map<Place, PartitionTaskId> byPlace = planned.all()
                .map(RecordedPartition::id)
                .collect(Collectors.toMap(PlannedOverwrites::place, Function.identity()));
        Map<Place, Shown> shown = target.shown(byPlace.keySet());
        Map<PartitionTaskId, String> found = new LinkedHashMap<>();
        byPlace.forEach((place, id) -> {
            Shown there = shown.get(place);
            if (there != null && !there.untouched()) {
                foreign.found(id, place, there).ifPresent(rows -> found.put(id, rows));
            }
        });
        Set<PartitionTaskId> told = recorder.partitions(found.keySet()).stream()
                .filter(task -> task.overwriting() == Overwriting.TOLD)
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
        return found.entrySet().stream()
                .map(entry -> new Overwrite(entry.getKey(), entry.getValue(), told.contains(entry.getKey())))
                .toList();
    }

    private static Place place(PartitionTaskId id) {
        return new Place(id.partition().table(), id.partition().partition());
    }

    /** Fails those nobody has told to replace anything, before anything is exported for them. */
    public void refuse(List<Overwrite> overwrites) {
        TaskFailures failures = new TaskFailures(recorder);
        overwrites.stream()
                .filter(overwrite -> !overwrite.told())
                .forEach(overwrite -> recorder.partition(overwrite.task())
                        .filter(task -> task.state() == PartitionState.PLANNED)
                        .ifPresent(task -> failures.refuseForRows(
                                task, self.change(ForeignRows.refusal(task.id(), overwrite.found())))));
    }
}
