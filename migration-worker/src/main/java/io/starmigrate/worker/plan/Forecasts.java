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
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.PlanReport;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a plan what it will take, from what is recorded as planned. Safe for use by many threads. */
public final class Forecasts {
    /** What is named to who has not said what small is: an export of as much takes seconds. */
    private static final long SMALL = 64L << 20;

    /** So many exports fewer are worth a sentence: each alone takes a second or two, however few rows it has. */
    private static final long WORTH_SAYING = 100;

    private final TaskRecorder recorder;
    private final boolean relayed;
    private final boolean packed;
    private final long groupSize;

    /**
     * @param relayed whether files cross from one storage to another
     * @param packed whether CSV is packed on the way
     * @param groupSize up to how many bytes partitions of a table travel together; 0: each travels alone
     */
    public Forecasts(TaskRecorder recorder, boolean relayed, boolean packed, long groupSize) {
        this.recorder = recorder;
        this.relayed = relayed;
        this.packed = packed;
        this.groupSize = groupSize;
    }

    /**
     * What a plan of all these foretells, under the standard assumptions; each was exported, and counts in its format.
     */
    public Forecast of(Collection<PartitionTask> exported) {
        PlannedSum sum = new PlannedSum(groupSize);
        exported.forEach(task ->
                sum.add(task, task.export() != null && task.export().format().kind() == Kind.PARQUET));
        return Forecast.of(sum.planned(relayed, packed), Assumptions.standard());
    }

    /**
     * The same plan with what it will take, under the standard assumptions, but for the time: rounds of the job that
     * have moved something tell it. Where many small partitions are to travel each alone, that is advised against.
     */
    public PlanReport of(String job, PlanReport plan) {
        Set<String> parquet = plan.tables().stream()
                .filter(table ->
                        table.way().format().filter(Kind.PARQUET::equals).isPresent())
                .map(TablePlan::table)
                .map(table -> table.table())
                .collect(Collectors.toSet());
        PlannedSum sum = new PlannedSum(groupSize);
        PlannedSum grouped = new PlannedSum(SMALL);
        try (Stream<PartitionTask> planned = recorder.partitions(job, PartitionState.PLANNED)) {
            planned.forEach(task -> {
                boolean isParquet = parquet.contains(task.id().partition().table());
                sum.add(task, isParquet);
                grouped.add(task, isParquet);
            });
        }
        PlannedBytes moved = sum.planned(relayed, packed);
        return plan.advising(groupSize > 0 ? plan.advice() : advice(plan, grouped))
                .taking(Forecast.of(moved, Assumptions.standard())
                        .after(recorder.job(job).map(Job::recentRounds).orElse(List.of())));
    }

    private static List<String> advice(PlanReport plan, PlannedSum grouped) {
        if (grouped.small() - grouped.groups() < WORTH_SAYING) {
            return plan.advice();
        }
        return Stream.concat(
                        plan.advice().stream(),
                        Stream.of(Units.count(grouped.small()) + " of "
                                + Units.counted(grouped.partitions(), "partition") + " are of " + Units.bytes(SMALL)
                                + " at most: " + SettingName.GROUP_SIZE + "=" + (SMALL >> 20) + "MB moves them in "
                                + Units.counted(grouped.groups(), "group") + " instead of "
                                + Units.count(grouped.small())
                                + " exports; not for partitions that are written to all the time"))
                .toList();
    }
}
