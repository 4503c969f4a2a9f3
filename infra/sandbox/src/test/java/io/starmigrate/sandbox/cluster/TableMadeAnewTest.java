package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that was dropped and made anew, with partitions or without, under its old name. */
class TableMadeAnewTest {
    private static final String PARTED = "CREATE TABLE shop.days (`d` date NOT NULL) DUPLICATE KEY(`d`) PARTITION BY"
            + " RANGE(`d`) (PARTITION p1 VALUES [(\"2024-01-01\"),(\"2024-01-02\"))) DISTRIBUTED BY HASH(`d`) BUCKETS 2";
    private static final String WHOLE =
            "CREATE TABLE shop.days (`d` date NOT NULL) DUPLICATE KEY(`d`) DISTRIBUTED BY HASH(`d`) BUCKETS 2";
    private static final String DROP = "DROP TABLE shop.days FORCE";

    @TempDir
    private Path directory;

    /** What is moved whole has one part, named like it: those of before are gone, and nobody's else. */
    @Test
    void itsPartitionsOfBeforeAreGone() throws Exception {
        try (SchemaPair pair = SchemaPair.start(directory, "3.3.14", "3.3.14");
                ClusterConnections clusters = pair.clusters()) {
            pair.source.execute(List.of("CREATE DATABASE shop", PARTED));
            pair.target.execute(List.of("CREATE DATABASE market"));
            SourceCluster source = clusters.source();
            assertThat(source.partition("days", "p1")).isPresent();

            pair.source.execute(List.of(DROP, WHOLE));
            source.renew("days");
            assertThat(source.partition("days", "p1")).isEmpty();
            assertThat(source.partitions("days", List.of("p1", "days"))).containsOnlyKeys("days");

            // Others have planned it, who have read the table since.
            pair.source.execute(List.of(DROP, PARTED));
            assertThat(source.partition("days", "p1")).isPresent();
        }
    }
}
