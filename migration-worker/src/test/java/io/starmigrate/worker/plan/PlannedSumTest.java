package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.forecast.PlannedBytes;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TravelGroup;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlannedSumTest {
    private static final Change CHANGE = new Change("worker-1", Instant.EPOCH, "planned");

    private static PartitionTask task(String table, int number, String bounds, long bytes) {
        return PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", table, "p" + number), 1),
                bounds,
                new Estimate(1, bytes),
                "t",
                CHANGE);
    }

    private static PlannedBytes sum(long groupSize) {
        PlannedSum sum = new PlannedSum(groupSize);
        for (int number = 0; number < 2 * TravelGroup.MOST; number++) {
            sum.add(task("small", number, "VALUES IN ('x')", 1), false);
        }
        for (int number = 0; number < 4; number++) {
            sum.add(task("half", number, "VALUES IN ('x')", 500), true);
        }
        sum.add(task("large", 1, "VALUES IN ('x')", 1001), false);
        sum.add(task("whole", 1, "", 1), false);
        return sum.planned(true, false);
    }

    @Test
    void each_travels_alone_unless_small_ones_go_together() {
        assertThat(sum(0)).isEqualTo(new PlannedBytes(206, 206, 1202, 2000, true, false));
    }

    @Test
    void small_ones_of_a_table_are_as_many_units_as_they_make_groups() {
        assertThat(sum(1000)).isEqualTo(new PlannedBytes(206, 2 + 2 + 1 + 1, 1202, 2000, true, false));
    }
}
