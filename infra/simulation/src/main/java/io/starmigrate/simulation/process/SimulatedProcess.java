package io.starmigrate.simulation.process;

import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.faults.Interference.Liveness;

/** A process that may die at any call it makes, or between two, and then does nothing any more. */
abstract class SimulatedProcess implements Liveness {
    private boolean dead;

    @Override
    public final void step(boolean dying) {
        dead |= dying;
        if (dead) {
            throw new Crash();
        }
    }

    final boolean isDead() {
        return dead;
    }

    /** Ends it between two calls. */
    final void kill() {
        dead = true;
    }
}
