package io.starmigrate.worker.crew;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.Pacer;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.worker.pace.Allowance;
import io.starmigrate.worker.pace.PaceRecord;
import io.starmigrate.worker.pace.Steering;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * How much may run at once whatever the clusters bear, and who hears what is decided of it.
 *
 * @param hours the most at this time of day
 * @param lifted whether nothing slows a job now, by its name
 * @param told hears of each decision
 */
public record PacingRules(IntSupplier hours, Function<String, BooleanSupplier> lifted, Consumer<PacingDecision> told) {
    /** Nothing but what the clusters bear, and nobody hears of it. */
    static final PacingRules BY_CLUSTERS = new PacingRules(() -> Integer.MAX_VALUE, job -> () -> false, decision -> {});

    PacingRules within(IntSupplier allowed) {
        return new PacingRules(allowed, lifted, told);
    }

    PacingRules lifting(Function<String, BooleanSupplier> last) {
        return new PacingRules(hours, last, told);
    }

    PacingRules telling(Consumer<PacingDecision> listener) {
        return new PacingRules(hours, lifted, listener);
    }

    /**
     * What steers a job's exports, or loads: by what the cluster bears, and within these. What it decides is recorded.
     *
     * @param measure how long a cluster is measured before it gets more or fewer
     */
    Steering steering(String job, Ports its, PacedSide side, Pacer pacer, Duration measure) {
        Consumer<PacingDecision> recorded =
                new PaceRecord(its.recorder(), job, its.self().name())::add;
        Allowance allowed = new Allowance(hours, lifted.apply(job));
        return new Steering(side, pacer, measure, its.self().clock(), allowed, told.andThen(recorded));
    }
}
