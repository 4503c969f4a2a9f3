package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.observe.Tasks;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressReportsTest {
    private final List<String> noted = new ArrayList<>();

    private final ProgressReports reports = new ProgressReports(new ProgressListener() {
        @Override
        public void progressed(Progress progress) {
            // Only what is noted counts here.
        }

        @Override
        public void noted(String message) {
            noted.add(message);
        }
    });

    private static PartitionTask failed(String partition, String why) {
        return Tasks.planned(partition).to(PartitionState.FAILED, new Change("worker-1", Instant.EPOCH, why));
    }

    @Test
    void a_reason_is_told_once_and_each_partition_that_failed_for_it_by_its_name() {
        reports.tell(new Picture("job", List.of(failed("p1", "the target is full"))));
        reports.tell(new Picture(
                "job",
                List.of(
                        failed("p1", "the target is full"),
                        failed("p2", "the target is full"),
                        failed("p3", "no way"))));

        String first = failed("p1", "").id().toString();
        assertThat(noted)
                .containsExactly(
                        first + " FAILED: the target is full",
                        failed("p2", "").id() + " FAILED as " + first + " did",
                        failed("p3", "").id() + " FAILED: no way");
    }
}
