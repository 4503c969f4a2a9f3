package io.starmigrate.worker.api;

import io.starmigrate.core.task.PartitionTaskId;
import java.util.List;

/**
 * What was found to be equal on both sides, so that a job begins there; what is not equal is moved as planned.
 *
 * @param adopted how many partitions were found to be equal, and are taken as published
 * @param left the planned partitions that were not, with what was found, in words
 */
public record Baseline(int adopted, List<Left> left) {
    public Baseline {
        left = List.copyOf(left);
    }

    /**
     * A planned partition that stays planned.
     *
     * @param task which
     * @param found what was found
     */
    public record Left(PartitionTaskId task, String found) {}
}
