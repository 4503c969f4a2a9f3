package io.starmigrate.worker.plan;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RetryTimes;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries again what fails in rounds without an end, those of a standby and of the service alike: names it each round,
 * and puts it back to work when it is time by {@link RetryTimes}. What it knows of earlier tries ends with the process.
 * To be used from one thread.
 */
public final class RoundRetries {
    private static final int NAMED = 10;

    private final TaskRecorder recorder;
    private final String job;
    private final InstantSource clock;
    private final Consumer<List<PartitionTaskId>> retry;
    private final Consumer<String> told;
    private RetryTimes times = RetryTimes.NONE;

    /**
     * Tries of which none was made.
     *
     * @param retry puts those of these tasks that are FAILED back to work, and nothing else: what others have written
     *     is as safe as by any retry
     * @param told hears what has failed, one sentence each
     */
    public RoundRetries(
            TaskRecorder recorder,
            String job,
            InstantSource clock,
            Consumer<List<PartitionTaskId>> retry,
            Consumer<String> told) {
        this.recorder = recorder;
        this.job = job;
        this.clock = clock;
        this.retry = retry;
        this.told = told;
    }

    /**
     * Looks at what a round has left, and names what has failed.
     *
     * @return whether some of that has failed since the look before: what has not only waits
     */
    public boolean look(JobReport round) {
        return look(round.hasFailed() ? new StatusReader(recorder).outline(job) : new Picture(job, List.of()));
    }

    /** The same of a whole look at the job. */
    boolean look(Picture seen) {
        Instant now = clock.instant();
        List<PartitionTask> failed = failed(seen);
        boolean isNews = isNews(failed);
        times = times.seen(failed, now);
        failed.stream().limit(NAMED).forEach(task -> told.accept(told(task, now)));
        int others = failed.size() - NAMED;
        if (others > 0) {
            told.accept("So " + (others == 1 ? "has " : "have ") + Units.counted(others, "other")
                    + "; migrate status names each");
        }
        return isNews;
    }

    /** Looks, too, where some of what has failed was not looked at yet: what a round has left is named once. */
    void notice(Picture seen) {
        List<PartitionTask> failed = failed(seen);
        if (isNews(failed)) {
            var unused = look(seen);
        } else {
            times = times.seen(failed, clock.instant());
        }
    }

    private boolean isNews(List<PartitionTask> failed) {
        return !failed.stream().allMatch(times::knows);
    }

    private static List<PartitionTask> failed(Picture seen) {
        return seen.tasks().stream()
                .filter(task -> task.state() == PartitionState.FAILED && !task.isDroppedAtSource())
                .sorted(Comparator.comparing(task -> task.id().toString()))
                .toList();
    }

    private String told(PartitionTask task, Instant now) {
        RetryTimes.Failed failed = times.of(task.id().partition()).orElseThrow();
        Duration left = Duration.between(now, failed.due());
        return task.id() + " has FAILED"
                + (failed.times() > 1 ? ", " + failed.times() + " times in a row," : "")
                + " and is tried again by the first round "
                + (left.isNegative() || left.isZero() ? "from now on" : "after " + Units.duration(left))
                + ": " + task.change().why();
    }

    /** Puts back to work what is due. */
    public void again() {
        List<PartitionTaskId> due = times.due(clock.instant());
        if (!due.isEmpty()) {
            retry.accept(due);
        }
    }
}
