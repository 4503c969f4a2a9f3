package io.starmigrate.simulation.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.pace.PaceRecord;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fingerprints are scans: the clusters that exports and loads spare are not to be scanned meanwhile. */
class PacedScansTest {
    private static final Duration LOOK = Duration.ofDays(1);

    private final List<Runnable> scans = new ArrayList<>();
    private Pressure pressure = calm();

    private static Pressure calm() {
        return new Pressure(List.of(Signal.cpu(5)), Double.NaN, List.of());
    }

    private static Pressure busy() {
        return new Pressure(List.of(Signal.cpu(91)), Double.NaN, List.of());
    }

    @Test
    void aSourceUnderPressureIsScannedOnceAtATimeAfterExports() {
        ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
        for (int i = 1; i <= 2; i++) {
            bench.source.fill(new Place("orders", "p" + i), List.of("r"));
        }
        bench.plan();
        SourceCluster seen =
                Weakened.before(SourceCluster.class, bench.source, "pressure", arguments -> Optional.of(pressure));
        Exporter exporter = bench.unfinished(seen, scans::add);
        exporter.step();
        assertThat(bench.source.submitted()).isEqualTo(2);

        pressure = busy();
        bench.clock.advance(LOOK);
        exporter.step();
        bench.finish();
        exporter.step();
        exporter.step();
        assertThat(scans).as("under pressure").hasSize(1);

        pressure = calm();
        for (int look = 0; look < 30; look++) {
            bench.clock.advance(LOOK);
            exporter.step();
        }
        assertThat(scans).as("free again").hasSize(2);
    }

    @Test
    void scansTakeTurnsUnderPressureAndAllAreDone() {
        ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
        for (int i = 1; i <= 6; i++) {
            bench.source.fill(new Place("orders", "p" + i), List.of("r"));
        }
        bench.plan();
        pressure = busy();
        SourceCluster seen =
                Weakened.before(SourceCluster.class, bench.source, "pressure", arguments -> Optional.of(pressure));
        Exporter exporter = bench.unfinished(seen, scans::add);
        int steps = 0;
        int exported = 0;
        while (exporter.step() > 0 && steps++ < 200) {
            bench.clock.advance(LOOK);
            bench.finish();
            if (steps > 3) {
                assertThat(scans).hasSizeLessThanOrEqualTo(1);
            }
            if (!scans.isEmpty()) {
                scans.remove(0).run();
                exported++;
            }
        }

        assertThat(exported).isEqualTo(6);
    }

    @Test
    void aTargetUnderPressureIsScannedOnceAtATimeBeforePublishing() {
        Bench bench = new Bench();
        bench.recorder.open(Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant()));
        for (int i = 1; i <= 6; i++) {
            verifying(bench, "p" + i);
        }
        TargetCluster seen =
                Weakened.before(TargetCluster.class, bench.target, "pressure", arguments -> Optional.of(pressure));
        Sweep sweep = bench.sweep(seen, scans::add);
        sweep.step();
        assertThat(scans).hasSize(4);

        pressure = busy();
        for (int look = 0; look < 3; look++) {
            bench.clock.advance(LOOK);
            sweep.step();
        }
        assertThat(PaceRecord.lines(bench.recorder, "job"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.of()).isEqualTo("VERIFY"));
        List<Runnable> begun = List.copyOf(scans);
        scans.clear();
        begun.forEach(Runnable::run);
        assertThat(scans).as("under pressure").hasSize(1);
        sweep.step();
        assertThat(scans).hasSize(1);

        pressure = calm();
        for (int look = 0; look < 60; look++) {
            bench.clock.advance(LOOK);
            sweep.step();
        }
        assertThat(scans).as("free again").hasSizeBetween(2, 4);
    }

    private static void verifying(Bench bench, String partition) {
        WorkerIdentity self = new WorkerIdentity("x", bench.clock);
        PartitionTask task = PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", partition), 1),
                "(('p1'))",
                new Estimate(1, 1),
                "1:1",
                self.change("planned"));
        bench.recorder.plan(List.of(task));
        for (PartitionState state : List.of(
                PartitionState.EXPORTING, PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.VERIFYING)) {
            task = task.to(state, self.change("on its way"));
            bench.recorder.advance(task);
        }
    }
}
