package io.starmigrate.worker.plan;

import io.starmigrate.core.cutover.RoundsHeld;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.Optional;

/**
 * Tells and refuses, as {@link RoundsHeld} decides, what a cutover of the job keeps from being done. Throws
 * {@link MigrationException} for wrong input. Safe for use by many threads.
 *
 * @param recorder is asked each time
 */
public record FreeJob(TaskRecorder recorder) {
    /** Why nobody but a cutover may begin a further round; empty where everybody may. */
    public Optional<String> held(String job) {
        return recorder.job(job).flatMap(RoundsHeld::why);
    }

    /** Refuses a round that is not a cutover's own. */
    public void requireRounds(String job) {
        require(held(job));
    }

    /** Refuses to show at the target what was moved. */
    public void requireShowing(String job) {
        require(recorder.job(job).flatMap(RoundsHeld::whyUnshown));
    }

    /** Refuses to put back to work what has ended. */
    public void requireWork(String job) {
        require(recorder.job(job).flatMap(RoundsHeld::whyOver));
    }

    private static void require(Optional<String> why) {
        why.ifPresent(held -> {
            throw new MigrationException(Fault.WRONG_INPUT, held + ". Nothing was begun", null);
        });
    }
}
