package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** An exported partition, and what operators do with it. */
abstract class OperatorBench {
    public static final Duration AT_ONCE = Duration.ZERO;
    public final Bench bench = new Bench();
    public final ManifestFile file = bench.write("a.csv", "r1", "r2");

    @BeforeEach
    void export() {
        bench.export("r1", "r2");
    }

    Importer loading() {
        bench.announce(file);
        Importer importer = bench.importer("one");
        importer.step(AT_ONCE);
        return importer;
    }

    void verifying() {
        Importer importer = loading();
        bench.loadsEnd();
        importer.step(AT_ONCE);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    static TaskSelection partition(String name) {
        return new TaskSelection(null, name, null);
    }

    static List<What> kinds(OperationReport report) {
        return report.findings().stream().map(Finding::what).toList();
    }

    void letter(FileTaskId id, long size, String reason) {
        bench.queue.send(List.of(new FileMessage(id, id.below(Bench.ROOT), size, "e")));
        bench.queue.deadLetter(bench.queue.receive(1, AT_ONCE).get(0), reason);
    }
}
