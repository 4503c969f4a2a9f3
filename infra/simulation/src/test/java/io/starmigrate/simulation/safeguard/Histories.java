package io.starmigrate.simulation.safeguard;

import io.starmigrate.simulation.history.LogSilence;
import io.starmigrate.simulation.history.SimulatedRun;
import io.starmigrate.simulation.history.Simulation;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.Width;
import java.util.List;
import java.util.stream.LongStream;

/** Whole migrations, one from each seed, as many at once as there are processors; nothing of them is logged. */
final class Histories {
    private Histories() {}

    /** Those of the first seeds in which a promise was broken. */
    static List<SimulatedRun> broken(Width width, Safeguard safeguard, long seeds) {
        return LogSilence.during(() -> {
            try (Simulation simulation = new Simulation(width, safeguard, happening -> {})) {
                return LongStream.rangeClosed(1, seeds)
                        .parallel()
                        .mapToObj(simulation::run)
                        .filter(SimulatedRun::diverged)
                        .toList();
            }
        });
    }
}
