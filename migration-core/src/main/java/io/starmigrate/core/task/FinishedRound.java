package io.starmigrate.core.task;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a round that has ended had to move, and how long that took.
 *
 * @param number which round of its job
 * @param partitions how many partitions it had to move
 * @param bytes what the source's catalog said of them
 * @param millis from the first question to the last publication
 * @param stages how long each stage had work, in milliseconds, by its name
 */
public record FinishedRound(int number, int partitions, long bytes, long millis, Map<String, Long> stages) {
    public FinishedRound {
        stages = new TreeMap<>(stages);
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
