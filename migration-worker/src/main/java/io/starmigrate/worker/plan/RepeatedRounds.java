package io.starmigrate.worker.plan;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.status.ConfirmedLook;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.ListedPlan;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Begins a round of a job that somebody has planned, each time so much has passed since the last and all of that has
 * ended, and writes down what it took, as {@code sync} does of its own: one that has left something, or that a worker
 * of before has begun, is not written down. To be driven by one thread, by one worker of a job.
 */
public final class RepeatedRounds {
    /** When it has ended is told by what it has published: whoever looks need not be in haste. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final TaskRecorder recorder;
    private final FreeJob free;
    private final JobWatch watch;
    private final String job;
    private final Duration every;
    private final InstantSource clock;
    private final Supplier<List<PartitionTaskId>> begin;
    private final StageClock stages;
    private final RoundRetries tries;
    private final Consumer<FinishedRound> ended;
    private @Nullable Instant last;
    private @Nullable Begun begun;

    /**
     * Rounds of which none has begun.
     *
     * @param watch tells how far the job is
     * @param begin plans a round, and answers what {@link BegunRound#again} has
     * @param stages measures the stages of this worker
     * @param tries what failed in a round is tried again by a later one, when it is time
     * @param ended hears of each round that was written down
     */
    public RepeatedRounds(
            TaskRecorder recorder,
            JobWatch watch,
            Rhythm rhythm,
            Supplier<List<PartitionTaskId>> begin,
            StageClock stages,
            RoundRetries tries,
            Consumer<FinishedRound> ended) {
        this.recorder = recorder;
        this.free = new FreeJob(recorder);
        this.watch = watch;
        this.job = watch.job();
        this.every = rhythm.every;
        this.clock = rhythm.clock;
        this.begin = begin;
        this.stages = stages;
        this.tries = tries;
        this.ended = ended;
    }

    /**
     * How often rounds begin.
     *
     * @param every from the beginning of one to that of the next, if it has ended by then
     * @param clock by which that is told
     */
    public record Rhythm(Duration every, InstantSource clock) {}

    /**
     * A round that is under way.
     *
     * @param job another job of that name is not its own
     * @param written all of it must be seen before it can be over
     * @param look when it is looked at again
     */
    private record Begun(JobId job, int number, ListedPlan written, Instant at, Instant planned, Instant look) {
        boolean isLastOf(Job now) {
            return now.id().equals(job) && now.round() == number;
        }

        Begun lookedAt(Instant now) {
            Duration half = Duration.between(at, now).dividedBy(2);
            return new Begun(job, number, written, at, planned, now.plus(half.compareTo(LOOK) < 0 ? LOOK : half));
        }

        /** From its beginning to its last publication, as far as the changers' clocks are right. */
        Duration took(Picture end, Instant now) {
            Instant published = end.tasks().stream()
                    .filter(task -> task.state() == PartitionState.PUBLISHED)
                    .map(PartitionTask::change)
                    .map(Change::at)
                    .filter(at -> at.isAfter(planned) && !at.isAfter(now))
                    .max(Instant::compareTo)
                    .orElse(planned);
            return Duration.between(at, published);
        }
    }

    /**
     * Begins a round if it is time.
     *
     * @return 0: nothing here is in haste
     */
    public int step() {
        Instant now = clock.instant();
        Instant before = last == null ? now : last;
        last = before;
        boolean isTime = !before.plus(every).isAfter(now);
        if (begun != null && (isTime || !begun.look.isAfter(now))) {
            end(begun, now);
        }
        if (isTime && begun == null && isPlanned() && !isHeld()) {
            Picture seen = seen();
            if (seen.isSettled()) {
                last = now;
                begin(seen);
            }
        }
        return 0;
    }

    private void begin(Picture seen) {
        Instant at = clock.instant();
        tries.notice(seen);
        tries.again();
        stages.lap();
        ListedPlan written = new ListedPlan(recorder, begin.get());
        Instant planned = clock.instant();
        begun = recorder.job(job)
                .map(now -> new Begun(now.id(), now.round(), written, at, planned, planned.plus(LOOK)))
                .orElse(null);
    }

    private void end(Begun round, Instant now) {
        if (recorder.job(job).filter(round::isLastOf).isEmpty()) {
            begun = null;
            return;
        }
        Picture seen = seen();
        if (!seen.isSettled() || !round.written.isIn(seen)) {
            begun = round.lookedAt(now);
            return;
        }
        begun = null;
        if (!tries.look(seen)) {
            Map<Stage, Duration> took = new EnumMap<>(Stage.class);
            took.putAll(stages.ofLap());
            took.put(Stage.PLAN, Duration.between(round.at, round.planned));
            new RoundLog(recorder, clock)
                    .ended(job, round.took(seen, now), took)
                    .ifPresent(ended);
        }
    }

    private boolean isPlanned() {
        return recorder.job(job).map(Job::plan).isPresent();
    }

    /** Nobody else's round is to come into a cutover, nor over what the applications write after it. */
    private boolean isHeld() {
        return free.held(job).isPresent();
    }

    /** What stopped may just have been put back to work, not least here. */
    private Picture seen() {
        return new ConfirmedLook(recorder).ofStopped(watch.everything());
    }
}
