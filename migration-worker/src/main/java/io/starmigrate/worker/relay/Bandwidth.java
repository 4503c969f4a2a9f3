package io.starmigrate.worker.relay;

import io.starmigrate.core.config.Timetable;
import java.time.LocalTime;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets bytes pass no faster than a timetable says, all copies together. Safe for use by many threads; whoever takes
 * bytes waits until those taken before have had their time.
 */
public final class Bandwidth {
    private static final double SECOND = 1e9;

    private final Supplier<Timetable> timetable;
    private final Supplier<LocalTime> time;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private long free;

    /**
     * A limit.
     *
     * @param timetable is asked each time
     * @param time the time of day that the timetable means
     * @param nanoTime a clock that never goes back, in nanoseconds
     * @param pause lets a thread wait
     */
    Bandwidth(Supplier<Timetable> timetable, Supplier<LocalTime> time, LongSupplier nanoTime, Pause pause) {
        this.timetable = timetable;
        this.time = time;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.free = nanoTime.getAsLong();
    }

    /** No limit. */
    public static Bandwidth unlimited() {
        return of(() -> Timetable.UNLIMITED);
    }

    /** A limit by the clock of this machine. */
    public static Bandwidth of(Supplier<Timetable> timetable) {
        return new Bandwidth(timetable, LocalTime::now, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /**
     * Waits until so many bytes may pass.
     *
     * @throws CancellationException when the thread is interrupted
     */
    void take(long bytes) {
        long wait = reserved(bytes);
        if (wait > 0) {
            try {
                pause.nanos(wait);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The relay was interrupted");
            }
        }
    }

    private synchronized long reserved(long bytes) {
        OptionalLong rate = timetable.get().at(time.get());
        long now = nanoTime.getAsLong();
        if (rate.isEmpty()) {
            free = now;
            return 0;
        }
        long begin = Math.max(now, free);
        free = begin + (long) (bytes * SECOND / rate.getAsLong());
        return begin - now;
    }

    /** Lets a thread wait. */
    @FunctionalInterface
    interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }
}
