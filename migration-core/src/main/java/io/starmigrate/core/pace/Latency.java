package io.starmigrate.core.pace;

import io.starmigrate.core.pace.PacingDecision.Cause;
import java.util.Optional;

/** How fast a cluster answers beside how fast it can. */
final class Latency {
    /** What is this much slower than it could be is slow. */
    private static final double SLOW = 2;
    /** What answers within so many milliseconds is not slow, whatever it could. */
    private static final double FINE = 50;
    /** So that what was quick once does not count for ever. */
    private static final double FORGETTING = 1.01;

    private double best = Double.NaN;

    /** @return a signal that is too much, when it is */
    Optional<Signal> look(double millis) {
        if (Double.isNaN(millis)) {
            return Optional.empty();
        }
        best = Double.isNaN(best) ? millis : Math.min(best * FORGETTING, millis);
        double busy = Math.max(FINE, SLOW * best);
        String what = "answers take " + Signal.shown(millis) + " ms, at best " + Signal.shown(best) + " ms";
        return Optional.of(new Signal(Cause.LATENCY, what, millis, busy, busy)).filter(Signal::isBusy);
    }
}
