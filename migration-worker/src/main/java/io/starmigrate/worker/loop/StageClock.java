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
    private final Map<Stage, Long> first = new EnumMap<>(Stage.class);
    private final Map<Stage, Long> last = new EnumMap<>(Stage.class);
    private final Map<Stage, Long> firstOfLap = new EnumMap<>(Stage.class);

    public StageClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Does a stage's work, once, and counts the time it takes. */
    public <T> T time(Stage stage, Supplier<T> work) {
        atWork(stage);
        try {
            return work.get();
        } finally {
            atWork(stage);
        }
    }

    /** A role's steps, counted as the stage's work while they have some. */
    public Steps timed(Stage stage, Steps steps) {
        return () -> step(stage, steps);
    }

    /** Does a step, and counts it as the stage's work if it leaves some. */
    public int step(Stage stage, Steps steps) {
        long before = nanoTime.getAsLong();
        int left = steps.step();
        if (left > 0) {
            atWork(stage, before);
            atWork(stage);
        }
        return left;
    }

    private void atWork(Stage stage) {
        atWork(stage, nanoTime.getAsLong());
    }

    private synchronized void atWork(Stage stage, long now) {
        first.putIfAbsent(stage, now);
        firstOfLap.putIfAbsent(stage, now);
        last.put(stage, now);
    }

    /** From the first moment of work to the last, of each stage that had any. */
    public synchronized Map<Stage, Duration> durations() {
        return since(first);
    }

    /** A lap begins: {@link #ofLap} tells of what comes from now on. */
    public synchronized void lap() {
        firstOfLap.clear();
    }

    /** The same as {@link #durations} of the lap. */
    public synchronized Map<Stage, Duration> ofLap() {
        return since(firstOfLap);
    }

    private Map<Stage, Duration> since(Map<Stage, Long> begins) {
        Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
        begins.forEach((stage, from) -> durations.put(stage, Duration.ofNanos(last.getOrDefault(stage, from) - from)));
        return durations;
    }
}
