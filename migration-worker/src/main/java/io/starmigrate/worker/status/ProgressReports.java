package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Tells a listener what is new since the last look at a job. To be used from one thread. */
public final class ProgressReports {
    private static final Set<PartitionState> LEFT_SOURCE = EnumSet.of(
            PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.VERIFYING, PartitionState.PUBLISHED);
    private static final Set<PartitionState> LOADED = EnumSet.of(PartitionState.VERIFYING, PartitionState.PUBLISHED);

    private final ProgressListener listener;
    private final Set<String> told = new HashSet<>();

    public ProgressReports(ProgressListener listener) {
        this.listener = listener;
    }

    public void tell(Snapshot now) {
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
