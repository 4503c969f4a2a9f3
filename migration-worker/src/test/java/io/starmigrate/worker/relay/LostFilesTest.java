package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostFilesTest {
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1);
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Change CHANGE = new Change("test", NOW, "because");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final LostFiles lost = new LostFiles(recorder, new WorkerIdentity("worker", () -> NOW));

    private PartitionTask exported(int attempt) {
        Export export = new Export(
                attempt,
                StorageUri.parse("s3://bucket/x/"),
                "1:1",
                List.of(),
                FileFormat.csv(new Separators('\1', '\2')),
                NOW);
        PartitionTask planned = PartitionTask.planned(ID, "", new Estimate(1, 1), "1:1", CHANGE);
        PartitionTask exporting = planned.to(PartitionState.EXPORTING, CHANGE).withExport(export);
        PartitionTask exported = exporting.to(PartitionState.EXPORTED, CHANGE).withExported(new Exported(1, 1, null));
        recorder.plan(List.of(planned));
        recorder.advance(exporting);
        recorder.advance(exported);
        return exported;
    }

    @Test
    void whatIsLostIsExportedAgainAndLoadedInAnotherPass() {
        PartitionTask next = lost.exportAgain(exported(4), "2 files are gone").orElseThrow();

        assertThat(next.state()).isEqualTo(PartitionState.PLANNED);
        assertThat(next.pass()).isEqualTo(2);
        assertThat(next.exported()).isNull();
        assertThat(next.change().why()).isEqualTo("2 files are gone: it is exported again");
        assertThat(recorder.partition(ID)).contains(next);
    }

    @Test
    void whatIsLostAgainAndAgainFailsAndARetryExportsIt() {
        PartitionTask next = lost.exportAgain(exported(5), "2 files are gone").orElseThrow();

        assertThat(next.state()).isEqualTo(PartitionState.FAILED);
        assertThat(next.exported()).isNull();
        assertThat(next.change().why()).isEqualTo("2 files are gone; its export was repeated too often");
        assertThat(recorder.partition(ID)).contains(next);
    }

    @Test
    void whoeverReadTheTaskBeforeSomebodyWroteToItChangesNothing() {
        PartitionTask read = exported(1);
        PartitionTask moved = read.to(PartitionState.CANCELLED, CHANGE);
        recorder.advance(moved);

        assertThat(lost.exportAgain(read, "2 files are gone")).isEmpty();
        assertThat(recorder.partition(ID)).contains(moved);
    }
}
