package io.starmigrate.worker.plan;

import io.starmigrate.core.cutover.RoundsHeld;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.Optional;
import java.util.function.Function;

/**
 * Refuses, as {@link RoundsHeld} decides, what a cutover of the job keeps from being done. Throws
 * {@link MigrationException} for wrong input. Safe for use by many threads.
 *
 * @param recorder is asked each time
 */
public record FreeJob(TaskRecorder recorder) {
    /** Refuses a round that is not a cutover's own. */
    public void requireRounds(String job) {
        require(job, RoundsHeld::why);
    }

    /** Refuses to show at the target what was moved. */
    public void requireShowing(String job) {
        require(job, RoundsHeld::whyUnshown);
    }

    /** Refuses to put back to work what has ended. */
    public void requireWork(String job) {
        require(job, RoundsHeld::whyOver);
    }

    private void require(String job, Function<Job, Optional<String>> why) {
        recorder.job(job).flatMap(why).ifPresent(held -> {
            throw new MigrationException(Fault.WRONG_INPUT, held + ". Nothing was begun", null);
        });
    }
}
