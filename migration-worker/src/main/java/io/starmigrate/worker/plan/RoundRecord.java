package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.PartitionPlanner.Plan;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.status.PlannedCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Writes a round down: its job, what it is to move, and what it comes to. */
final class RoundRecord {
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Supplier<SourceCluster> source;
    private final JobBindings bindings;
    private final RandomGenerator random;
    private final long groupSize;
    private final AtomicBoolean advised = new AtomicBoolean();

    /**
     * @param random makes ids of jobs
     * @param groupSize up to how many bytes partitions travel together; 0: that is advised against, once, where a round
     *     goes on to move many small ones each alone
     */
    RoundRecord(RoundPorts ports, JobBindings bindings, RandomGenerator random, long groupSize) {
        this.recorder = ports.recorder();
        this.self = ports.self();
        this.source = ports.source();
        this.bindings = bindings;
        this.random = random;
        this.groupSize = groupSize;
    }

    /** The job, opened unless it is, and bound to what it is about. */
    Job open(String job, Binding about, List<String> tables) {
        Job opened = Job.opened(
                job,
                JobId.random(random),
                about.source().database(),
                about.target().database(),
                tables,
                self.clock().instant());
        return bindings.bind(opened, about);
    }

    /**
     * What was written down.
     *
     * @param again those to be moved that are not their partitions' first, as {@link BegunRound#again}
     * @param count of all that is to be moved
     */
    record Written(Job job, List<PartitionTaskId> again, PlannedCount count) {}

    /**
     * Writes down what is to be moved.
     *
     * @return what was written
     */
    Written plan(
            Job job,
            List<String> tables,
            Plan plan,
            Terms terms,
            RecordedPartitions recorded,
            ProgressListener progress) {
        HeldRows held = told(new ScannedRows(source), progress);
        List<PartitionTaskId> again = new ArrayList<>();
        PlannedCount count = new PlannedCount(recorder, self);
        SmallPartitions small = new SmallPartitions();
        Job planned = new RoundPlanner(recorder, self, held)
                .plan(job, tables, plan.partitions(), terms, recorded, (task, size) -> {
                    small.add(task.partition(), size);
                    if (recorded.knows(task)) {
                        count.add(task, size);
                    } else {
                        count.addWritten(task, size);
                    }
                    if (task.generation() > 1) {
                        again.add(task);
                    }
                });
        Job.Plan totals = planned.plan();
        // Of a round in which all stands as it was, its end is told, or the report.
        if (totals != null && (totals.partitions() > 0 || totals.unchanged() == 0)) {
            progress.noted("Planned " + Units.counted(totals.partitions(), "partition") + " of "
                    + Units.counted(tables.size(), "table") + ", about " + Units.bytes(totals.bytes())
                    + " by the source's catalog" + others(totals.unchanged()));
        }
        if (terms.purpose() == Purpose.LOAD && groupSize == 0) {
            small.advice().filter(said -> advised.compareAndSet(false, true)).ifPresent(progress::noted);
        }
        return new Written(planned, again, count);
    }

    private static String others(int number) {
        String told =
                Units.counted(number, "other is published or has stopped", "others are published or have stopped");
        return number == 0 ? "" : "; " + told;
    }

    private static HeldRows told(HeldRows rows, ProgressListener progress) {
        return moved -> {
            progress.noted("Comparing " + Units.counted(moved.size(), "partition") + " by rows: versions have moved,"
                    + " which compaction does, too");
            Set<PartitionTaskId> held = rows.among(moved);
            progress.noted(Units.counted(held.size(), "of them holds", "of them hold") + " what was exported");
            return held;
        };
    }
}
