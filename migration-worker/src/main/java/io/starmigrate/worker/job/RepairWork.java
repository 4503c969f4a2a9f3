package io.starmigrate.worker.job;

import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RepairReport.Redone;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.comparison.ComparedSelection;
import io.starmigrate.worker.comparison.Comparing;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.operate.Repair.Begun;
import io.starmigrate.worker.operate.SelectedTasks;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Repairs partitions of a job: compares them, puts those back to work that are not equal, and has them moved.
 *
 * @param ports those of the worker that does it
 * @param actions what operators do
 * @param comparing compares both clusters
 * @param moving has roles work until a goal is reached
 * @param stopping is asked before anything is put back to work
 */
record RepairWork(
        Ports ports,
        OperatorActions actions,
        Comparing comparing,
        BiFunction<RunGoal, StageClock, JobReport> moving,
        Stopping stopping) {
    JobReport repair(String job, RepairRequest request, ProgressListener progress) {
        List<PartitionTask> tasks = selected(job, request);
        StageClock clock = new StageClock(System::nanoTime);
        ComparedSelection wanted = request.selection().isNarrow() ? ComparedSelection.of(tasks) : ComparedSelection.ALL;
        Comparison found = clock.time(Stage.VERIFY, () -> comparing.compare(job, wanted, tasks, progress));
        // What a comparison that was stopped has not reached is not unequal.
        stopping.require();
        Begun begun = actions.repair(ports.target()).begin(tasks, found, request.overwriting());
        begun.redone()
                .forEach(redone -> progress.noted("Moved once more: " + subject(redone) + ": " + redone.reason()));
        Set<PartitionId> moved = begun.redone().stream().map(Redone::partition).collect(Collectors.toSet());
        JobReport report = moved.isEmpty()
                ? new JobReport(job, true, List.of(), clock.durations(), List.of())
                : moving.apply(RunGoal.SYNC.of(moved), clock);
        return with(report, begun.refused()).with(new RepairReport(found.partitions(), found.equal(), begun.redone()));
    }

    private List<PartitionTask> selected(String job, RepairRequest request) {
        try {
            return new SelectedTasks(ports.recorder()).of(job, request.selection());
        } catch (IllegalArgumentException misspelt) {
            throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(misspelt.getMessage()), misspelt);
        }
    }

    private static JobReport with(JobReport report, List<Failure> refused) {
        return refused.isEmpty() ? report : report.with(refused);
    }

    private static String subject(Redone redone) {
        return redone.partition().table() + "/" + redone.partition().partition();
    }
}
