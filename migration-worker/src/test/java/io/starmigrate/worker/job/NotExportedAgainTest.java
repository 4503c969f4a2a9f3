package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An export that has left something as it was exported before has not brought what the source holds. */
class NotExportedAgainTest {
    private static final Change CHANGE = new Change("one", Instant.EPOCH, "why");
    private static final JobReport DONE = new JobReport("job", true, List.of(), Map.of(), List.of());

    private static PartitionTask in(PartitionState... states) {
        PartitionTask task = PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1),
                "",
                new Estimate(1, 1),
                "1:1",
                CHANGE);
        for (PartitionState next : states) {
            task = task.to(next, CHANGE);
        }
        return task;
    }

    @Test
    void nothingLeftBehindIsDone() {
        assertThat(NotExportedAgain.told(DONE, List.of()).ending()).isEqualTo(Ending.FINISHED);
    }

    @Test
    void whatIsBeingLoadedHasToBePublishedFirst() {
        PartitionTask loading = in(PartitionState.EXPORTING, PartitionState.EXPORTED, PartitionState.LOADING);

        JobReport told = NotExportedAgain.told(DONE, List.of(loading));

        assertThat(told.ending()).isEqualTo(Ending.FAILED);
        assertThat(told.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).contains("not exported again", "LOADING", "published first");
            assertThat(failure.retry()).contains("migrate export --job job");
        });
    }

    @Test
    void whatFailedIsToldOnce() {
        assertThat(NotExportedAgain.told(DONE, List.of(in(PartitionState.FAILED)))
                        .failures())
                .isEmpty();
    }
}
