package io.starmigrate.core.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a round that has ended had to move, and how long that took.
 *
 * @param number which round of its job
 * @param partitions how many partitions it had to move
 * @param bytes what the source's catalog said of them
 * @param millis from the first question to the last publication
 * @param stages how long each stage had work, in milliseconds, by its name
 * @param ended when, by the clock of who ended it; null in what was stored before that was recorded
 */
public record FinishedRound(
        int number,
        int partitions,
        long bytes,
        long millis,
        Map<String, Long> stages,
        @Nullable Instant ended) {
    public FinishedRound {
        stages = new TreeMap<>(stages);
    }

    /** One of which nobody has recorded when it ended. */
    public FinishedRound(int number, int partitions, long bytes, long millis, Map<String, Long> stages) {
        this(number, partitions, bytes, millis, stages, null);
    }

    /** How long its plan took; nothing where that was not told. */
    public Duration planning() {
        return Duration.ofMillis(stages.getOrDefault("PLAN", 0L));
    }

    /** How long it took. */
    public Duration time() {
        return Duration.ofMillis(millis);
    }
}
