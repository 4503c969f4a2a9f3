package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends tasks of partitions that the source has dropped since they were planned, with their table or without it: as the
 * next plan would, and not as failures. Safe for use by many threads.
 */
final class GonePartitions {
    private static final Logger LOG = LoggerFactory.getLogger(GonePartitions.class);

    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    GonePartitions(SourceCluster source, TaskRecorder recorder, WorkerIdentity self) {
        this.source = source;
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * Ends a task whose export was refused, if that is why. What may not be seen any more is not listed either, so that
     * only a refusal is asked about that may be of something missing.
     *
     * @param refusal what the cluster said, for good as far as anybody knows
     * @return false when the partition is there, or the source does not tell
     * @throws ClusterException when whether it is there cannot be asked now
     */
    boolean hasEnded(PartitionTask task, Remedy refusal) {
        boolean missing = refusal == Remedy.REPLAN || refusal == Remedy.UNKNOWN;
        if (!missing || isThere(task.id().partition())) {
            return false;
        }
        end(task.id());
        return true;
    }

    private boolean isThere(PartitionId id) {
        try {
            return source.tables().contains(id.table())
                    && source.partition(id.table(), id.partition()).isPresent();
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            return true;
        }
    }

    /** The source has no such partition. */
    void end(PartitionTaskId id) {
        recorder.partition(id)
                .filter(now -> now.state() == PartitionState.PLANNED || now.state() == PartitionState.EXPORTING)
                .map(now -> now.gone(self.change(PartitionTask.GONE)))
                .filter(recorder::advance)
                .ifPresent(now -> LOG.info("{} CANCELLED: {}", id, now.change().why()));
    }
}
