package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionTask;

/** What has been read so far of everything there is of a job. To be used from one thread at a time. */
final class Reading {
    private final boolean isJoint;
    private final int most;
    private Latest latest = new Latest();
    private boolean isTooLarge;

    /**
     * A reading that holds nothing of a job of more partitions than this.
     *
     * @param isJoint whether several read together
     */
    Reading(boolean isJoint, int most) {
        this.isJoint = isJoint;
        this.most = most;
    }

    static Reading whole(boolean isJoint) {
        return new Reading(isJoint, Integer.MAX_VALUE);
    }

    boolean isJoint() {
        return isJoint;
    }

    /** What is kept; nothing of a job that is too large. */
    Latest latest() {
        return latest;
    }

    boolean isTooLarge() {
        return isTooLarge;
    }

    /** Takes a task in; what is known of it already stands where nothing has changed. */
    void learn(PartitionTask task, Latest known) {
        latest.learn(task, known);
        if (latest.size() > most) {
            isTooLarge = true;
            latest = new Latest();
        }
    }
}
