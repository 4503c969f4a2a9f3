package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionTask;

/** As what a partition is counted and shown: by its state's name, or as one that the source has no more. */
public final class ShownState {
    /** What partitions are counted as that the source has no more, whatever became of them. */
    static final String DROPPED = "DROPPED_AT_SOURCE";

    private ShownState() {}

    /** The word that reports and pages have for it. */
    public static String of(PartitionTask task) {
        return task.isDroppedAtSource() ? DROPPED : task.state().name();
    }
}
