package io.starmigrate.worker.storage;

import java.time.Duration;

/**
 * How many requests a store may be sent at once: all that there are connections for, until it asks to go slower. Then
 * half of what was under way at once, and one more for each second and each round of good answers. Knows no clock and
 * no thread; to be asked by one at a time.
 */
final class StoreLimit {
    private static final long GROWTH = Duration.ofSeconds(1).toNanos();

    private final int most;
    private int limit;
    private int falls;
    private int good;
    private long changed;

    /** @param most how many there may ever be, from 1 */
    StoreLimit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("Cannot send " + most + " requests at once: it must be 1 at least");
        }
        this.most = most;
        this.limit = most;
    }

    /** At least 1. */
    int limit() {
        return limit;
    }

    /** How often it has fallen: what a request is to remember from its beginning. */
    int falls() {
        return falls;
    }

    boolean isFull() {
        return limit == most;
    }

    /**
     * The store has asked to go slower. What began before the last fall says nothing of what holds since.
     *
     * @param begun how often it had fallen when the request began
     * @param underWay how many were under way, with this one
     * @param now in nanoseconds, of a clock that never goes back
     * @return whether it has fallen
     */
    boolean refused(int begun, int underWay, long now) {
        good = 0;
        if (begun != falls) {
            return false;
        }
        falls++;
        limit = Math.max(1, Math.min(limit, underWay) / 2);
        changed = now;
        return true;
    }

    /** The store has answered; returns whether that has brought it back to all there may be. */
    boolean answered(long now) {
        if (isFull()) {
            return false;
        }
        good++;
        if (good < limit || now - changed < GROWTH) {
            return false;
        }
        good = 0;
        limit++;
        changed = now;
        return isFull();
    }
}
