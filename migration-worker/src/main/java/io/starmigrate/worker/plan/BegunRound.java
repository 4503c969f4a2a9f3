package io.starmigrate.worker.plan;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.PlanReport;
import java.util.List;
import java.util.Map;

/**
 * A round that goes on to move.
 *
 * @param plan what becomes of each table
 * @param again those of its tasks that are not the first of their partitions, by what was written and by the recorder
 *     itself: until an index lists them, it has earlier ones in their place
 * @param behind where an export alone follows: tasks that were exported before, are not published, and may have moved
 *     on at the source since, and that this round does not export again
 * @param leftOut the same of partitions that the selection leaves out of the chosen tables
 * @param unknown what else it leaves out of them: partitions that hold something, and that no export knows, by table
 * @param gone what the source has no more, and is exported, loaded or verified all the same, because it had begun
 */
public record BegunRound(
        PlanReport plan,
        List<PartitionTaskId> again,
        List<PartitionTask> behind,
        List<PartitionTask> leftOut,
        Map<String, List<String>> unknown,
        List<PartitionTask> gone) {
    public BegunRound {
        again = List.copyOf(again);
        behind = List.copyOf(behind);
        leftOut = List.copyOf(leftOut);
        gone = List.copyOf(gone);
        unknown = Map.copyOf(unknown);
    }

    /** The same with what more is said of its plan. */
    BegunRound with(PlanReport said) {
        return new BegunRound(said, again, behind, leftOut, unknown, gone);
    }
}
