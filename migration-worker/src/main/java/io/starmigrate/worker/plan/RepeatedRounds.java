package io.starmigrate.worker.plan;

import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Begins a round of a job that somebody has planned, each time so much has passed since the last and all of that has
 * ended. To be driven by one thread, by one worker of a job.
 */
public final class RepeatedRounds {
    private final TaskRecorder recorder;
    private final String job;
    private final Duration every;
    private final InstantSource clock;
    private final Runnable begin;
    private @Nullable Instant last;

    /** @param begin plans a round */
    public RepeatedRounds(TaskRecorder recorder, String job, Duration every, InstantSource clock, Runnable begin) {
        this.recorder = recorder;
        this.job = job;
        this.every = every;
        this.clock = clock;
        this.begin = begin;
    }

    /** Begins a round if it is time. @return 0: nothing here is in haste */
    public int step() {
        Instant now = clock.instant();
        Instant before = last == null ? now : last;
        last = before;
        if (!before.plus(every).isAfter(now) && isPlanned() && !isHeld() && isSettled()) {
            last = now;
            begin.run();
        }
        return 0;
    }

    private boolean isPlanned() {
        return recorder.job(job).map(Job::plan).isPresent();
    }

    /** Nobody else's round is to come into a cutover, nor over what the applications write after it. */
    private boolean isHeld() {
        return recorder.job(job)
                .flatMap(Job::lastCutover)
                .filter(cutover -> cutover.state() != CutoverState.ABANDONED)
                .isPresent();
    }

    private boolean isSettled() {
        return new StatusReader(recorder).outline(job).isSettled();
    }
}
