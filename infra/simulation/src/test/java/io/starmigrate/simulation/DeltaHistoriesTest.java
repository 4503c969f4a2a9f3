package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whole migrations under faults, in which only what differs of a changed partition travels. */
class DeltaHistoriesTest {
    private static final int SEEDS = Boolean.getBoolean("wide") ? 60 : 30;

    private final AtomicInteger copies = new AtomicInteger();

    @Test
    void every_promise_is_kept_under_dozens_of_seeds_of_faults() {
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

        List<Outcome> broken = Histories.broken(Width.DELTAS, counted, SEEDS);

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

        assertThat(Histories.broken(Width.DELTAS, losing, SEEDS / 2)).isEmpty();
    }
}
