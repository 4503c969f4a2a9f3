package io.starmigrate.worker.export;

import io.starmigrate.worker.export.PacingDecision.Cause;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many exports may run at once: begins with what the operator said, halves when the source is under pressure, grows
 * by one while it is calm. The source comes first.
 *
 * <p>To be used from one thread.
 */
public final class ConcurrencySteering {
    private static final Logger LOG = LoggerFactory.getLogger(ConcurrencySteering.class);
    private static final double BUSY_CPU = 70;
    private static final double BUSY_MEMORY = 80;

    private final InstantSource clock;
    private final Duration interval;
    private final int most;
    private final Consumer<PacingDecision> told;
    private final AtomicBoolean refused = new AtomicBoolean();
    private int limit;
    private Instant measured = Instant.MIN;

    /**
     * @param concurrency {@code CONCURRENCY}: the first limit, from 1
     * @param most the limit it never grows past: beyond StarRocks' {@code export_running_job_num_limit} (5 by default)
     *     exports only wait, and age towards their timeout
     * @param interval the time between two measurements
     * @param told hears of each change
     */
    public ConcurrencySteering(
            int concurrency, int most, Duration interval, InstantSource clock, Consumer<PacingDecision> told) {
        this.clock = clock;
        this.interval = interval;
        this.most = Math.max(concurrency, most);
        this.limit = concurrency;
        this.told = told;
    }

    /** The limit now; measures the source when the last measurement is older than the interval. */
    public int limit(Supplier<Pressure> source) {
        Instant now = clock.instant();
        if (refused.getAndSet(false)) {
            halve(Cause.REFUSED, "it refused an export");
        }
        if (measured.equals(Instant.MIN)) {
            measured = now;
        } else if (!measured.plus(interval).isAfter(now)) {
            measured = now;
            measure(source);
        }
        return limit;
    }

    /** The source refused an export because of its load. Safe to be told from any thread. */
    public void pushedBack() {
        refused.set(true);
    }

    private void measure(Supplier<Pressure> source) {
        try {
            Pressure pressure = source.get();
            if (pressure.cpuPercent() > BUSY_CPU) {
                halve(Cause.CPU, "CPU at " + pressure.cpuPercent() + " %");
            } else if (pressure.memoryPercent() > BUSY_MEMORY) {
                halve(Cause.MEMORY, "memory at " + pressure.memoryPercent() + " %");
            } else if (pressure.cpuPercent() >= 0 && limit < most) {
                limit(limit + 1, Cause.CALM, "CPU at " + pressure.cpuPercent() + " %");
            }
        } catch (ClusterException unknown) {
            LOG.debug("The source's pressure is unknown; the limit stays at {}", limit, unknown);
        }
    }

    private void halve(Cause cause, String why) {
        int next = Math.max(1, limit / 2);
        if (next < limit) {
            LOG.info("Export concurrency goes from {} to {}: the source is under pressure ({})", limit, next, why);
            limit(next, cause, why);
        }
    }

    private void limit(int next, Cause cause, String why) {
        told.accept(new PacingDecision(clock.instant(), limit, next, cause, why));
        limit = next;
    }
}
