package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.Estimate;
import io.starmigrate.core.task.PartitionTask.Export;
import io.starmigrate.core.task.PartitionTask.Overwriting;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes down what a round is to move: every chosen partition that is new, or changed since it was published.
 *
 * <p>Planning twice is the same as planning once: what is already planned, under way or failed is left as it is.
 */
public final class RoundPlanner {
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    public RoundPlanner(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    /** Plans a round of a job that replaces nothing of others. */
    public Job plan(Job job, List<String> tables, List<PlannedPartition> chosen) {
        return plan(job, tables, chosen, Overwriting.REFUSED);
    }

    /**
     * Plans a round of a job.
     *
     * @param tables the chosen tables, in the order they were named
     * @param chosen the chosen partitions, in the order they are to be moved
     * @param overwriting whether what is planned replaces rows at the target that the job has not put there
     * @return the job as the recorder holds it now, with this round's totals
     */
    public Job plan(Job job, List<String> tables, List<PlannedPartition> chosen, Overwriting overwriting) {
        Job begun = begin(job, tables);
        List<PartitionTask> planned = new ArrayList<>();
        for (PlannedPartition partition : chosen) {
            next(begun, partition, overwriting).ifPresent(planned::add);
        }
        recorder.plan(planned);
        long bytes = planned.stream().mapToLong(task -> task.estimate().bytes()).sum();
        Job done = begun.planned(new Job.Plan(planned.size(), chosen.size() - planned.size(), bytes));
        return recorder.advance(done) ? done : recorder.open(done);
    }

    private Job begin(Job job, List<String> tables) {
        Job open = recorder.open(job);
        Job begun = open.nextRound(tables);
        return recorder.advance(begun) ? begun : recorder.open(job);
    }

    private Optional<PartitionTask> next(Job job, PlannedPartition partition, Overwriting overwriting) {
        PartitionId id = new PartitionId(
                job.name(),
                job.source(),
                partition.tableName().table(),
                partition.partition().name());
        Optional<PartitionTask> latest = recorder.latest(id);
        if (latest.isEmpty()) {
            return Optional.of(told(planned(new PartitionTaskId(id, 1), partition, "new in the plan"), overwriting));
        }
        PartitionTask before = latest.get();
        tell(before, overwriting);
        if (before.state() != PartitionState.PUBLISHED || publishedAsItIs(before, partition)) {
            return Optional.empty();
        }
        int generation = before.id().generation() + 1;
        PartitionTask next =
                planned(new PartitionTaskId(id, generation), partition, "changed since generation " + (generation - 1));
        return Optional.of(told(next, overwriting));
    }

    private static PartitionTask told(PartitionTask task, Overwriting overwriting) {
        return overwriting == Overwriting.TOLD ? task.withOverwriting(overwriting) : task;
    }

    /** What was planned before, and nobody has begun, is told, too. */
    private void tell(PartitionTask planned, Overwriting overwriting) {
        boolean untold = overwriting == Overwriting.TOLD && planned.overwriting() != Overwriting.TOLD;
        if (untold && planned.state() == PartitionState.PLANNED) {
            var unused = recorder.advance(planned.revised(self.change("it may replace rows of others"))
                    .withOverwriting(Overwriting.TOLD));
        }
    }

    private PartitionTask planned(PartitionTaskId id, PlannedPartition planned, String why) {
        CatalogPartition partition = planned.partition();
        return PartitionTask.planned(
                id,
                partition.boundsText(),
                new Estimate(partition.rows(), partition.bytes()),
                planned.token().text(),
                self.change(why));
    }

    /** Equal tokens prove it only if the snapshot that was exported is known to have carried that token. */
    private static boolean publishedAsItIs(PartitionTask task, PlannedPartition partition) {
        Export export = task.export();
        return export != null
                && task.exported() != null
                && task.exported().fingerprint() != null
                && export.changeToken().equals(partition.token().text());
    }
}
