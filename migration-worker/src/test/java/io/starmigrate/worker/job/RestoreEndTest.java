package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.backup.Gaps.Gap;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.backup.RestorePreparation.Prepared;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator is told to do about a backup that lacks something. */
class RestoreEndTest {
    private static final RestoreRequest REQUEST =
            new RestoreRequest(StorageUri.parse("oss://bucket/bkp/bk/"), null, Overwriting.REFUSED);

    private static Failure told(Gap gap) {
        Prepared prepared = new Prepared(List.of(), true, List.of(), Map.of("orders/p1", gap), List.of(), Map.of());
        JobReport restored = new JobReport("restored", true, List.of(), Map.of(), List.of());
        return RestoreEnd.of(restored, REQUEST, prepared, List.of()).failures().get(0);
    }

    @Test
    void what_the_source_had_left_behind_comes_by_no_restore() {
        Failure stale = told(new Gap("what comes is of before, and was not exported again", true, false));

        assertThat(stale.reason())
                .endsWith(
                        "not exported again; what there is, is restored; this backup has nothing newer: a fresh one is"
                                + " the export of another job");
        assertThat(stale.retry()).isEqualTo("migrate export --job ANOTHER");
    }

    @Test
    void files_that_are_gone_may_be_brought_back() {
        Failure gone = told(new Gap("it is not there", false, true));

        assertThat(gone.reason())
                .endsWith("bring the files back to where they lay")
                .doesNotContain("is restored");
        assertThat(gone.retry()).isEqualTo("migrate import --from " + REQUEST.from());
    }
}
