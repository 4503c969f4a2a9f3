package io.starmigrate.simulation.faults;

import io.starmigrate.simulation.repeatable.Chance;
import java.util.List;

/**
 * How often each thing goes wrong, as a share of the times it could.
 *
 * @param before a call fails without having been applied
 * @param after a call is applied and its reply lost
 * @param late a call seems lost, and is applied some time later
 * @param twice a call is applied twice
 * @param pause a worker stops between two calls while the world goes on
 * @param crash a worker dies between two calls
 * @param world an export or load is cancelled, a leader changes, a label is forgotten, an event is lost or repeated
 */
public record FaultRates(
        double before, double after, double late, double twice, double pause, double crash, double world) {
    public static final FaultRates NONE = new FaultRates(0, 0, 0, 0, 0, 0, 0);

    /** The same faults, so much more often. */
    FaultRates times(double factor) {
        return new FaultRates(
                before * factor,
                after * factor,
                late * factor,
                twice * factor,
                pause * factor,
                crash * factor,
                world * factor);
    }

    /** Some seeds are calm, some are hostile, so that rare combinations get far enough to matter. */
    public static FaultRates of(Chance chance) {
        double scale = chance.pick(List.of(0.0, 0.3, 1.0, 3.0, 6.0));
        double before = 0.010 * scale;
        double after = 0.010 * scale;
        double late = 0.006 * scale;
        double twice = 0.004 * scale;
        double pause = 0.04;
        double crash = 0.0015 * scale;
        double world = 0.05 * scale;
        return new FaultRates(before, after, late, twice, pause, crash, world);
    }
}
