package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.observe.Tasks;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who watches a job costs little once nothing is to be done. */
class WatchedJobTest {
    @Test
    void queueAndJobAreAskedForLessOftenOnceAllIsSettled() {
        PartitionTask open = Tasks.planned("p1");
        PartitionTask failed = open.to(PartitionState.FAILED, open.change());

        assertThat(WatchedJob.pause(new Picture("job", List.of(failed, open)))).isEqualTo(Duration.ofMinutes(1));
        assertThat(WatchedJob.pause(new Picture("job", List.of(failed)))).isEqualTo(Duration.ofMinutes(5));
        assertThat(WatchedJob.pause(new Picture("job", List.of()))).isEqualTo(Duration.ofMinutes(5));
    }
}
