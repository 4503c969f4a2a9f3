package io.starmigrate.worker.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnprovedTest {
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));

    private static Manifest manifest(String partition, FileFormat format, @Nullable Fingerprint fingerprint) {
        return new Manifest(
                new PartitionTaskId(new PartitionId("nightly", "shop", "orders", partition), 1),
                1,
                StorageUri.parse("s3://bucket/x/"),
                format,
                "",
                List.of(FileColumn.plain("v")),
                List.of(),
                null,
                fingerprint,
                Instant.EPOCH);
    }

    @Test
    void csvWithoutAFingerprintIsNamed() {
        assertThat(Unproved.told(List.of(
                        manifest("p1", CSV, null),
                        manifest("p2", CSV, new Fingerprint("r", 0, List.of())),
                        manifest("p3", FileFormat.parquet(), null))))
                .hasValueSatisfying(told ->
                        assertThat(told).startsWith("of 1 partition as CSV").endsWith(": orders/p1"));
        assertThat(Unproved.told(List.of(manifest("p3", FileFormat.parquet(), null))))
                .isEmpty();
    }
}
