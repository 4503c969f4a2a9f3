package io.starmigrate.simulation.repeatable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of one run: it goes on only when it is told to. Used by one thread at a time. */
public final class VirtualClock implements InstantSource {
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

    private Instant now = BEGIN;

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    /** A clock that only runs forward. */
    public long nanoTime() {
        return Duration.between(BEGIN, now).toNanos();
    }

    /** The clock of a machine whose time is off by this much. */
    public InstantSource skewed(Duration by) {
        return () -> now.plus(by);
    }
}
