package io.starmigrate.simulation.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Slices;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.history.SimulatedRun;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.Width;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whole migrations under faults, whose larger partitions are exported in slices. */
class SlicedHistoriesTest {
    private static final int SEEDS = Boolean.getBoolean("wide") ? 200 : 30;

    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();

    @Test
    void every_promise_is_kept_under_dozens_of_seeds_of_faults() {
        Safeguard counted = new Safeguard() {
            @Override
            public TaskRecorder recorder(TaskRecorder real) {
                return Weakened.port(TaskRecorder.class, real, "advance", (arguments, answer) -> {
                    if (arguments[0] instanceof PartitionTask task && Boolean.TRUE.equals(answer)) {
                        Optional.ofNullable(task.export())
                                .flatMap(Export::sliced)
                                .ifPresent(of -> count(task, of));
                    }
                    return answer;
                });
            }
        };

        List<SimulatedRun> broken = Histories.broken(Width.SLICES, counted, SEEDS);

        assertThat(broken)
                .as("replay one with ./migrate simulate --width SLICES --seeds 1 --from SEED --trace")
                .isEmpty();
        assertThat(whole.get()).as("exported in slices").isGreaterThan(SEEDS * 9 / 10);
        assertThat(again.get()).as("of which some were sent again").isGreaterThan(SEEDS / 10);
        assertThat(changed.get()).as("given up").isGreaterThan(SEEDS / 10);
    }

    /** The partition seems to stand still while its slices are written, and no fingerprint tells otherwise. */
    @Test
    void rows_of_several_moments_are_found_when_nobody_looks_after_the_last_slice() {
        Safeguard trusting = new Safeguard() {
            @Override
            public SourceCluster source(SourceCluster real) {
                return RemovedSafeguard.CHANGE_TOKENS.weakness().source(real);
            }

            @Override
            public TaskRecorder recorder(TaskRecorder real) {
                return Weakened.before(TaskRecorder.class, real, (method, arguments) -> {
                    if (!method.equals("record")
                            || !(arguments[0] instanceof Manifest manifest)
                            || !isSliced(manifest)) {
                        return Optional.empty();
                    }
                    real.record(unproved(manifest));
                    return Optional.of(manifest);
                });
            }
        };

        assertThat(Histories.broken(Width.SLICES, trusting, SEEDS / 3))
                .extracting(SimulatedRun::toString)
                .anyMatch(run -> run.contains("is not what was exported"));
    }

    private static boolean isSliced(Manifest manifest) {
        return manifest.files().stream().anyMatch(file -> DataFileKey.isOfSlice(file.name()));
    }

    private static Manifest unproved(Manifest made) {
        return new Manifest(
                made.task(),
                made.attempt(),
                made.folder(),
                made.format(),
                made.bounds(),
                made.columns(),
                made.files(),
                null,
                null,
                made.written());
    }

    private void count(PartitionTask task, Slices slices) {
        if (task.state() == PartitionState.EXPORTED) {
            whole.incrementAndGet();
            again.addAndGet(slices.slices().stream().anyMatch(slice -> slice.tries() > 1) ? 1 : 0);
        }
        changed.addAndGet(task.state() == PartitionState.PLANNED && slices.over() ? 1 : 0);
    }
}
