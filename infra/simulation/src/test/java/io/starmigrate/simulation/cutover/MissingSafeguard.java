package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.safeguard.UnnoticedRows;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a cutover is without one of its safeguards, to see that its histories find it missing. */
enum MissingSafeguard {
    /** Nothing is missing. */
    NONE,
    /** Nobody looks whether the source has changed since the last round began. */
    SOURCE_PROVED {
        @Override
        <T> T port(CutoverBench world, Class<T> port, T real) {
            return Weakened.before(
                    port,
                    real,
                    (method, arguments) -> port == JobWork.class
                                    && method.equals("plan")
                                    && world.bench.recorder.job("job").flatMap(Job::lastCutover).stream()
                                            .anyMatch(cutover -> cutover.state() == CutoverState.MOVED)
                            ? Optional.of(nothingChanged(world))
                            : Optional.empty());
        }

        private JobReport nothingChanged(CutoverBench world) {
            Job job = world.bench.recorder.job("job").orElseThrow();
            assertThat(world.bench.recorder.advance(job.planned(new Job.Plan(0, 0, 0))))
                    .isTrue();
            return new JobReport("job", true, List.of(), Map.of(), List.of());
        }
    },
    /** The target always seems to show what was published last. */
    TARGET_PROVED {
        @Override
        <T> T port(CutoverBench world, Class<T> port, T real) {
            return port != TargetCluster.class
                    ? real
                    : port.cast(UnnoticedRows.at(
                            (TargetCluster) real,
                            place -> world.bench.recorder.latest(
                                    new PartitionId("job", "shop", place.table(), place.partition()))));
        }
    },
    /** A version that has moved is taken for a change. */
    ROWS_COMPARED {
        @Override
        void weaken(CutoverBench world) {
            world.bench.held = moved -> Set.of();
        }
    };

    /** A port of the cutover itself. */
    <T> T port(CutoverBench world, Class<T> port, T real) {
        return real;
    }

    void weaken(CutoverBench world) {
        // Most reach nothing but ports.
    }
}
