package io.starmigrate.worker.plan;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.forecast.PlannedBytes;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.PlanReport;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a plan what it will take, from what is recorded as planned. Safe for use by many threads. */
public final class Forecasts {
    private final TaskRecorder recorder;
    private final boolean relayed;
    private final boolean packed;

    /**
     * @param relayed whether files cross from one storage to another
     * @param packed whether CSV is packed on the way
     */
    public Forecasts(TaskRecorder recorder, boolean relayed, boolean packed) {
        this.recorder = recorder;
        this.relayed = relayed;
        this.packed = packed;
    }

    /**
     * What a plan of all these foretells, under the standard assumptions; each was exported, and counts in its format.
     */
    public Forecast of(Collection<PartitionTask> exported) {
        long csv = 0;
        long others = 0;
        for (PartitionTask task : exported) {
            boolean isCsv = task.export() == null || task.export().format().kind() == Kind.CSV;
            csv += isCsv ? task.estimate().bytes() : 0;
            others += isCsv ? 0 : task.estimate().bytes();
        }
        return Forecast.of(new PlannedBytes(exported.size(), csv, others, relayed, packed), Assumptions.standard());
    }

    /** The same plan with what it will take, under the standard assumptions. */
    public PlanReport of(String job, PlanReport plan) {
        Set<String> parquet = plan.tables().stream()
                .filter(table ->
                        table.way().format().filter(Kind.PARQUET::equals).isPresent())
                .map(TablePlan::table)
                .map(table -> table.table())
                .collect(Collectors.toSet());
        long partitions = 0;
        long csv = 0;
        long others = 0;
        try (Stream<PartitionTask> planned = recorder.partitions(job, PartitionState.PLANNED)) {
            for (PartitionTask task : (Iterable<PartitionTask>) planned::iterator) {
                boolean isParquet = parquet.contains(task.id().partition().table());
                partitions++;
                csv += isParquet ? 0 : task.estimate().bytes();
                others += isParquet ? task.estimate().bytes() : 0;
            }
        }
        return plan.taking(
                Forecast.of(new PlannedBytes(partitions, csv, others, relayed, packed), Assumptions.standard()));
    }
}
