package io.starmigrate.sandbox.kills;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.worker.export.LeasedTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Measures how long a killed worker's export leases stay without an owner that lives. Used from one thread. */
final class Takeovers {
    private final Leases leases;
    private final List<String> names;
    private final LongSupplier nanoTime;
    private final List<Duration> measured = new ArrayList<>();
    private final Map<String, Dead> left = new HashMap<>();

    Takeovers(Leases leases, String job, List<String> tables, LongSupplier nanoTime) {
        this.leases = leases;
        this.names =
                tables.stream().map(table -> LeasedTables.lease(job, table)).toList();
        this.nanoTime = nanoTime;
    }

    private record Dead(String owner, long since) {}

    /** A process is about to be killed. Workers are called by process id and host. */
    void killing(long pid) {
        for (Lease lease : leases.leases(names)) {
            if (lease.owner().startsWith(pid + "@")) {
                left.put(lease.name(), new Dead(lease.owner(), nanoTime.getAsLong()));
            }
        }
    }

    /** Looks whether somebody else has them by now. */
    void look() {
        for (Lease lease : left.isEmpty() ? List.<Lease>of() : leases.leases(left.keySet())) {
            Dead dead = left.get(lease.name());
            if (dead != null && !dead.owner().equals(lease.owner())) {
                measured.add(Duration.ofNanos(nanoTime.getAsLong() - dead.since()));
                left.remove(lease.name());
            }
        }
    }

    List<Duration> measured() {
        return List.copyOf(measured);
    }
}
