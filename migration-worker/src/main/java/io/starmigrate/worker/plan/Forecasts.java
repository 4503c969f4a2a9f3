package io.starmigrate.worker.plan;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.forecast.PlannedBytes;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.PlanReport;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a plan what it will take, from what is recorded as planned. Safe for use by many threads. */
public final class Forecasts {
    private final TaskRecorder recorder;
    private final boolean relayed;
    private final boolean packed;
    private final long groupSize;
    private final Supplier<Assumptions> assumed;

    /**
     * @param relayed whether files cross from one storage to another
     * @param packed whether CSV is packed on the way
     * @param groupSize up to how many bytes partitions of a table travel together; 0: each travels alone
     */
    public Forecasts(TaskRecorder recorder, boolean relayed, boolean packed, long groupSize) {
        this(recorder, relayed, packed, groupSize, Assumptions::standard);
    }

    private Forecasts(
            TaskRecorder recorder, boolean relayed, boolean packed, long groupSize, Supplier<Assumptions> assumed) {
        this.recorder = recorder;
        this.relayed = relayed;
        this.packed = packed;
        this.groupSize = groupSize;
        this.assumed = assumed;
    }

    /** The same that stand on other assumptions, as they are whenever something is foretold. */
    public Forecasts assuming(Supplier<Assumptions> others) {
        return new Forecasts(recorder, relayed, packed, groupSize, others);
    }

    /** What a plan of all these foretells; each was exported, and counts in its format. */
    public Forecast of(Collection<PartitionTask> exported) {
        PlannedSum sum = new PlannedSum(groupSize);
        exported.forEach(task ->
                sum.add(task, task.export() != null && task.export().format().kind() == Kind.PARQUET));
        return Forecast.of(sum.planned(relayed, packed), assumed.get());
    }

    /**
     * The same plan with what it will take as is assumed, but for the time: rounds of the job that have moved something
     * tell it. Where many small partitions are to travel each alone, that is advised against.
     */
    public PlanReport of(String job, PlanReport plan) {
        Set<String> parquet = plan.tables().stream()
                .filter(table ->
                        table.way().format().filter(Kind.PARQUET::equals).isPresent())
                .map(TablePlan::table)
                .map(table -> table.table())
                .collect(Collectors.toSet());
        PlannedSum sum = new PlannedSum(groupSize);
        SmallPartitions small = new SmallPartitions();
        try (Stream<PartitionTask> planned = recorder.partitions(job, PartitionState.PLANNED)) {
            planned.forEach(task -> {
                boolean isParquet = parquet.contains(task.id().partition().table());
                sum.add(task, isParquet);
                small.add(task);
            });
        }
        PlannedBytes moved = sum.planned(relayed, packed);
        Stream<String> others = groupSize > 0 ? Stream.empty() : small.advice().stream();
        return plan.advising(Stream.concat(plan.advice().stream(), others).toList())
                .taking(Forecast.of(moved, assumed.get())
                        .after(recorder.job(job).map(Job::recentRounds).orElse(List.of())));
    }
}
