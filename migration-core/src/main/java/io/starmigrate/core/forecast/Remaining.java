package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    /** The first that something was published in tells what is expected. */
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofMinutes(10), Duration.ofHours(12));

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
        List<PartitionTask> open =
                latest.stream().filter(task -> !task.state().isSettled()).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Workload workload = Workload.of(open);
        List<PartitionTask> published = latest.stream()
                .filter(task -> task.state() == PartitionState.PUBLISHED)
                .toList();
        return Optional.of(new Remaining(workload, lately(workload.bytes(), open, published, now)));
    }

    private static @Nullable Lately lately(
            long bytes, List<PartitionTask> open, List<PartitionTask> published, Instant now) {
        List<Timed> timed = WINDOWS.stream()
                .flatMap(window -> Timed.of(bytes, window, open, published, now).stream())
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
    private record Timed(Duration time, Duration window) {
        /** Empty where nothing with rows was published within it. */
        static Optional<Timed> of(
                long bytes, Duration window, List<PartitionTask> open, List<PartitionTask> published, Instant now) {
            Instant begin = now.minus(window);
            List<PartitionTask> within = published.stream()
                    .filter(task -> task.change().at().isAfter(begin))
                    .toList();
            long moved = sum(within.stream());
            if (moved == 0) {
                return Optional.empty();
            }
            // A round that is younger than the window has had less time.
            Instant first = Stream.concat(open.stream(), within.stream())
                    .map(task -> task.change().at())
                    .min(Comparator.naturalOrder())
                    .orElse(begin);
            Duration worked = Duration.between(first.isAfter(begin) ? first : begin, now);
            double seconds = Math.max(worked.toSeconds(), SHORTEST.toSeconds());
            return Optional.of(new Timed(Duration.ofSeconds(Math.round(seconds * bytes / moved)), window));
        }
    }

    private static long sum(Stream<PartitionTask> tasks) {
        return tasks.mapToLong(task -> task.estimate().bytes()).sum();
    }
}
