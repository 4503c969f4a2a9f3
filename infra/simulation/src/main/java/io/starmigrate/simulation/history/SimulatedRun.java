package io.starmigrate.simulation.history;

import java.util.List;

/**
 * How a run ended.
 *
 * @param seed what makes the same run again
 * @param damages what was found broken; empty when all promises held
 * @param steps how many steps it took
 * @param history a digest of everything that happened: equal seeds make equal digests
 */
public record SimulatedRun(long seed, List<String> damages, int steps, long history) {
    public SimulatedRun {
        damages = List.copyOf(damages);
    }

    /** Whether a promise was broken. */
    public boolean diverged() {
        return !damages.isEmpty();
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + (damages.isEmpty() ? "as promised" : String.join("; ", damages));
    }
}
