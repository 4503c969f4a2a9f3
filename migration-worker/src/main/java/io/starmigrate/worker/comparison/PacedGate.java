package io.starmigrate.worker.comparison;

import io.starmigrate.core.pace.PaceStep;
import io.starmigrate.core.pace.Pacer;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no more statements through to a cluster at once than it bears: as many as it is given to begin with, and never
 * more; under pressure fewer, but always one. How busy the cluster is is asked at once, and then every 15 seconds while
 * somebody wants through. Safe for use by many threads.
 */
final class PacedGate {
    private static final Logger LOG = LoggerFactory.getLogger(PacedGate.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final String name;
    private final Pacer pacer;
    private final Supplier<Pressure> cluster;
    private final InstantSource clock;
    private Instant asked = Instant.MIN;
    private int running;
    /** How often it may have become possible to be let through. */
    private long changes;

    /** @param most how many at once, from 1 */
    PacedGate(String name, int most, Supplier<Pressure> cluster, InstantSource clock) {
        this.name = name;
        this.pacer = new Pacer(most, most);
        this.cluster = cluster;
        this.clock = clock;
    }

    /** Waits to be let through; {@link #leave} is to be called after it. */
    void enter() throws InterruptedException {
        boolean isThrough = false;
        while (!isThrough) {
            look();
            isThrough = isThroughOrWaited();
        }
    }

    /** Whoever is let through leaves at last, and wakes the others: none of them needs a clock. */
    private synchronized boolean isThroughOrWaited() throws InterruptedException {
        if (running >= pacer.limit() && running > 0) {
            long seen = changes;
            while (changes == seen) {
                wait();
            }
            return false;
        }
        running++;
        return true;
    }

    synchronized void leave() {
        running--;
        changed();
    }

    /** A cluster may take a minute to answer: meanwhile others leave, and are let through by its last answer. */
    private void look() {
        if (isDue()) {
            answered(pressure());
        }
    }

    private synchronized boolean isDue() {
        Instant now = clock.instant();
        boolean isDue = !asked.plus(INTERVAL).isAfter(now);
        asked = isDue ? now : asked;
        return isDue;
    }

    private synchronized void answered(Pressure pressure) {
        pacer.look(pressure, (double) INTERVAL.toSeconds()).ifPresent(this::told);
        changed();
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    private Pressure pressure() {
        try {
            return cluster.get();
        } catch (ClusterException unknown) {
            return Pressure.unknown(String.valueOf(unknown.getMessage()));
        }
    }

    private void told(PaceStep step) {
        LOG.info("Comparisons at once at the {}: {} → {}: {}", name, step.from(), step.to(), step.reason());
    }
}
