package io.starmigrate.worker.crew;

import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.worker.pace.Allowance;
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
public record Pacing(IntSupplier hours, Function<String, BooleanSupplier> lifted, Consumer<PacingDecision> told) {
    /** Nothing but what the clusters bear, and nobody hears of it. */
    static final Pacing BY_CLUSTERS = new Pacing(() -> Integer.MAX_VALUE, job -> () -> false, decision -> {});

    Pacing within(IntSupplier allowed) {
        return new Pacing(allowed, lifted, told);
    }

    Pacing lifting(Function<String, BooleanSupplier> last) {
        return new Pacing(hours, last, told);
    }

    Pacing telling(Consumer<PacingDecision> listener) {
        return new Pacing(hours, lifted, listener);
    }

    Allowance of(String job) {
        return new Allowance(hours, lifted.apply(job));
    }
}
