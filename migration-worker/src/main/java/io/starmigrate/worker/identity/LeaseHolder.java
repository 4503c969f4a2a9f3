package io.starmigrate.worker.identity;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.RecorderException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes, renews and gives back leases for one worker. A lease somebody else holds is taken only after its beat was seen
 * unchanged for its whole length, timed here with a clock that only runs forward: no two machines' clocks are compared.
 *
 * <p>A lease keeps other workers away, not other threads of this one: to those it is the same lease, and the first
 * release gives it back for all. Where threads of one worker may want the same, {@link #holding} and
 * {@link #holdingAll} let one in at a time.
 *
 * <p>Safe for use by many threads.
 */
public final class LeaseHolder {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseHolder.class);

    private final Leases leases;
    private final String owner;
    private final Duration takeoverAfter;
    private final LongSupplier nanoTime;
    private final Map<String, Sighting> seen = new ConcurrentHashMap<>();
    private final Map<String, Held> kept = new ConcurrentHashMap<>();
    private final Set<String> working = ConcurrentHashMap.newKeySet();

    /**
     * @param takeoverAfter {@code TAKEOVER_AFTER}: how long a lease lasts without being renewed
     * @param nanoTime a clock that only runs forward, such as {@code System::nanoTime}
     */
    public LeaseHolder(Leases leases, String owner, Duration takeoverAfter, LongSupplier nanoTime) {
        this.leases = leases;
        this.owner = owner;
        this.takeoverAfter = takeoverAfter;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes or renews a lease. The holder counts its own time from before the write, so it always stops earlier than
     * anybody else may begin.
     *
     * @return empty when another worker holds it, or may
     */
    public Optional<Held> acquire(String name) {
        long asked = nanoTime.getAsLong();
        Optional<Lease> current = leases.lease(name);
        // A sighting is as old as its answer, not its question: the beat may have been written in between.
        long answered = nanoTime.getAsLong();
        Lease next = next(name, current, answered).orElse(null);
        if (next == null || !leases.write(next)) {
            kept.remove(name);
            return Optional.empty();
        }
        Held held = new Held(next, asked);
        kept.put(name, held);
        return Optional.of(held);
    }

    /**
     * Takes or renews leases, each as {@link #acquire} does, with few requests.
     *
     * @return those this worker holds, in the order of their names as given
     */
    public Map<String, Held> acquireAll(Collection<String> names) {
        long asked = nanoTime.getAsLong();
        Map<String, Lease> current =
                leases.leases(names).stream().collect(Collectors.toMap(Lease::name, Function.identity()));
        long answered = nanoTime.getAsLong();
        List<Lease> next = names.stream()
                .distinct()
                .flatMap(name -> next(name, Optional.ofNullable(current.get(name)), answered).stream())
                .toList();
        names.forEach(kept::remove);
        Map<String, Held> held = new LinkedHashMap<>();
        for (Lease lease : leases.writeTogether(next)) {
            held.put(lease.name(), new Held(lease, asked));
        }
        kept.putAll(held);
        return held;
    }

    /** The clock that leases are timed by: it only runs forward. */
    public LongSupplier clock() {
        return nanoTime;
    }

    private void releaseAll(Collection<Held> held) {
        Map<String, Held> byName =
                held.stream().collect(Collectors.toMap(Held::name, Function.identity(), (one, newer) -> newer));
        byName.keySet().forEach(kept::remove);
        try {
            var unused = leases.writeTogether(leases.leases(byName.keySet()).stream()
                    .filter(now ->
                            Objects.requireNonNull(byName.get(now.name())).isStill(now))
                    .map(Lease::released)
                    .toList());
        } catch (RecorderException unknown) {
            LOG.debug("Leases are left to lapse: {}", unknown.getMessage());
        }
    }

    private Optional<Lease> next(String name, Optional<Lease> current, long answered) {
        return current.map(lease -> claim(lease, answered))
                .orElseGet(() -> Optional.of(Lease.first(name, owner, takeoverAfter)));
    }

    /**
     * Takes a lease, or keeps it: for what is done again and again. It is written only when a third of its length has
     * gone.
     *
     * @return whether this worker holds it
     */
    public boolean keep(String name) {
        Held held = kept.get(name);
        return (held != null && held.age() < takeoverAfter.toNanos() / 3)
                || acquire(name).isPresent();
    }

    /** Gives back what {@link #keep} kept; nothing when it is not held. */
    public void release(String name) {
        Held held = kept.get(name);
        if (held != null) {
            held.release();
        }
    }

    /**
     * Does something while holding a lease, and gives the lease back. What takes longer than the lease must be safe to
     * be done twice.
     *
     * @return empty when somebody else holds it, or may, another thread of this worker included
     */
    public <T> Optional<T> holding(String name, Function<Held, T> work) {
        if (!working.add(name)) {
            return Optional.empty();
        }
        try {
            Optional<Held> held = acquire(name);
            try {
                return held.map(work);
            } finally {
                held.ifPresent(Held::release);
            }
        } finally {
            working.remove(name);
        }
    }

    /**
     * The same with several leases and few requests.
     *
     * @param work is told which of them are held, in the order of their names as given; perhaps none
     */
    public <T> T holdingAll(Collection<String> names, Function<Map<String, Held>, T> work) {
        List<String> own = names.stream().filter(working::add).toList();
        try {
            Map<String, Held> held = acquireAll(own);
            try {
                return work.apply(held);
            } finally {
                releaseAll(held.values());
            }
        } finally {
            working.removeAll(own);
        }
    }

    private Optional<Lease> claim(Lease lease, long now) {
        if (lease.owner().equals(owner)) {
            // What was not renewed in time may have been lost and won back by nobody's doing: it is taken anew.
            Held held = kept.get(lease.name());
            boolean lapsed = held != null && held.age() > takeoverAfter.toNanos();
            return Optional.of(lapsed ? lease.takenBy(owner, takeoverAfter) : lease.renewed());
        }
        if (lease.isFree()) {
            return Optional.of(lease.takenBy(owner, takeoverAfter));
        }
        Sighting sighting = seen.compute(
                lease.name(),
                (name, before) ->
                        before != null && before.beat == lease.beat() ? before : new Sighting(lease.beat(), now));
        boolean lapsed = now - sighting.since > lease.length().toNanos();
        return lapsed ? Optional.of(lease.takenBy(owner, takeoverAfter)) : Optional.empty();
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
            return age() < takeoverAfter.toNanos() / 2;
        }

        private long age() {
            return nanoTime.getAsLong() - since;
        }

        /** Grows each time the lease is taken or renewed, by whoever: no two tries have the same. */
        public long token() {
            return lease.beat();
        }

        /** What it is the lease of. */
        public String name() {
            return lease.name();
        }

        private boolean isStill(Lease now) {
            return now.owner().equals(owner) && now.fence() == lease.fence();
        }

        /** Gives it back, unless somebody else took it meanwhile. A lease that cannot be given back lapses. */
        public void release() {
            kept.remove(lease.name());
            try {
                leases.lease(lease.name()).filter(this::isStill).ifPresent(now -> leases.write(now.released()));
            } catch (RecorderException unknown) {
                LOG.debug("Lease {} is left to lapse: {}", lease.name(), unknown.getMessage());
            }
        }
    }
}
