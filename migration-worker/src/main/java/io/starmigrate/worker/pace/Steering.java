package io.starmigrate.worker.pace;

import io.starmigrate.core.pace.PaceStep;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.Pacer;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many exports, or loads, may run at once: asks the cluster how busy it is, and has a {@link Pacer} decide. Every
 * decision is a line of the log, and told.
 *
 * <p>To be used from one thread, but for {@link #pushedBack} and {@link #finished}.
 */
public final class Steering {
    private static final Logger LOG = LoggerFactory.getLogger(Steering.class);
    private static final double MILLIS = 1000;

    private final PacedSide side;
    private final Pacer pacer;
    private final Duration interval;
    private final InstantSource clock;
    private final Allowance allowed;
    private final Consumer<PacingDecision> told;
    private final AtomicBoolean refused = new AtomicBoolean();
    private final Queue<Long> finished = new ConcurrentLinkedQueue<>();
    private Instant asked = Instant.MIN;
    private int cap = Integer.MAX_VALUE;
    private boolean lifted;
    private boolean held;

    /**
     * @param interval the time between two questions
     * @param allowed what limits it, or lifts every limit, whatever the cluster bears
     * @param told hears of each decision
     */
    public Steering(
            PacedSide side,
            Pacer pacer,
            Duration interval,
            InstantSource clock,
            Allowance allowed,
            Consumer<PacingDecision> told) {
        this.side = side;
        this.pacer = pacer;
        this.interval = interval;
        this.clock = clock;
        this.allowed = allowed;
        this.told = told;
    }

    /**
     * The limit now; asks the cluster when it was last asked before the interval, and never while limits are lifted.
     */
    public int limit(Supplier<Pressure> cluster) {
        Instant now = clock.instant();
        lift(now);
        if (lifted) {
            return pacer.most();
        }
        if (refused.getAndSet(false)) {
            pacer.refused().ifPresent(step -> decided(now, step));
        }
        for (Long bytes = finished.poll(); bytes != null; bytes = finished.poll()) {
            pacer.finished(bytes);
        }
        if (asked.equals(Instant.MIN)) {
            asked = now;
        } else if (!asked.plus(interval).isAfter(now)) {
            double seconds = Duration.between(asked, now).toMillis() / MILLIS;
            asked = now;
            pacer.look(pressure(cluster), seconds).ifPresent(step -> decided(now, step));
        }
        keepHours(now);
        return within(pacer.limit());
    }

    private void lift(Instant now) {
        boolean next = allowed.lifted().getAsBoolean();
        if (next == lifted) {
            return;
        }
        lifted = next;
        int paced = within(pacer.limit());
        if (paced != pacer.most()) {
            told(
                    now,
                    next
                            ? new PaceStep(paced, pacer.most(), Cause.CUTOVER, "a cutover's last round is not slowed")
                            : new PaceStep(pacer.most(), paced, Cause.CUTOVER, "the cutover's last round is over"));
        }
    }

    private void keepHours(Instant now) {
        int next = allowed.hours().getAsInt();
        if (next == cap) {
            return;
        }
        int from = within(pacer.limit());
        cap = next;
        int to = within(pacer.limit());
        if (from != to && !held) {
            String most = next == Integer.MAX_VALUE ? "as many as the cluster bears" : "at most " + next;
            told(now, new PaceStep(from, to, Cause.HOURS, SettingName.QUIET_HOURS + " allows " + most + " now"));
        }
    }

    /** Whether nothing slows the work now but the hard ceiling, by the limit that was asked for last. */
    public boolean isLifted() {
        return lifted;
    }

    /**
     * Whether nothing begins for a reason beside the cluster, until that is over; told when it changes, but not while
     * limits are lifted.
     */
    public void held(boolean now, Supplier<String> why) {
        boolean next = now && !lifted;
        if (next == held) {
            return;
        }
        held = next;
        int most = lifted ? pacer.most() : within(pacer.limit());
        if (most > 0) {
            told(clock.instant(), new PaceStep(next ? most : 0, next ? 0 : most, Cause.AHEAD, why.get()));
        }
    }

    private int within(int limit) {
        return Math.min(limit, cap);
    }

    /**
     * Nothing is sent for a reason beside the cluster, until the limit is asked for again: that it is calm then says
     * nothing, and the time is not counted.
     */
    public void stands() {
        asked = asked.equals(Instant.MIN) ? asked : clock.instant();
    }

    /** The cluster refused work because of its load. Safe to be told from any thread. */
    public void pushedBack() {
        refused.set(true);
    }

    /** The hard ceiling, as far as the cluster has said until now. */
    public int most() {
        return pacer.most();
    }

    /** So much has ended well: bytes, or rows, and always the same of one side. Safe to be told from any thread. */
    public void finished(long much) {
        finished.add(much);
    }

    private static Pressure pressure(Supplier<Pressure> cluster) {
        try {
            return cluster.get();
        } catch (ClusterException unknown) {
            return Pressure.unknown(String.valueOf(unknown.getMessage()));
        }
    }

    /** What the time of day hides, or that nothing begins at all, is not told. */
    private void decided(Instant now, PaceStep step) {
        PaceStep seen = new PaceStep(within(step.from()), within(step.to()), step.cause(), step.reason());
        if ((seen.from() != seen.to() && !held) || step.from() == step.to()) {
            told(now, seen);
        }
    }

    private void told(Instant now, PaceStep step) {
        if (step.cause() == Cause.UNKNOWN) {
            LOG.info(
                    "{} concurrency stays at {}: how busy the cluster is is not known ({})",
                    side,
                    step.to(),
                    step.reason());
        } else if (step.cause() == Cause.KNOWN) {
            LOG.info("{} concurrency stays at {}: {}", side, step.to(), step.reason());
        } else {
            LOG.info("{} concurrency goes from {} to {}: {}", side, step.from(), step.to(), step.reason());
        }
        told.accept(new PacingDecision(now, side, step.from(), step.to(), step.cause(), step.reason()));
    }
}
