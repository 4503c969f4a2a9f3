package io.starmigrate.worker;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Leases.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Takes, renews and gives back leases for one worker. A lease somebody else holds is taken only after its beat was seen
 * unchanged for its whole length, timed here with a clock that only runs forward: no two machines' clocks are compared.
 *
 * <p>Safe for use by many threads.
 */
public final class LeaseHolder {
    private final Leases leases;
    private final String owner;
    private final Duration length;
    private final LongSupplier nanoTime;
    private final Map<String, Sighting> seen = new ConcurrentHashMap<>();

    /** @param nanoTime a clock that only runs forward, such as {@code System::nanoTime} */
    public LeaseHolder(Leases leases, String owner, Duration length, LongSupplier nanoTime) {
        this.leases = leases;
        this.owner = owner;
        this.length = length;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes or renews a lease. The holder counts its own time from before the write, so it always stops earlier than
     * anybody else may begin.
     *
     * @return empty when somebody else holds it, or may
     */
    public Optional<Held> acquire(String name) {
        long asked = nanoTime.getAsLong();
        Optional<Lease> current = leases.lease(name);
        Lease next = current.map(lease -> claim(lease, asked))
                .orElseGet(() -> Optional.of(Lease.first(name, owner, length)))
                .orElse(null);
        if (next == null || !leases.write(next)) {
            return Optional.empty();
        }
        seen.put(name, new Sighting(next.beat(), asked));
        return Optional.of(new Held(next, asked));
    }

    /**
     * Does something while holding a lease, and gives the lease back. What takes longer than the lease must be safe to
     * be done twice.
     *
     * @return empty when somebody else holds it, or may
     */
    public <T> Optional<T> holding(String name, Supplier<T> work) {
        Optional<Held> held = acquire(name);
        try {
            return held.map(lease -> work.get());
        } finally {
            held.ifPresent(Held::release);
        }
    }

    private Optional<Lease> claim(Lease lease, long now) {
        if (lease.owner().equals(owner)) {
            return Optional.of(lease.renewed());
        }
        if (lease.isFree()) {
            return Optional.of(lease.takenBy(owner, length));
        }
        Sighting sighting = seen.compute(
                lease.name(),
                (name, before) ->
                        before != null && before.beat == lease.beat() ? before : new Sighting(lease.beat(), now));
        boolean lapsed = now - sighting.since > lease.length().toNanos();
        return lapsed ? Optional.of(lease.takenBy(owner, length)) : Optional.empty();
    }

    private record Sighting(long beat, long since) {}

    /** A lease this worker holds. */
    public final class Held {
        private final Lease lease;
        private final long since;

        private Held(Lease lease, long since) {
            this.lease = lease;
            this.since = since;
        }

        /** Whether less than half of its length has gone: enough to begin something short. */
        public boolean isFresh() {
            return nanoTime.getAsLong() - since < length.toNanos() / 2;
        }

        /** Grows with each new owner. */
        public long fence() {
            return lease.fence();
        }

        /** Gives it back, unless somebody else took it meanwhile. */
        public void release() {
            leases.lease(lease.name())
                    .filter(now -> now.owner().equals(owner) && now.fence() == lease.fence())
                    .ifPresent(now -> leases.write(now.released()));
        }
    }
}
