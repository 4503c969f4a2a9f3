package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.inmemory.DamagedItems;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One item of the recorder that cannot be read stops the export of its partition, and of no other. */
class DamagedExportTest {
    private static final Place OTHER = new Place("orders", "p2");

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final DamagedItems damaged = bench.recorder.damaged();
    private final Exporter exporter = bench.exporter("one", bench.source);

    @BeforeEach
    void plan() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.source.fill(OTHER, List.of("2"));
        bench.plan();
    }

    private void otherIsExported() {
        exporter.step();
        bench.finish();
        exporter.step();
        exporter.step();

        assertThat(bench.task(OTHER).state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("it was damaged");
        assertThat(exporter.step()).isZero();
    }

    @Test
    void a_task_that_is_planned() {
        damaged.task(bench.task().id());

        otherIsExported();
    }

    @Test
    void a_task_that_is_being_exported() {
        exporter.step();
        damaged.task(bench.task().id());

        otherIsExported();
    }

    @Test
    void a_manifest_that_was_just_written() {
        damaged.manifest(bench.task().id(), 1);

        otherIsExported();
    }

    @Test
    void a_manifest_of_another_worker() {
        exporter.step();
        bench.finish();
        damaged.manifest(bench.task().id(), 1);

        otherIsExported();
    }
}
