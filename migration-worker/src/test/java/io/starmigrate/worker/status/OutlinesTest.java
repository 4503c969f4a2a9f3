package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlinesTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "because");
    private static final Fingerprint FINGERPRINT = new Fingerprint("r", 7, List.of(BigInteger.TEN));

    private final Outlines outlines = new Outlines();

    private static PartitionTask verifying(String partition) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", "t", partition), 1);
        Export export = new Export(
                1,
                StorageUri.parse("s3://bucket/f/"),
                "1:1",
                List.of(FileColumn.plain("v")),
                FileFormat.parquet(),
                Instant.EPOCH);
        return PartitionTask.planned(id, "(('x'))", new Estimate(7, 8), "1:1", CHANGE)
                .to(PartitionState.EXPORTING, CHANGE)
                .withExport(export)
                .to(PartitionState.EXPORTED, CHANGE)
                .withExported(new Exported(3, 99, FINGERPRINT))
                .to(PartitionState.VERIFYING, CHANGE);
    }

    private static PartitionTask published(String partition) {
        return verifying(partition)
                .to(PartitionState.PUBLISHED, CHANGE)
                .withPublished(Published.proved(FINGERPRINT, "2:2", List.of("h")));
    }

    @Test
    void an_outline_tells_of_a_published_task_what_a_report_says() {
        PartitionTask task = published("p1");
        PartitionTask outline = outlines.of(task);

        assertThat(new Snapshot("job", List.of(outline)).tables())
                .isEqualTo(new Snapshot("job", List.of(task)).tables());
        assertThat(outline.version()).isEqualTo(task.version());
        assertThat(outline.change()).isEqualTo(task.change());
        assertThat(outline.id()).isEqualTo(task.id());
    }

    @Test
    void it_holds_no_columns_and_no_sums_and_what_tasks_have_alike_once() {
        PartitionTask one = outlines.of(published("p1"));
        PartitionTask other = outlines.of(published("p2"));

        assertThat(one.export())
                .satisfies(export -> assertThat(export.columns()).isEmpty());
        assertThat(one.exported())
                .satisfies(exported -> assertThat(exported.fingerprint()).satisfies(rows -> {
                    assertThat(rows.sums()).isEmpty();
                    assertThat(one.published())
                            .satisfies(published ->
                                    assertThat(published.fingerprint()).isSameAs(rows));
                }));
        assertThat(one.id().partition().table()).isSameAs(other.id().partition().table());
    }

    @Test
    void whoever_is_still_on_the_way_is_held_as_it_is() {
        PartitionTask task = verifying("p1");

        assertThat(outlines.of(task)).isSameAs(task);
    }
}
