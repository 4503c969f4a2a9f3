package io.starmigrate.worker.plan;

import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.PlanReport;
import java.util.List;

/**
 * A round that goes on to move.
 *
 * @param plan what becomes of each table
 * @param again those of its tasks that are not the first of their partitions, by what was written and by the recorder
 *     itself: until an index lists them, it has earlier ones in their place
 * @param behind tasks that were exported before, are not published, and have moved on at the source since: this round
 *     exports none of them again
 */
public record BegunRound(PlanReport plan, List<PartitionTaskId> again, List<PartitionTaskId> behind) {
    public BegunRound {
        again = List.copyOf(again);
        behind = List.copyOf(behind);
    }
}
