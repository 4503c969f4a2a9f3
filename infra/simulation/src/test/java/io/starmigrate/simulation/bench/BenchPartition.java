package io.starmigrate.simulation.bench;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bench's partition, written to the recorder as those would who are not on the bench.
 *
 * @param exports where the source exports to
 */
record BenchPartition(TaskRecorder recorder, WorkerIdentity operator, StorageUri exports) {
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));
    private static final List<FileColumn> COLUMNS = List.of(FileColumn.plain("v"));
    private static final String BOUNDS = "(('p1'))";
    private static final String TOKEN = "1:1";

    PartitionTask task() {
        return recorder.partition(Bench.ID).orElseThrow();
    }

    private StorageUri folder(int attempt) {
        String object = new FileTaskId(Bench.ID, attempt, "x").below(exports).toString();
        return StorageUri.parse(object.substring(0, object.length() - 1));
    }

    private Export attempt(int number) {
        return new Export(
                number, folder(number), TOKEN, COLUMNS, CSV, operator.clock().instant());
    }

    /** Plans and exports it to these files. */
    void export(
            List<ManifestFile> files,
            @Nullable String changeToken,
            @Nullable Fingerprint fingerprint,
            @Nullable Packing packing) {
        PartitionTask planned =
                PartitionTask.planned(Bench.ID, BOUNDS, new Estimate(1, 1), TOKEN, operator.change("planned"));
        recorder.open(Job.opened(
                "job",
                Bench.JOB_ID,
                "shop",
                "shop",
                List.of("orders"),
                operator.clock().instant()));
        recorder.plan(List.of(planned));
        Export export = attempt(1);
        PartitionTask exporting = planned.to(PartitionState.EXPORTING, operator.change("exporting"))
                .withExport(export);
        recorder.advance(exporting);
        Manifest manifest = new Manifest(
                        Bench.ID,
                        1,
                        export.folder(),
                        CSV,
                        BOUNDS,
                        COLUMNS,
                        files,
                        changeToken,
                        fingerprint,
                        operator.clock().instant())
                .withPacking(packing);
        recorder.record(manifest);
        recorder.advance(exporting
                .to(PartitionState.EXPORTED, operator.change("exported"))
                .withExported(new Exported(manifest.files().size(), manifest.bytes(), manifest.fingerprint())));
    }

    void advance(PartitionState next) {
        recorder.advance(task().to(next, operator.change("moved by the bench")));
    }

    void startsAnotherPass() {
        advance(PartitionState.VERIFYING);
        recorder.advance(task().to(PartitionState.LOADING, operator.change("loaded once more"))
                .nextPass());
        recorder.advance(task().revised(operator.change("opened again")).withStaging(new Staging("next", 99)));
    }

    void exportsAgain(int attempt) {
        if (task().state() != PartitionState.EXPORTING) {
            recorder.advance(task().to(PartitionState.PLANNED, operator.change("again"))
                    .withExported(null)
                    .nextPass());
            advance(PartitionState.EXPORTING);
        }
        recorder.advance(task().revised(operator.change("attempt " + attempt)).withExport(attempt(attempt)));
    }
}
