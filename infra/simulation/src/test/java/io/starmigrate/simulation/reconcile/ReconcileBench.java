package io.starmigrate.simulation.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import java.util.Map;

/** Storages and stagings of a partition, and what a reconciler finds there. */
abstract class ReconcileBench {
    public static final byte[] ONE_BYTE = {'x'};
    public final Bench bench = new Bench();

    Finding only(OperationReport report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().get(0);
    }

    void put(String below, byte[] content) {
        bench.storage.put(Bench.ROOT.resolve(below), content, Map.of());
    }

    /** One partition, its file where it belongs and announced. */
    ManifestFile exported() {
        ManifestFile file = bench.write("a.csv", "r1", "r2");
        bench.export("r1", "r2");
        return file;
    }
}
