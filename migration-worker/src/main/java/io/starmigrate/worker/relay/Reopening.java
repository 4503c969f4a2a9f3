package io.starmigrate.worker.relay;

import io.starmigrate.worker.outage.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * When a store that lets nobody in, or does not answer, is asked again: for all files together, later and later, and
 * not at the same moment by all workers. Safe for use by many threads.
 */
final class Reopening {
    /** One lost answer is no store that is shut. */
    private static final int BAD_MOMENT = 1;

    private static final double JITTER = 0.2;

    private final InstantSource clock;
    private final Pauses pauses;
    private final RandomGenerator random;
    private int failures;
    private Instant notBefore = Instant.MIN;

    /**
     * @param pauses how long is waited; each is longer by up to a fifth
     * @param random draws by how much
     */
    Reopening(InstantSource clock, Pauses pauses, RandomGenerator random) {
        this.clock = clock;
        this.pauses = pauses;
        this.random = random;
    }

    /** Whether the stores may be asked for a file now. */
    synchronized boolean isDue() {
        return !notBefore.isAfter(clock.instant());
    }

    /** Whether only a first file is to ask now: nothing was answered since they failed. */
    synchronized boolean isShut() {
        return failures > BAD_MOMENT;
    }

    /** A store let nobody in. What was under way when another failed says the same, and makes no pause longer. */
    synchronized void failed() {
        Instant now = clock.instant();
        if (notBefore.isAfter(now)) {
            return;
        }
        failures++;
        if (isShut()) {
            Duration pause = pauses.after(failures - BAD_MOMENT);
            notBefore = now.plus(pause).plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
        }
    }

    /** The stores answered, if only with a refusal of one file. */
    synchronized void answered() {
        failures = 0;
        notBefore = Instant.MIN;
    }
}
