package io.starmigrate.worker.relay;

import io.starmigrate.core.config.Timetable;
import java.time.LocalTime;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets bytes pass no faster than a timetable says, all copies together. Whoever takes many takes turns with all others,
 * so few bytes never wait for many that were asked for before. Safe for use by many threads.
 */
public final class Bandwidth {
    private static final double SECOND = 1e9;

    /** How many bytes pass before it is somebody else's turn. */
    private static final long TURN = 256 << 10;

    /** How long nobody looks at the timetable while waiting, in nanoseconds. */
    private static final long LOOK = 1_000_000_000;

    private final Supplier<Timetable> timetable;
    private final Supplier<LocalTime> time;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /** How many bytes were taken so far. */
    private double taken;

    /** How many may have passed by the time that was seen last. */
    private double passed;

    private long seen;

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
        this.seen = nanoTime.getAsLong();
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
     * Waits until so many bytes may pass: those that were taken before the last turn have had their time. While it
     * waits the timetable is looked at each second.
     *
     * @throws CancellationException when the thread is interrupted
     */
    void take(long bytes) {
        try {
            for (long rest = bytes; rest > 0; ) {
                Turn turn = begun(rest);
                for (long wait = left(turn.before); wait > 0; wait = left(turn.before)) {
                    pause.nanos(Math.min(wait, LOOK));
                }
                rest -= turn.bytes;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The relay was interrupted");
        }
    }

    /** Whether bytes may have to wait now. */
    synchronized boolean isLimited() {
        return rate().isPresent();
    }

    private synchronized Turn begun(long rest) {
        long bytes = rate().isPresent() ? Math.min(rest, TURN) : rest;
        double before = Math.max(taken, passed);
        taken = before + bytes;
        return new Turn(before, bytes);
    }

    private synchronized long left(double before) {
        OptionalLong rate = rate();
        return rate.isEmpty() || passed >= before ? 0 : (long) Math.ceil((before - passed) * SECOND / rate.getAsLong());
    }

    /** What holds now; what was not limited, or had its time, has passed. */
    private OptionalLong rate() {
        OptionalLong rate = timetable.get().at(time.get());
        long now = nanoTime.getAsLong();
        passed = rate.isEmpty() ? Math.max(passed, taken) : passed + rate.getAsLong() * ((now - seen) / SECOND);
        seen = now;
        return rate;
    }

    /** How many were taken before these, at least as many as might have been, and how many these are. */
    private record Turn(double before, long bytes) {}

    /** Lets a thread wait. */
    @FunctionalInterface
    interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }
}
