package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows a job from look to look. Settled tasks are read once: a look costs as much as there is still to be done, not
 * as much as the whole job. To be used from one thread.
 */
public final class JobWatch {
    private final TaskRecorder recorder;
    private final String job;
    private final Map<PartitionId, PartitionTask> tasks = new HashMap<>();

    /** Reads the whole job once. */
    public JobWatch(TaskRecorder recorder, String job) {
        this.recorder = recorder;
        this.job = job;
        new StatusReader(recorder).read(job).tasks().forEach(this::learn);
    }

    /** The job as it is now, a moment old. */
    public Snapshot look() {
        Set<PartitionId> open = new HashSet<>();
        unsettled().forEach(task -> {
            open.add(task.id().partition());
            learn(task);
        });
        for (PartitionTask known : List.copyOf(tasks.values())) {
            if (!known.state().isSettled() && !open.contains(known.id().partition())) {
                recorder.partition(known.id()).ifPresent(this::learn);
            }
        }
        return new Snapshot(job, List.copyOf(tasks.values()));
    }

    private Stream<PartitionTask> unsettled() {
        return Stream.of(PartitionState.values())
                .filter(state -> !state.isSettled())
                .flatMap(state -> recorder.partitions(job, state));
    }

    private void learn(PartitionTask task) {
        tasks.merge(task.id().partition(), task, StatusReader::later);
    }
}
