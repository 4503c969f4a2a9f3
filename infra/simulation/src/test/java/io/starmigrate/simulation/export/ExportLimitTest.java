package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many exports run, of a source that is to run two at once. */
class ExportLimitTest {
    private static final Duration STEP = Duration.ofMillis(500);

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final SimulatedSource source = bench.source;

    @BeforeEach
    void planned() {
        for (int i = 1; i <= 8; i++) {
            source.fill(new Place("orders", "p" + i), List.of("r"));
        }
        bench.plan();
        bench.isPaced = true;
    }

    /** What was begun a moment ago is not in the picture of the job yet, which is the older the less had changed. */
    @Test
    void no_more_run_than_may_after_a_long_time_in_which_nothing_changed() {
        Exporter exporter = bench.exporter("one", source);
        for (int i = 0; i < 400; i++) {
            step(exporter);
        }
        assertThat(source.submitted()).isEqualTo(2);
        bench.finish();

        for (int i = 0; i < 40; i++) {
            step(exporter);
        }

        assertThat(source.submitted()).isEqualTo(4);
    }

    @Test
    void all_are_exported_in_the_end() {
        Exporter exporter = bench.exporter("one", source);
        for (int i = 0; i < 2000 && exporter.step() > 0; i++) {
            source.progress();
            bench.clock.advance(STEP);
            assertThat(running()).isLessThanOrEqualTo(2);
        }

        assertThat(source.submitted()).isEqualTo(8);
        assertThat(running()).isZero();
    }

    private void step(Exporter exporter) {
        assertThat(exporter.step()).isPositive();
        assertThat(running()).isLessThanOrEqualTo(2);
        bench.clock.advance(STEP);
    }

    private long running() {
        return source.exports().stream()
                .filter(status -> status.state() == ClusterJobState.RUNNING)
                .count();
    }
}
