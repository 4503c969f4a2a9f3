package io.starmigrate.simulation.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.history.LogSilence;
import io.starmigrate.simulation.history.SimulatedRun;
import io.starmigrate.simulation.history.Simulation;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.Width;
import io.starmigrate.simulation.world.World;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    /** Of the seeds named here every build runs the first quarter, and {@code mvn verify -Dwide} all. */
    private static final int PART = Boolean.getBoolean("wide") ? 1 : 4;

    private static final int SEEDS_OF_ONE_KIND = 100;
    private static final int SEEDS_OF_PACKED_FILES = 200;
    private static final int SEEDS_AT_ONCE = 4;
    private static final FirstSeeds FIRST_SEEDS = FirstSeeds.read();

    @ParameterizedTest
    @CsvSource({"ONE_JOB, 500", "TOGETHER, 250", "OTHER_WRITERS, 250", "SEVERAL_JOBS, 150", "NAMED, 250"})
    void keepsEveryPromiseUnderManySeedsOfFaults(Width width, int seeds) {
        assertThat(broken(width, Safeguard.NOTHING, seeds))
                .as("replay one with ./migrate simulate --width " + width + " --seeds 1 --from SEED --trace")
                .isEmpty();
    }

    @Test
    void keepsEveryPromiseWhenTheRelayPacksFiles() {
        Safeguard packing = new Safeguard() {
            @Override
            public boolean packs() {
                return true;
            }
        };

        assertThat(broken(Width.ONE_JOB, packing, SEEDS_OF_PACKED_FILES)).isEmpty();
    }

    private static List<SimulatedRun> broken(Width width, Safeguard removed, int seeds) {
        return Histories.broken(width, removed, seeds / PART);
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSameRunFromTheSameSeed(Width width) {
        for (long seed = 1; seed <= 20 / PART; seed++) {
            assertThat(run(width, seed)).isEqualTo(run(width, seed));
        }
    }

    @AfterAll
    static void keepFirstSeeds() {
        FIRST_SEEDS.keep();
    }

    @ParameterizedTest
    @EnumSource
    void findsTheDamageWhenASafeguardIsRemoved(RemovedSafeguard removed) {
        Optional<SimulatedRun> damage = LogSilence.during(() -> {
            try (Simulation simulation = new Simulation(removed.width(), removed.weakness(), happening -> {})) {
                return LongStream.range(0, FIRST_SEEDS.enough() / SEEDS_AT_ONCE)
                        .map(batch -> FIRST_SEEDS.of(removed) + batch * SEEDS_AT_ONCE)
                        .mapToObj(seed -> damage(simulation, seed))
                        .flatMap(Optional::stream)
                        .findFirst();
            }
        });

        FIRST_SEEDS.found(removed, damage);
        assertThat(damage).as("without " + removed).isPresent();
    }

    private static Optional<SimulatedRun> damage(Simulation simulation, long first) {
        return LongStream.range(first, first + SEEDS_AT_ONCE)
                .parallel()
                .mapToObj(simulation::run)
                .filter(SimulatedRun::diverged)
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FILTERED_ROWS_REFUSED",
                "LOADED_FILES_LOOKED_AT",
                "LOST_FILES_EXPORTED_AGAIN",
                "OVERWRITES_AWAITED"
            })
    void keepsEveryPromiseWhenWhatASafeguardIsForHappensOften(RemovedSafeguard provoking) {
        Safeguard inPlace = new Safeguard() {
            @Override
            public void provoke(World world) {
                provoking.weakness().provoke(world);
            }
        };

        assertThat(broken(Width.ONE_JOB, inPlace, SEEDS_OF_ONE_KIND)).isEmpty();
    }

    @Test
    void twoWorkersThatBothBelieveToHoldEveryLeaseDoNoDamage() {
        Safeguard everybodyHolds = new Safeguard() {
            @Override
            public Leases leases(Leases real) {
                return Weakened.port(
                        Leases.class,
                        real,
                        "lease",
                        (arguments, answer) ->
                                ((Optional<?>) Objects.requireNonNull(answer)).map(lease -> free((Lease) lease)));
            }
        };

        assertThat(broken(Width.ONE_JOB, everybodyHolds, SEEDS_OF_ONE_KIND)).isEmpty();
    }

    /** As its taker sees it; the token still grows with every write. */
    private static Lease free(Lease lease) {
        return new Lease(lease.name(), "", lease.fence(), lease.beat(), lease.length());
    }

    private static SimulatedRun run(Width width, long seed) {
        return LogSilence.during(() -> {
            try (Simulation simulation = new Simulation(width, Safeguard.NOTHING, happening -> {})) {
                return simulation.run(seed);
            }
        });
    }
}
