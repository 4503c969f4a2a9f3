package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Puts a look at a job right by the recorder itself. An index, which such a look comes from, may be a moment late:
 * where it shows that work has ended, somebody may just have put that back to work. Safe for use by many threads.
 */
public final class ConfirmedLook {
    private static final int AT_ONCE = 10_000;

    private final TaskRecorder recorder;

    public ConfirmedLook(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * The same, with what is under way of what it shows as FAILED or CANCELLED. It asks for nothing else: little where
     * little has stopped.
     */
    public Picture ofStopped(Picture seen) {
        return confirmed(seen, task -> task.state() != PartitionState.PUBLISHED);
    }

    /**
     * The same also of what it shows as PUBLISHED, which a retry or a plan may move once more: it asks for two tasks of
     * each partition, a hundred by one request, so ask it once and not in each round.
     */
    public Picture ofAll(Picture seen) {
        return confirmed(seen, task -> true);
    }

    private Picture confirmed(Picture seen, Predicate<PartitionTask> asked) {
        List<PartitionTask> underWay = underWay(seen.tasks().stream()
                .filter(task -> task.state().isSettled())
                .filter(asked)
                .map(PartitionTask::id));
        return underWay.isEmpty()
                ? seen
                : StatusReader.latest(
                        seen.job(),
                        Stream.concat(seen.tasks().stream(), underWay.stream()).toList());
    }

    /** What is under way of these tasks, and of the next generations of their partitions. */
    public List<PartitionTask> underWay(Stream<PartitionTaskId> tasks) {
        List<PartitionTask> underWay = new ArrayList<>();
        Set<PartitionTaskId> ids = new LinkedHashSet<>();
        tasks.forEach(id -> {
            ids.add(id);
            ids.add(next(id));
            if (ids.size() >= AT_ONCE) {
                ask(ids, underWay);
            }
        });
        ask(ids, underWay);
        return underWay;
    }

    private void ask(Set<PartitionTaskId> ids, List<PartitionTask> underWay) {
        if (!ids.isEmpty()) {
            recorder.partitions(ids).stream()
                    .filter(task -> !task.state().isSettled())
                    .forEach(underWay::add);
            ids.clear();
        }
    }

    private static PartitionTaskId next(PartitionTaskId id) {
        return new PartitionTaskId(id.partition(), id.generation() + 1);
    }
}
