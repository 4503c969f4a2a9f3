package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a round has still to move, and how long that takes at the rates at which the job was published lately. Bytes are
 * those of the source's catalog, on both sides of the division. Pure.
 *
 * @param workload what is neither published nor ended otherwise, one partition or more
 * @param lately null where nothing was published lately: then nobody knows
 * @param rough what the steps before publishing tell then; null where {@code lately} is told, or none of them was taken
 *     lately
 */
@PublicApi
public record Remaining(
        Workload workload,
        @Nullable Lately lately,
        @Nullable Rough rough) {
    /** What is left of which no step before publishing tells anything. */
    public Remaining(Workload workload, @Nullable Lately lately) {
        this(workload, lately, null);
    }

    /** What was published earlier than this before now tells nothing of how long the rest takes. */
    public static final Duration OLDEST = Duration.ofHours(12);

    /**
     * How long it takes.
     *
     * @param expected at the rate of {@code window}
     * @param least at the highest of the rates of the last ten minutes, half an hour, two and twelve hours
     * @param most at the lowest of them
     * @param window the time before now that tells what is expected
     */
    @PublicApi
    public record Lately(Duration expected, Duration least, Duration most, Duration window) {}

    /**
     * How long it takes if all that is left goes no faster than the slowest step has gone until now. Rough: later steps
     * may be slower, and when a partition took an earlier step is not known exactly.
     *
     * @param step which step: {@code export}, {@code relay} (to where the first load of a partition is recorded) or
     *     {@code load}
     * @param expected at its rate of the last half hour, or what is nearest to it
     * @param least at the highest of its rates of the last ten minutes, half an hour, two and twelve hours
     * @param most at the lowest of them
     */
    @PublicApi
    public record Rough(String step, Duration expected, Duration least, Duration most) {}

    /**
     * What is left of a job.
     *
     * @param latest the latest task of each partition
     * @return empty where nothing is under way or planned
     */
    public static Optional<Remaining> of(Collection<PartitionTask> latest, Instant now) {
        return of(latest, Busy.ALWAYS, now);
    }

    /**
     * The same of a job that moves in rounds: the time between them, in which nothing was to do, tells nothing of how
     * fast it moves.
     *
     * @param rounds those that have ended lately
     */
    public static Optional<Remaining> of(Collection<PartitionTask> latest, List<FinishedRound> rounds, Instant now) {
        Optional<Remaining> found = of(latest, Busy.of(rounds), now);
        boolean isTold = found.filter(left -> left.lately() == null && left.rough() == null)
                .isEmpty();
        return isTold || rounds.isEmpty() ? found : of(latest, now);
    }

    private static Optional<Remaining> of(Collection<PartitionTask> latest, Busy busy, Instant now) {
        List<RateWindow> windows = RateWindow.all(busy, now);
        StepRates steps = new StepRates(busy, now);
        int open = 0;
        long bytes = 0;
        // A job may have a million partitions, which are made one by one: nothing of them is held.
        for (PartitionTask task : latest) {
            if (!task.state().isSettled()) {
                open++;
                bytes += task.estimate().bytes();
                windows.forEach(window -> window.open(task.change().at()));
                steps.open(task);
            } else if (task.state() == PartitionState.PUBLISHED) {
                windows.forEach(window ->
                        window.moved(task.estimate().bytes(), task.change().at()));
            }
        }
        if (open == 0) {
            return Optional.empty();
        }
        Lately lately = lately(RateWindow.timed(windows, bytes, now));
        return Optional.of(new Remaining(
                new Workload(open, bytes),
                lately,
                lately == null ? steps.slowest(bytes, now).orElse(null) : null));
    }

    private static @Nullable Lately lately(List<RateWindow.Timed> timed) {
        return timed.isEmpty()
                ? null
                : new Lately(
                        timed.get(0).time(),
                        RateWindow.least(timed),
                        RateWindow.most(timed),
                        timed.get(0).window());
    }
}
