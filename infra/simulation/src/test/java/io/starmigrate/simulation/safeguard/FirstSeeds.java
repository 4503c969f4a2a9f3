package io.starmigrate.simulation.safeguard;

import io.starmigrate.simulation.history.SimulatedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The seed that the damage of each removed safeguard is looked for from. Any will do; from the one that shows it, a
 * control is done with a few runs. A change of the simulation moves them: {@code -Dseeds.rewrite=yes} looks from the
 * first on, farther than a test does, and writes down where they are.
 */
final class FirstSeeds {
    private static final Path FILE =
            Path.of("src", "test", "resources", "io", "starmigrate", "simulation", "first-seeds.txt");
    private static final boolean REWRITE = System.getProperty("seeds.rewrite") != null;
    private static final int SEEDS_TO_MISS_A_SAFEGUARD = 600;
    private static final int SEEDS_TO_REWRITE = 6_000;

    private final Map<RemovedSafeguard, Long> seeds;

    private FirstSeeds(Map<RemovedSafeguard, Long> seeds) {
        this.seeds = seeds;
    }

    static FirstSeeds read() {
        if (REWRITE) {
            return new FirstSeeds(new EnumMap<>(RemovedSafeguard.class));
        }
        try (Stream<String> lines = Files.lines(FILE)) {
            return new FirstSeeds(lines.map(line -> line.split(" "))
                    .collect(Collectors.toMap(
                            words -> RemovedSafeguard.valueOf(words[0]), words -> Long.valueOf(words[1]))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long of(RemovedSafeguard removed) {
        return seeds.getOrDefault(removed, 1L);
    }

    /** How many seeds without damage say that there is none. */
    int enough() {
        return REWRITE ? SEEDS_TO_REWRITE : SEEDS_TO_MISS_A_SAFEGUARD;
    }

    void found(RemovedSafeguard removed, Optional<SimulatedRun> damage) {
        damage.ifPresent(run -> seeds.put(removed, run.seed()));
    }

    /** Writes down what was found, when that was asked for. */
    void keep() {
        if (REWRITE) {
            try {
                Files.write(
                        FILE,
                        seeds.entrySet().stream()
                                .map(found -> found.getKey() + " " + found.getValue())
                                .toList());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
