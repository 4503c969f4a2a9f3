package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A backup is of now: what waits to be loaded is exported again once the source has moved on. */
class ExportedAgainTest {
    private ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);

    private void exported(String... rows) {
        bench.source.fill(ExportBench.PLACE, List.of(rows));
        bench.planExport();
        export();
    }

    private void export() {
        Exporter exporter = bench.exporter("one", bench.source);
        exporter.step();
        bench.finish();
        exporter.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    private PartitionTask generation(int number) {
        return bench.recorder
                .partition(new PartitionTaskId(bench.task().id().partition(), number))
                .orElseThrow();
    }

    @Test
    void whatHasMovedOnIsExportedAsTheNextGeneration() {
        exported("1");
        bench.source.append(ExportBench.PLACE, "2");

        assertThat(bench.planExport()).isEqualTo(1);
        assertThat(generation(1).state()).isEqualTo(PartitionState.SUPERSEDED);
        export();
        assertThat(bench.task().id().generation()).isEqualTo(2);
        assertThat(Objects.requireNonNull(bench.task().exported()).files()).isPositive();
        assertThat(bench.planExport()).as("it waits").isEqualTo(1);
        assertThat(bench.task().id().generation()).as("it stands").isEqualTo(2);
    }

    @Test
    void whatIsToBeLoadedIsLoadedFirst() {
        exported("1");
        bench.source.append(ExportBench.PLACE, "2");

        bench.plan();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.task().id().generation()).isEqualTo(1);

        bench.recorder.advance(bench.task()
                .to(PartitionState.LOADING, new WorkerIdentity("importer", bench.clock).change("its first load")));
        bench.planExport();
        assertThat(bench.task().state()).as("it is being loaded").isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().id().generation()).isEqualTo(1);
    }

    @Test
    void aCompactionIsNoReason() {
        bench = new ExportBench(RunMode.SHARED_DATA);
        exported("1");
        bench.source.compact();

        bench.planExport();
        assertThat(bench.task().id().generation()).isEqualTo(1);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);

        bench.source.compact();
        bench.source.append(ExportBench.PLACE, "2");
        bench.planExport();
        assertThat(bench.task().id().generation()).isEqualTo(2);
        assertThat(generation(1).state()).isEqualTo(PartitionState.SUPERSEDED);
    }

    @Test
    void aDeathBeforeTheNextIsPlannedLosesNothing() {
        exported("1");
        bench.source.append(ExportBench.PLACE, "2");
        bench.recorder.advance(bench.task()
                .to(PartitionState.SUPERSEDED, new WorkerIdentity("operator", bench.clock).change("and it dies")));
        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.task().id().generation()).isEqualTo(2);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
    }
}
