package io.starmigrate.worker.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * When a store that lets nobody in, or does not answer, is asked again: for all that wait for it together, later and
 * later ({@link Pauses#STANDARD}), and not at the same moment by all workers: each pause is longer by up to a fifth.
 * Safe for use by many threads.
 */
public final class Reopening {
    private static final double JITTER = 0.2;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final int badMoments;
    private int failures;
    private Instant notBefore = Instant.MIN;

    private Reopening(InstantSource clock, RandomGenerator random, int badMoments) {
        this.clock = clock;
        this.random = random;
        this.badMoments = badMoments;
    }

    /**
     * Of stores of which each failure says that they are shut.
     *
     * @param random draws by how much a pause is longer
     */
    public static Reopening ofRefusing(InstantSource clock, RandomGenerator random) {
        return new Reopening(clock, random, 0);
    }

    /**
     * Of stores of which one failure may be a lost answer: the second in a row is the first that is waited after.
     *
     * @param random draws by how much a pause is longer
     */
    public static Reopening ofFailing(InstantSource clock, RandomGenerator random) {
        return new Reopening(clock, random, 1);
    }

    /** Whether the stores may be asked now. */
    public synchronized boolean isDue() {
        return !notBefore.isAfter(clock.instant());
    }

    /** Whether only a first one is to ask now: nothing was answered since they failed. */
    public synchronized boolean isShut() {
        return failures > badMoments;
    }

    /**
     * Whether a store lets in what waits for it: asks, or says no while it is too early for that.
     *
     * @param asks asks the store, and tells what it said
     */
    public boolean letsIn(BooleanSupplier asks) {
        if (!isDue()) {
            return false;
        }
        boolean open = asks.getAsBoolean();
        if (open) {
            answered();
        } else {
            failed();
        }
        return open;
    }

    /** A store let nobody in. What was under way when another failed says the same, and makes no pause longer. */
    public synchronized void failed() {
        Instant now = clock.instant();
        if (notBefore.isAfter(now)) {
            return;
        }
        failures++;
        if (isShut()) {
            Duration pause = Pauses.STANDARD.after(failures - badMoments);
            notBefore = now.plus(pause).plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
        }
    }

    /** The stores answered, if only with a refusal of one file. */
    public synchronized void answered() {
        failures = 0;
        notBefore = Instant.MIN;
    }
}
