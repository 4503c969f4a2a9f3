package io.starmigrate.core.task;

/**
 * Names one partition task.
 *
 * @param partition what is exported and published
 * @param generation from 1; each re-export of the partition is a new one
 */
public record PartitionTaskId(PartitionId partition, int generation) {
    public PartitionTaskId {
        if (generation < 1) {
            throw new IllegalArgumentException("Generations start at 1, not at " + generation);
        }
    }

    @Override
    public String toString() {
        return partition + " generation " + generation;
    }

    /** The same with its names as they are: what leases are named by. */
    public String raw() {
        return partition.raw() + " generation " + generation;
    }
}
