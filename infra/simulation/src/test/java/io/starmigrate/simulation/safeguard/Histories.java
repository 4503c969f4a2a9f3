package io.starmigrate.simulation.safeguard;

import io.starmigrate.simulation.history.SimulatedRun;
import io.starmigrate.simulation.history.Simulation;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.Width;
import java.util.List;

/** Whole migrations under faults, one from each seed. */
final class Histories {
    private Histories() {}

    /** Those of the first seeds in which a promise was broken. */
    static List<SimulatedRun> broken(Width width, Safeguard safeguard, long seeds) {
        try (Simulation simulation = new Simulation(width, safeguard, happening -> {})) {
            return SeededHistories.ends(1, seeds, simulation::run).stream()
                    .filter(SimulatedRun::diverged)
                    .toList();
        }
    }
}
