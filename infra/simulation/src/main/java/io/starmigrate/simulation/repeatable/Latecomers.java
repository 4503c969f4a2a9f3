package io.starmigrate.simulation.repeatable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens later than it was sent, on a clock that is turned; at the same time, what was sent first. */
public final class Latecomers {
    private final VirtualClock clock;
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparing(Pending::at).thenComparingInt(Pending::order));
    private int order;

    public Latecomers(VirtualClock clock) {
        this.clock = clock;
    }

    /** It happens once so much time has passed. */
    public void add(Duration time, Runnable happening) {
        pending.add(new Pending(clock.instant().plus(time), ++order, happening));
    }

    /**
     * All whose time has come by now happen.
     *
     * @param before is run before each
     */
    public void come(Runnable before) {
        Instant now = clock.instant();
        while (!pending.isEmpty() && !pending.peek().at.isAfter(now)) {
            before.run();
            pending.remove().happening.run();
        }
    }

    private record Pending(Instant at, int order, Runnable happening) {}
}
