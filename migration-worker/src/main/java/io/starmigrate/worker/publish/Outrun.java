package io.starmigrate.worker.publish;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a task has been outrun by a later generation of its partition. Leases are of one generation, so two of them
 * may be under way at once; only the latest may be shown, or older rows would show last. Asked right before each
 * switch. Safe for use by many threads.
 *
 * @param recorder is asked each time
 */
record Outrun(TargetCluster target, TaskRecorder recorder, WorkerIdentity self) {
    private static final Logger LOG = LoggerFactory.getLogger(Outrun.class);

    /** Whether a later generation is there. */
    boolean isOutrun(PartitionTask task) {
        return recorder.latest(task.id().partition())
                .filter(latest -> latest.id().generation() > task.id().generation())
                .isPresent();
    }

    /**
     * The same, and one that is outrun is SUPERSEDED, its staging dropped. To be asked under the lease of its staging.
     *
     * @throws ClusterException when staging cannot be dropped now; the task stays as it is then
     */
    boolean hasGivenWay(PartitionTask task) {
        if (!isOutrun(task)) {
            return false;
        }
        // As where rows differ: should the task not move after it, staging is found gone.
        Staging staging = ShownRows.stagingOf(task);
        target.drop(StagingOpener.place(task), staging);
        if (recorder.advance(task.to(
                PartitionState.SUPERSEDED,
                self.change("it is not shown: a later generation of the partition is planned already")))) {
            LOG.info("{} SUPERSEDED: a later generation is planned already", task.id());
        }
        return true;
    }
}
