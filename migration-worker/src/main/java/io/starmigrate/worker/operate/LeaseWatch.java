package io.starmigrate.worker.operate;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Leases.Lease;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Tells leases that somebody beats from those a dead worker has left, as who takes a lease over does: by watching each
 * for its whole length with one clock that only runs forward. To be driven by one thread.
 */
public final class LeaseWatch {
    private final Leases leases;
    private final LongSupplier nanoTime;
    private final Set<String> watched;
    private final Map<String, Sighting> seen = new HashMap<>();

    /** @param names the leases to watch */
    public LeaseWatch(Leases leases, Collection<String> names, LongSupplier nanoTime) {
        this.leases = leases;
        this.watched = new LinkedHashSet<>(names);
        this.nanoTime = nanoTime;
    }

    /**
     * Looks once at every lease that is not known to be free.
     *
     * @return what somebody beats, with who does; empty when none was seen beating so far
     */
    public Optional<String> look() {
        for (String name : Set.copyOf(watched)) {
            Optional<Lease> lease = leases.lease(name).filter(held -> !held.isFree());
            if (lease.isEmpty() || lapsed(lease.get())) {
                watched.remove(name);
            } else if (beats(lease.get())) {
                return Optional.of("worker " + lease.get().owner() + " holds " + name);
            }
        }
        return Optional.empty();
    }

    /** Whether every lease is free, or was left by a dead worker. */
    public boolean isQuiet() {
        return watched.isEmpty();
    }

    private boolean beats(Lease lease) {
        Sighting first = seen.computeIfAbsent(lease.name(), name -> new Sighting(lease.beat(), nanoTime.getAsLong()));
        return first.beat != lease.beat();
    }

    private boolean lapsed(Lease lease) {
        Sighting first = seen.get(lease.name());
        return first != null
                && first.beat == lease.beat()
                && nanoTime.getAsLong() - first.since > lease.length().toNanos();
    }

    private record Sighting(long beat, long since) {}
}
