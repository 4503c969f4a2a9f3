package io.starmigrate.worker.pace;

import io.starmigrate.core.config.Timetable;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Knows, a moment late, which of the jobs this worker works on are in the last round of a cutover: applications stand
 * still, so nothing is to slow it but hard ceilings. By what is recorded, so that it is known to every worker, whoever
 * performs the cutover. Safe for use by many threads; a recorder that does not answer leaves what was known.
 */
public final class LastRounds {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final TaskRecorder recorder;
    private final InstantSource clock;
    private final Map<String, Known> jobs = new ConcurrentHashMap<>();

    public LastRounds(TaskRecorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    private record Known(Instant at, boolean last) {}

    /** Whether a job is in its last round, each time it is asked; the job is one of this worker's from now on. */
    public BooleanSupplier of(String job) {
        jobs.putIfAbsent(job, new Known(Instant.MIN, false));
        return () -> isUnderWay(job);
    }

    /** A limit of what all of this worker's jobs have together: none while one of them is in its last round. */
    public Supplier<Timetable> lifting(Supplier<Timetable> limit) {
        return () -> jobs.keySet().stream().anyMatch(this::isUnderWay) ? Timetable.UNLIMITED : limit.get();
    }

    private boolean isUnderWay(String job) {
        Instant now = clock.instant();
        return jobs.compute(
                        job,
                        (name, known) -> known != null && known.at.isAfter(now.minus(EVERY))
                                ? known
                                : new Known(now, look(job, known != null && known.last)))
                .last;
    }

    private boolean look(String job, boolean before) {
        try {
            return recorder.job(job)
                    .flatMap(Job::lastCutover)
                    .filter(cutover -> cutover.state() == CutoverState.FROZEN)
                    .isPresent();
        } catch (RecorderException silent) {
            return before;
        }
    }
}
