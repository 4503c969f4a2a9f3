package io.starmigrate.worker.job;

import io.starmigrate.core.backup.Gaps.Gap;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Proof;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.backup.RestorePreparation.Prepared;
import java.util.ArrayList;
import java.util.List;

/** What is said of files that came without their source. */
final class RestoreEnd {
    private RestoreEnd() {}

    static JobReport of(JobReport report, RestoreRequest request, Prepared prepared, List<PartitionTask> tasks) {
        List<Failure> failures = new ArrayList<>(report.failures());
        String again = "migrate import --from " + request.from();
        prepared.left().forEach((table, why) -> failures.add(new Failure(table, "it was left out: " + why, again)));
        prepared.lacking().forEach((what, gap) -> failures.add(lacking(what, gap, again)));
        prepared.past().forEach(what -> failures.add(past(report.job(), what, request)));
        tasks.stream()
                .filter(task -> task.state() == PartitionState.PLANNED)
                .map(task -> new Failure(
                        task.id().toString(),
                        task.change().why() + "; nobody can export it again: bring its files back to " + request.from(),
                        again))
                .forEach(failures::add);
        List<String> unverified = tasks.stream()
                .filter(task -> task.published() != null && task.published().proof() == Proof.LOADED_ROWS)
                .map(task -> task.id().partition().table() + "/"
                        + task.id().partition().partition())
                .sorted()
                .toList();
        boolean complete = report.complete()
                && prepared.left().isEmpty()
                && prepared.lacking().isEmpty()
                && prepared.past().isEmpty();
        return new JobReport(report.job(), complete, report.tables(), report.durations(), failures)
                .with(new RestoreReport(request.from().toString(), prepared.steps(), unverified));
    }

    private static Failure past(String job, String what, RestoreRequest request) {
        return new Failure(
                what,
                "this job has restored it of an earlier run of the backup, or begun to, and the run that is restored now does"
                        + " not hold it: drop it at the target (give it up by migrate cancel --job " + job
                        + " while it is not PUBLISHED), or restore as another job, into another database",
                "migrate import --from " + request.from() + " --job ANOTHER");
    }

    /** The same command again brings only what somebody has brought back to where it lay. */
    private static Failure lacking(String what, Gap gap, String again) {
        String found = "the backup is not as its last run should have left it: " + gap.why()
                + (gap.older() ? "; what there is, is restored" : "");
        return gap.gone()
                ? new Failure(what, found + "; bring the files back to where they lay", again)
                : new Failure(
                        what,
                        found + "; this backup has nothing newer: a fresh one is the export of another job",
                        "migrate export --job ANOTHER");
    }
}
