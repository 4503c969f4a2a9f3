package io.starmigrate.worker.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One outage after another of one thing: from the first request that failed until one is answered. Decides when that is
 * to be said. Knows no clock. Safe for use by many threads.
 */
final class Outage {
    /** Said once in this time while it lasts. */
    static final Duration EVERY = Duration.ofMinutes(1);

    private final Duration grace;
    private final LongAdder answers = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder slowDowns = new LongAdder();
    private volatile @Nullable Instant since;
    private @Nullable Instant said;
    private @Nullable Duration lasted;
    private String why = "";

    /** @param grace what ends within this time is not worth a word */
    Outage(Duration grace) {
        this.grace = grace;
    }

    synchronized void failed(Instant now, String reason) {
        failures.increment();
        why = reason;
        if (since == null) {
            since = now;
        }
    }

    /** Nothing to do, and nobody to wait for, while everything is well. */
    void answered(Instant now) {
        answers.increment();
        if (since != null) {
            ended(now);
        }
    }

    void slowedDown() {
        slowDowns.increment();
    }

    private synchronized void ended(Instant now) {
        if (since != null && said != null) {
            lasted = Duration.between(since, now);
        }
        since = null;
        said = null;
    }

    synchronized boolean isOngoing() {
        return since != null;
    }

    /** What is known of it now. */
    synchronized Reach reach(String name) {
        return new Reach(name, since, since == null ? "" : why, answers.sum(), failures.sum(), slowDowns.sum());
    }

    /** What is to be said now of an outage that lasts; saying it is the caller's to do. */
    synchronized Optional<Lasting> lasting(Instant now) {
        if (since == null
                || since.plus(grace).isAfter(now)
                || (said != null && said.plus(EVERY).isAfter(now))) {
            return Optional.empty();
        }
        said = now;
        lasted = null;
        return Optional.of(new Lasting(since, why));
    }

    /** How long an outage took that was said and is over; told once. */
    synchronized Optional<Duration> over() {
        Duration length = lasted;
        lasted = null;
        return Optional.ofNullable(length);
    }

    /**
     * An outage that lasts.
     *
     * @param since when the first request failed
     * @param why what the last one met
     */
    record Lasting(Instant since, String why) {}
}
