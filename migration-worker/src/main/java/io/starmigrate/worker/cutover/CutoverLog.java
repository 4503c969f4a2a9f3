package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps with the job how far its cutover is. */
final class CutoverLog {
    private static final int TRIES = 5;

    private final TaskRecorder recorder;
    private final String job;

    CutoverLog(TaskRecorder recorder, String job) {
        this.recorder = recorder;
        this.job = job;
    }

    /** The last one, wherever it is. */
    Optional<CutoverProgress> last() {
        return recorder.job(job).flatMap(Job::lastCutover);
    }

    /** One that has begun, and neither ended nor was given up. */
    Optional<CutoverProgress> underWay() {
        return last().filter(cutover -> cutover.state().isUnderWay());
    }

    /** The one that is under way; only where one is. */
    CutoverProgress now() {
        return underWay().orElseThrow(this::overtaken);
    }

    /** Writes one down that begins. */
    CutoverProgress begin(CutoverProgress first) {
        return write(last(), first);
    }

    /** Writes down how far it has come from where it was. */
    CutoverProgress advance(UnaryOperator<CutoverProgress> change) {
        CutoverProgress before = now();
        return write(Optional.of(before), change.apply(before));
    }

    /** Writes down that one which was done is taken back. */
    CutoverProgress reopen(CutoverProgress done, CutoverProgress next) {
        return write(Optional.of(done), next);
    }

    /** Rounds, and commands that bind the job, write to it, too: only another cutover is in the way. */
    private CutoverProgress write(Optional<CutoverProgress> before, CutoverProgress next) {
        for (int i = 0; i < TRIES; i++) {
            Job held = recorder.job(job).orElseThrow(this::overtaken);
            if (Objects.equals(held.cutover(), next)) {
                return next;
            }
            if (!held.lastCutover().equals(before)) {
                throw overtaken();
            }
            if (recorder.advance(held.cutover(next))) {
                return next;
            }
        }
        throw overtaken();
    }

    private MigrationException overtaken() {
        return new MigrationException(
                Fault.FAILED,
                "Cannot go on with the cutover of job \"" + job + "\": somebody else writes down how far it is, or has"
                        + " given it up; see migrate status, then run migrate cutover again",
                null);
    }
}
