package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a round has still to move, and how long that takes at the rates at which the job was published lately. Bytes are
 * those of the source's catalog, on both sides of the division. Pure.
 *
 * @param workload what is neither published nor ended otherwise, one partition or more
 * @param lately null where nothing was published lately: then nobody knows
 */
@PublicApi
public record Remaining(Workload workload, @Nullable Lately lately) {
    /** What was published earlier than this before now tells nothing of how long the rest takes. */
    public static final Duration OLDEST = Duration.ofHours(12);

    /** The first that something was published in tells what is expected. */
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofMinutes(10), OLDEST);

    /** A shorter time tells of single partitions, and not of a rate. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

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
        boolean isTold = found.filter(left -> left.lately() == null).isEmpty();
        return isTold || rounds.isEmpty() ? found : of(latest, now);
    }

    private static Optional<Remaining> of(Collection<PartitionTask> latest, Busy busy, Instant now) {
        List<Window> windows =
                WINDOWS.stream().map(time -> new Window(time, busy, now)).toList();
        int open = 0;
        long bytes = 0;
        // A job may have a million partitions, which are made one by one: nothing of them is held.
        for (PartitionTask task : latest) {
            if (!task.state().isSettled()) {
                open++;
                bytes += task.estimate().bytes();
                windows.forEach(window -> window.open(task));
            } else if (task.state() == PartitionState.PUBLISHED) {
                windows.forEach(window -> window.published(task));
            }
        }
        return open == 0
                ? Optional.empty()
                : Optional.of(new Remaining(new Workload(open, bytes), lately(bytes, windows, now)));
    }

    private static @Nullable Lately lately(long bytes, List<Window> windows, Instant now) {
        List<Timed> timed = windows.stream()
                .flatMap(window -> window.timed(bytes, now).stream())
                .toList();
        return timed.isEmpty()
                ? null
                : new Lately(
                        timed.get(0).time,
                        timed.stream()
                                .map(Timed::time)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        timed.stream()
                                .map(Timed::time)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        timed.get(0).window);
    }

    /** What one window says. */
    private record Timed(Duration time, Duration window) {}

    /** What was published within a time before now, while a round was under way. */
    private static final class Window {
        private final Duration time;
        private final Busy busy;
        private final Instant begin;
        private Instant first;
        private long moved;

        Window(Duration time, Busy busy, Instant now) {
            this.time = time;
            this.busy = busy;
            this.begin = now.minus(time);
            this.first = now;
        }

        void open(PartitionTask task) {
            first = earlier(task.change().at());
        }

        void published(PartitionTask task) {
            Instant at = task.change().at();
            if (at.isAfter(begin) && busy.includes(at)) {
                moved += task.estimate().bytes();
                first = busy.isOver(at) ? first : earlier(at);
            }
        }

        private Instant earlier(Instant at) {
            return at.isBefore(first) ? at : first;
        }

        /** Empty where nothing with rows was published within it. */
        Optional<Timed> timed(long bytes, Instant now) {
            if (moved == 0) {
                return Optional.empty();
            }
            // A round that is younger than the window has had less time.
            Duration worked = busy.between(begin, first, now);
            double seconds = Math.max(worked.toSeconds(), SHORTEST.toSeconds());
            return Optional.of(new Timed(Duration.ofSeconds(Math.round(seconds * bytes / moved)), time));
        }
    }
}
