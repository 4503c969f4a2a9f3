package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask.Overwriting;
import io.starmigrate.worker.RetryRequest;
import io.starmigrate.worker.RetryRequest.Which;
import io.starmigrate.worker.TaskSelection;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.export.RoundPlanner;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.verify.Announcements;
import java.util.List;

/** Who plans a job's rounds and retries what failed of it. */
final class Operator {
    private final SimulatedJob job;
    private final RoundPlanner planner;
    private final Retry retry;

    Operator(SimulatedJob job) {
        this.job = job;
        WorkerIdentity self = new WorkerIdentity("operator", job.world.clock);
        this.planner = new RoundPlanner(job.installation.recorder, self);
        this.retry = new Retry(
                job.installation.recorder,
                new Announcements(job.installation.queue, job.installation.targetRoot),
                self);
    }

    /** Plans a round of everything; answers how many partitions it has to move. */
    int plan() {
        List<String> tables = job.source.tables();
        Job opened = Job.opened(
                job.name, job.id, SimulatedJob.DATABASE, SimulatedJob.DATABASE, tables, job.world.clock.instant());
        Job.Plan plan = planner.plan(opened, tables, job.source.planned()).plan();
        return plan == null ? 0 : plan.partitions();
    }

    boolean wantsRetry() {
        return job.wantsRetry();
    }

    /** What shows wrong rows is replaced when somebody says so: here, whose they are is known. */
    void retry() {
        job.tasks(PartitionState.FAILED)
                .filter(task -> task.change().why().contains("shows wrong rows NOW"))
                .map(task -> task.id().partition())
                .toList()
                .forEach(this::overwrite);
        var unused = retry.retry(job.name, TaskSelection.ALL);
    }

    private void overwrite(PartitionId id) {
        TaskSelection selection = new TaskSelection(id.table(), id.partition(), null);
        var unused = retry.retry(job.name, new RetryRequest(selection, Which.STOPPED, Overwriting.TOLD));
    }
}
