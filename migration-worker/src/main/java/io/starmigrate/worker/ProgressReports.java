package io.starmigrate.worker;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.JobReport.Failure;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Tells a listener what is new since the last look at a job. To be used from one thread. */
final class ProgressReports {
    private static final Set<PartitionState> LEFT_SOURCE = EnumSet.of(
            PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.VERIFYING, PartitionState.PUBLISHED);
    private static final Set<PartitionState> LOADED = EnumSet.of(PartitionState.VERIFYING, PartitionState.PUBLISHED);

    private final ProgressListener listener;
    private final Set<String> told = new HashSet<>();

    ProgressReports(ProgressListener listener) {
        this.listener = listener;
    }

    void tell(Snapshot now) {
        tell(now, Stage.EXPORT, LEFT_SOURCE);
        tell(now, Stage.LOAD, LOADED);
        tell(now, Stage.PUBLISH, EnumSet.of(PartitionState.PUBLISHED));
        for (Failure failure : now.failures()) {
            if (told.add(failure.subject() + failure.reason())) {
                listener.noted(failure.subject() + " FAILED: " + failure.reason());
            }
        }
    }

    private void tell(Snapshot now, Stage stage, Set<PartitionState> reached) {
        long done = now.tasks().stream()
                .map(PartitionTask::state)
                .filter(reached::contains)
                .count();
        listener.progressed(new Progress(stage, done, now.tasks().size(), Progress.Unit.PARTITIONS));
    }
}
