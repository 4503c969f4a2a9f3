package io.starmigrate.sandbox.kills;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Leases.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Measures how long the export lease of a killed worker stays without an owner that lives. Used from one thread. */
final class Takeovers {
    private final Leases leases;
    private final String lease;
    private final LongSupplier nanoTime;
    private final List<Duration> measured = new ArrayList<>();
    private @Nullable String dead;
    private long since;

    Takeovers(Leases leases, String job, LongSupplier nanoTime) {
        this.leases = leases;
        this.lease = "export/" + job;
        this.nanoTime = nanoTime;
    }

    /** A process is about to be killed. Workers are called by process id and host. */
    void killing(long pid) {
        owner().filter(owner -> owner.startsWith(pid + "@")).ifPresent(owner -> {
            dead = owner;
            since = nanoTime.getAsLong();
        });
    }

    /** Looks whether somebody else has it by now. */
    void look() {
        if (dead != null && owner().filter(dead::equals).isEmpty()) {
            measured.add(Duration.ofNanos(nanoTime.getAsLong() - since));
            dead = null;
        }
    }

    private Optional<String> owner() {
        return leases.lease(lease).map(Lease::owner);
    }

    List<Duration> measured() {
        return List.copyOf(measured);
    }
}
