package io.starmigrate.worker.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportLookTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static StorageUri folder(int attempt) {
        return StorageUri.parse("oss://left/exports/a" + attempt + "/");
    }

    private static PartitionTask exporting(int attempt) {
        WorkerIdentity self = new WorkerIdentity("one", () -> NOW);
        return PartitionTask.planned(
                        new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1),
                        "(('p1'))",
                        new Estimate(1, 1),
                        "1:1",
                        self.change("planned"))
                .to(PartitionState.EXPORTING, self.change("exporting"))
                .withExport(new Export(
                        attempt,
                        folder(attempt),
                        "1:1",
                        List.of(FileColumn.plain("k")),
                        FileFormat.csv(new Separators('\1', '\2')),
                        NOW));
    }

    @Test
    void whatNobodyHasAskedForIsNotMissing() {
        ExportLook look = new ExportLook(Set.of(folder(1)), Map.of());

        assertThat(look.tellsOf(exporting(1))).isTrue();
        assertThat(look.tellsOf(exporting(2)))
                .as("sent since the picture was taken")
                .isFalse();
    }
}
