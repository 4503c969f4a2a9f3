package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whole migrations under faults, in which only what differs of a changed partition travels. */
class DeltaHistoriesTest {
    private static final int SEEDS = 60;

    /** From here on a few runs show what the removed fence damages. */
    private static final long FIRST = 482;

    private static final int ENOUGH = 1_000;

    private final AtomicInteger copies = new AtomicInteger();

    @Test
    void every_promise_is_kept_under_hundreds_of_seeds_of_faults() {
        Safeguard counted = new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Weakened.after(TargetStatements.class, real, method -> {
                    if (method.equals("keep")) {
                        copies.incrementAndGet();
                    }
                });
            }
        };

        List<Outcome> broken = LogSilence.during(() -> {
            try (Simulation simulation = new Simulation(Width.DELTAS, counted, happening -> {})) {
                return LongStream.rangeClosed(1, SEEDS)
                        .parallel()
                        .mapToObj(simulation::run)
                        .filter(Outcome::diverged)
                        .toList();
            }
        });

        assertThat(broken)
                .as("replay one with ./migrate simulate --width DELTAS --seeds 1 --from SEED --trace")
                .isEmpty();
        assertThat(copies.get()).isGreaterThan(SEEDS / 5);
    }

    @Test
    void keeps_every_promise_when_copies_are_often_lost_by_who_sent_them() {
        Safeguard losing = new Safeguard() {
            @Override
            public void provoke(World world) {
                world.target.loseOverwrites(0.3);
            }
        };

        assertThat(firstBroken(losing, 1, 30)).isEmpty();
    }

    /** A copy that a dead worker sent, and that ends after staging was proved, doubles rows. */
    @Test
    void finds_the_damage_when_a_copy_is_sent_again_before_it_is_known_what_became_of_it() {
        assertThat(firstBroken(new SentAgain(), FIRST, ENOUGH)).isPresent();
    }

    private static Optional<Outcome> firstBroken(Safeguard safeguard, long from, int seeds) {
        return LogSilence.during(() -> {
            try (Simulation simulation = new Simulation(Width.DELTAS, safeguard, happening -> {})) {
                return LongStream.range(from, from + seeds)
                        .mapToObj(simulation::run)
                        .filter(Outcome::diverged)
                        .findFirst();
            }
        });
    }

    /** Nobody knows of copies that were sent before, and each has a label of its own. */
    private static final class SentAgain implements Safeguard {
        private final AtomicInteger sent = new AtomicInteger();

        @Override
        public void provoke(World world) {
            world.target.loseOverwrites(0.3);
        }

        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return Weakened.before(TaskRecorder.class, real, (method, arguments) -> {
                boolean copy = arguments.length == 1 && arguments[0] instanceof Load load && load.isCopy();
                return !copy
                        ? Optional.empty()
                        : Optional.of(method.equals("advance") ? true : Objects.requireNonNull(arguments[0]));
            });
        }

        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Weakened.before(TargetStatements.class, real, (method, arguments) -> {
                if (!method.equals("keep")) {
                    return Optional.empty();
                }
                real.keep(
                        (Place) Objects.requireNonNull(arguments[0]),
                        (String) Objects.requireNonNull(arguments[1]),
                        arguments[2] + "_" + sent.incrementAndGet(),
                        (BucketChoice) Objects.requireNonNull(arguments[3]));
                return Optional.of("unheard");
            });
        }
    }
}
