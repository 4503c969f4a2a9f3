package io.starmigrate.simulation.world;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.plan.HeldRows;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.plan.SourceDrops;
import io.starmigrate.worker.plan.Terms;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who plans a job's rounds and retries what failed of it. */
public final class Operator {
    private final SimulatedJob job;
    private final TaskRecorder recorder;
    private final RoundPlanner planner;
    private final SourceDrops drops;
    private final Retry retry;

    /** One whose calls never fail. */
    public Operator(SimulatedJob job) {
        this(
                job,
                job.installation().recorder(),
                new Announcements(job.installation().queue(), job.installation().targetRoot()),
                new WorkerIdentity("operator", job.world().clock()));
    }

    public Operator(SimulatedJob job, TaskRecorder recorder, Announcements announcements, WorkerIdentity self) {
        this.job = job;
        this.recorder = recorder;
        this.drops = new SourceDrops(recorder, self);
        this.planner = new RoundPlanner(recorder, self, this::held);
        this.retry = new Retry(recorder, announcements, self);
    }

    /** Plans a round of everything; answers how many partitions it has to move. */
    public int plan() {
        job.commanded();
        List<String> tables = job.source().tables();
        Job opened = Job.opened(
                job.name(),
                job.id(),
                SimulatedJob.DATABASE,
                SimulatedJob.DATABASE,
                tables,
                job.world().clock().instant());
        Job.Plan plan = planner.plan(
                        opened,
                        tables,
                        job.source().planned(),
                        new Terms(Overwriting.REFUSED, Purpose.LOAD),
                        RecordedPartitions.of(recorder, job.name()),
                        (task, size) -> {})
                .plan();
        drops.mark(
                job.source(),
                RecordedPartitions.of(recorder, job.name()),
                tables,
                job.source().catalog(),
                told -> {});
        job.commanded();
        return plan == null ? 0 : plan.partitions();
    }

    private Set<PartitionTaskId> held(Collection<PartitionTask> moved) {
        return moved.stream()
                .filter(task -> HeldRows.holds(job.source(), task))
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
    }

    public boolean wantsRetry() {
        return job.wantsRetry();
    }

    /** Rows of others that stand in the way are let go; those that another job has published are not. */
    public void retry() {
        job.commanded();
        job.latest()
                .filter(task -> task.isRefusedForRows() && !job.isRefused(task))
                .map(task -> task.id().partition())
                .toList()
                .forEach(this::overwrite);
        var unused = retry.retry(job.name(), TaskSelection.ALL);
    }

    private void overwrite(PartitionId id) {
        job.world().others().giveUp(new Place(id.table(), id.partition()));
        TaskSelection selection = new TaskSelection(id.table(), id.partition(), null);
        var unused = retry.retry(job.name(), new RetryRequest(selection, Which.STOPPED, Overwriting.TOLD));
    }
}
