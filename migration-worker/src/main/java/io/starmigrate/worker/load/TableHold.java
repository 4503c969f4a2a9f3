package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.Optional;

/** A job's hold on the tables it publishes: nothing of another job's is ever loaded or switched in. */
final class TableHold {
    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    TableHold(TargetCluster target, TaskRecorder recorder, WorkerIdentity self) {
        this.target = target;
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * Takes hold of a task's table before anything is made there.
     *
     * @throws ClusterException with remedy WRONG_INPUT when another job has it
     */
    void take(PartitionTask task) {
        Job job = job(task);
        TableClaims claims = target.claims();
        Claim owner = claims.take(table(task), Claim.of(job, self.clock().instant()));
        requireMine(task, job, owner);
    }

    /**
     * Refuses what would be switched into a table that is not the job's any more.
     *
     * @throws ClusterException with remedy WRONG_INPUT when the job has lost it
     */
    void require(PartitionTask task) {
        Job job = job(task);
        Optional<Claim> owner = target.claims().owner(table(task));
        if (owner.isPresent()) {
            requireMine(task, job, owner.get());
        } else if (job.binding() != null) {
            throw refused("job \"" + job.name() + "\" does not hold the table " + table(task)
                    + " any more: its claim was removed while it was loading, so others may have published meanwhile;"
                    + " migrate retry takes the table again, if it is free");
        } else {
            // Staging that was opened before tables were claimed.
            take(task);
        }
    }

    private void requireMine(PartitionTask task, Job job, Claim owner) {
        if (!owner.isOf(job.id())) {
            throw refused(target.claims().refusal(table(task), owner));
        }
    }

    private static ClusterException refused(String why) {
        return new ClusterException(Remedy.WRONG_INPUT, why, null);
    }

    private Job job(PartitionTask task) {
        String name = task.id().partition().job();
        return recorder.job(name)
                .orElseThrow(() -> new RecorderException(
                        "Cannot load for job \"" + name + "\": the recorder has no such job", null));
    }

    private static String table(PartitionTask task) {
        return task.id().partition().table();
    }
}
