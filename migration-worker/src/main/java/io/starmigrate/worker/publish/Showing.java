package io.starmigrate.worker.publish;

import io.starmigrate.core.cutover.RoundsHeld;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what was moved may be shown: once a cutover of its job is proved, the target's rows are the applications'.
 * Asked right before each switch. Safe for use by many threads.
 *
 * @param recorder is asked each time
 */
record Showing(TaskRecorder recorder, WorkerIdentity self) {
    private static final Logger LOG = LoggerFactory.getLogger(Showing.class);

    /** Whether a job's rows may be shown now. */
    boolean isFree(String job) {
        return why(job).isEmpty();
    }

    /**
     * The same of one task: while the cutover is under way it waits, for the cutover may go back to its round; once
     * that is done it FAILED.
     */
    boolean isFree(PartitionTask task) {
        String job = task.id().partition().job();
        Optional<String> held = why(job);
        held.ifPresent(why -> {
            if (isDone(job)) {
                new TaskFailures(recorder)
                        .record(task, self.change("it is not shown: " + why + ", then migrate retry"));
            } else {
                LOG.info("{} waits: {}", task.id(), why);
            }
        });
        return held.isEmpty();
    }

    private Optional<String> why(String job) {
        return recorder.job(job).flatMap(RoundsHeld::whyUnshown);
    }

    private boolean isDone(String job) {
        return recorder.job(job)
                .flatMap(Job::lastCutover)
                .filter(cutover -> cutover.state() == CutoverState.DONE)
                .isPresent();
    }
}
