package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a listener what is new since the last look at a job, and each reason once. To be used from one thread. */
public final class ProgressReports {
    private static final Set<PartitionState> LEFT_SOURCE = EnumSet.of(
            PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.VERIFYING, PartitionState.PUBLISHED);
    private static final Set<PartitionState> LOADED = EnumSet.of(PartitionState.VERIFYING, PartitionState.PUBLISHED);

    private final ProgressListener listener;
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> first = new HashMap<>();
    private final List<Progress> last = new ArrayList<>();
    private @Nullable List<PartitionTask> seen;

    public ProgressReports(ProgressListener listener) {
        this.listener = listener;
    }

    /** Tells how far the job is; where nothing has changed since, the same once more. */
    public void tell(Picture now) {
        if (now.tasks() != seen) {
            seen = now.tasks();
            last.clear();
            last.add(progress(now, Stage.EXPORT, LEFT_SOURCE));
            last.add(progress(now, Stage.LOAD, LOADED));
            last.add(progress(now, Stage.PUBLISH, EnumSet.of(PartitionState.PUBLISHED)));
            for (Failure failure : now.failures()) {
                if (told.add(failure.subject() + failure.reason())) {
                    String before = first.putIfAbsent(failure.reason(), failure.subject());
                    listener.noted(failure.subject() + " FAILED"
                            + (before == null ? ": " + failure.reason() : " as " + before + " did"));
                }
            }
        }
        last.forEach(listener::progressed);
    }

    private static Progress progress(Picture now, Stage stage, Set<PartitionState> reached) {
        long done = reached.stream().mapToLong(now::count).sum();
        return new Progress(stage, done, now.tasks().size(), Progress.Unit.PARTITIONS);
    }
}
