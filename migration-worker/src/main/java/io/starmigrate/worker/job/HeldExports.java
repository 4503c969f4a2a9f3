package io.starmigrate.worker.job;

import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.operate.Cleaning;
import io.starmigrate.worker.outage.Outages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The leases without which nobody exports a job, renewed for as long as it is cleaned: the files of a large one take
 * hours. To be used once.
 */
final class HeldExports implements Cleaning.Hold {
    private final String job;
    private final LeaseHolder leases;
    private final List<String> names;
    private final Duration length;
    private final Stopping stopping;
    private final RoleThreads keeping = new RoleThreads(new Outages(InstantSource.system()), failure -> false);
    private volatile long until;

    /** @param length how long a lease lasts without being renewed */
    HeldExports(String job, LeaseHolder leases, List<String> names, Duration length, Stopping stopping) {
        this.job = job;
        this.leases = leases;
        this.names = List.copyOf(names);
        this.length = length;
        this.stopping = stopping;
        this.until = System.nanoTime();
    }

    /** Whether all of them are held now. */
    boolean take() {
        long asked = System.nanoTime();
        boolean isHeld = leases.acquireAll(names).size() == names.size();
        until = isHeld ? asked + length.toNanos() : asked;
        return isHeld;
    }

    /** Renews them from now on, until it is closed. */
    void keep() {
        keeping.start("lease-keeper", () -> {
            boolean unused = take();
            return length.dividedBy(3);
        });
    }

    @Override
    public void require() {
        stopping.require();
        if (System.nanoTime() - until >= 0) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot clean job \"" + job + "\" further: a worker has begun to work on it; stop it first",
                    null);
        }
    }

    @Override
    public void close() {
        keeping.close();
    }
}
