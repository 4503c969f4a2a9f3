package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.util.List;

/** Partitions that somebody has cancelled, and that the source still has: no round moves them. */
final class Cancelled {
    private Cancelled() {}

    /**
     * Those among the latest tasks, as {@code table/partition}, in order.
     *
     * @param behind those that are to stay as they are
     */
    static List<String> among(List<PartitionTask> latest, List<String> behind) {
        return latest.stream()
                .filter(task -> task.state() == PartitionState.CANCELLED && !task.isDroppedAtSource())
                .map(task -> task.id().partition())
                .map(Cancelled::name)
                .filter(name -> !behind.contains(name))
                .sorted()
                .toList();
    }

    private static String name(PartitionId id) {
        return id.table() + "/" + id.partition();
    }
}
