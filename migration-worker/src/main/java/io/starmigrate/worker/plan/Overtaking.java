package io.starmigrate.worker.plan;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.FewAtOnce;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has what waits to be loaded give way before its next generation is planned: two of them must not be loaded at once,
 * or the older one might be shown last.
 *
 * @param self who does it
 */
record Overtaking(TaskRecorder recorder, WorkerIdentity self) {
    private static final String OUTLIVED = "the source has moved on since it was exported, and it is exported again";

    /** Those that have given way, by what they were; whoever has begun to load one meanwhile keeps it. */
    Map<PartitionTaskId, PartitionTask> of(Collection<PartitionTask> listed) {
        return listed.isEmpty()
                ? Map.of()
                : FewAtOnce.each(
                                recorder.partitions(
                                        listed.stream().map(PartitionTask::id).toList()),
                                this::gone)
                        .stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.toMap(PartitionTask::id, Function.identity()));
    }

    private Optional<PartitionTask> gone(PartitionTask now) {
        boolean isWaiting = now.state() == PartitionState.EXPORTED;
        return isWaiting && recorder.advance(now.to(PartitionState.SUPERSEDED, self.change(OUTLIVED)))
                ? Optional.of(now)
                : Optional.empty();
    }

    /** What somebody has said of a generation, or left of it at the target, outlives it. */
    static PartitionTask heir(PartitionTask next, PartitionTask before) {
        return next.withOverwriting(before.overwriting())
                .withLeft(before.staging() == null ? before.left() : before.staging());
    }
}
