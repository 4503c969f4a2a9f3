package io.starmigrate.simulation.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.history.SimulatedRun;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.Width;
import io.starmigrate.simulation.world.World;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whole migrations under faults, in which only what differs of a changed partition travels. */
class DeltaHistoriesTest {
    private static final int SEEDS = Boolean.getBoolean("wide") ? 60 : 30;

    private final AtomicInteger copies = new AtomicInteger();
    private final AtomicInteger some = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

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

        List<SimulatedRun> broken = Histories.broken(Width.DELTAS, counted, SEEDS);

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
                world.target().faults().loseOverwrites(0.3);
            }
        };

        assertThat(Histories.broken(Width.DELTAS, losing, SEEDS / 2)).isEmpty();
    }

    /** What a lie does where nobody proves, DELTAS_PROVED shows. */
    @Test
    void keeps_every_promise_where_a_column_tells_what_was_written_and_some_writers_lie() {
        Safeguard counted = new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Weakened.port(TargetStatements.class, real, "buckets", (arguments, answer) -> {
                    Bucketing how = (Bucketing) Objects.requireNonNull(arguments[1]);
                    (how.columns().size() < SimulatedDeltas.TABLE.columns().size() ? some : all).incrementAndGet();
                    return answer;
                });
            }
        };

        assertThat(Histories.broken(Width.WRITTEN, counted, SEEDS / 2)).isEmpty();
        assertThat(some.get()).as("looks by key and time").isGreaterThan(SEEDS / 5);
        assertThat(all.get()).as("looks by every column").isGreaterThan(SEEDS / 10);
    }
}
