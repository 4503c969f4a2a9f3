package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.status.StatusReader;
import java.util.List;
import java.util.stream.Stream;

/** Has the last round move what has changed, and decides whether nothing is left that it should have moved. */
final class LastRoundStep {
    private final JobWork work;
    private final TaskRecorder recorder;
    private final LeftOutLook leftOut;
    private final StepNotes notes;

    LastRoundStep(JobWork work, TaskRecorder recorder, LeftOutLook leftOut, StepNotes notes) {
        this.work = work;
        this.recorder = recorder;
        this.leftOut = leftOut;
        this.notes = notes;
    }

    /** Moves what has changed, but for what was cancelled and is to stay behind. */
    boolean hasMoved(String job, CutoverRequest request, ProgressListener progress) {
        int open = recorder.job(job).map(Job::plan).map(Job.Plan::partitions).orElse(0);
        JobReport moved = work.lastRound(job, progress);
        moved.failures()
                .forEach(failure -> notes.problems()
                        .add(failure.subject() + " FAILED: " + failure.reason() + "; " + failure.retry()
                                + ", then run migrate cutover again"));
        boolean isWhole = moved.complete()
                || (moved.failures().isEmpty() && !moved.tables().isEmpty() && isAllMoved(job, request));
        if (isWhole) {
            notes.done()
                    .add("The last round has moved what had changed: "
                            + Units.counted(open, "partition that was", "partitions that were") + " known before it");
        } else if (notes.problems().isEmpty()) {
            notes.problems().add("The last round was stopped before it ended; run migrate cutover again");
        }
        return isWhole && notes.problems().isEmpty();
    }

    /** Whether nothing is left but what stays behind; what was cancelled and does not is told. */
    private boolean isAllMoved(String job, CutoverRequest request) {
        List<PartitionTask> latest = new StatusReader(recorder).read(job).tasks();
        List<String> behind = request.leftOut() ? leftOut.of(job, latest).cancelled() : List.of();
        return noneCancelled(recorder, notes, latest, behind)
                && !behind.isEmpty()
                && latest.stream()
                        .filter(task -> !task.isDroppedAtSource())
                        .allMatch(task ->
                                task.state() == PartitionState.PUBLISHED || task.state() == PartitionState.CANCELLED);
    }

    /** What was cancelled no round moves, and no proof looks at: each is told. */
    static boolean noneCancelled(
            TaskRecorder recorder, StepNotes notes, List<PartitionTask> latest, List<String> behind) {
        CancelledPartitions.Found found = new CancelledPartitions(recorder).among(latest, behind);
        Stream.concat(found.hidden().stream(), found.shown().stream())
                .forEach(
                        place -> notes.problems()
                                .add(
                                        place
                                                + " was CANCELLED, so no round moves it; migrate retry does, then run migrate cutover again"));
        return found.isNone();
    }
}
