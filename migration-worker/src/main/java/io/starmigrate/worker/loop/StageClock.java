package io.starmigrate.worker.loop;

import io.starmigrate.worker.api.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long each stage had work, from the first moment it had some to the last; stages overlap. Safe for use by many
 * threads.
 */
public final class StageClock {
    private final LongSupplier nanoTime;
    private final Map<Stage, Long> began = new EnumMap<>(Stage.class);
    private final Map<Stage, Long> ended = new EnumMap<>(Stage.class);

    public StageClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Does a stage's work, once. */
    public <T> T time(Stage stage, Supplier<T> work) {
        mark(stage);
        try {
            return work.get();
        } finally {
            mark(stage);
        }
    }

    /** A role's steps, counted as the stage's work while they have some. */
    public Steps timed(Stage stage, Steps steps) {
        return () -> {
            long before = nanoTime.getAsLong();
            int left = steps.step();
            if (left > 0) {
                mark(stage, before);
                mark(stage);
            }
            return left;
        };
    }

    private void mark(Stage stage) {
        mark(stage, nanoTime.getAsLong());
    }

    private synchronized void mark(Stage stage, long now) {
        began.putIfAbsent(stage, now);
        ended.put(stage, now);
    }

    /** The stages that had work. */
    public synchronized Map<Stage, Duration> durations() {
        Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
        began.forEach((stage, from) -> durations.put(stage, Duration.ofNanos(ended.getOrDefault(stage, from) - from)));
        return durations;
    }
}
