package io.starmigrate.worker.job;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RetryCommand;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import java.util.List;

/** Names what an export has left as it was exported before: who keeps backups must not take it for one of now. */
final class NotExportedAgain {
    private NotExportedAgain() {}

    /** @param behind what may have moved on at the source, and was not exported again; what FAILED is told already */
    static JobReport told(JobReport report, List<PartitionTask> behind) {
        List<Failure> failures = behind.stream()
                .filter(task -> task.state() != PartitionState.FAILED)
                .map(task -> failure(report.job(), task))
                .toList();
        return failures.isEmpty() ? report : report.with(failures);
    }

    private static Failure failure(String job, PartitionTask task) {
        String found = "it may have moved on at the source since it was exported, and was not exported again: it ";
        return task.state() == PartitionState.CANCELLED
                ? new Failure(task.id().toString(), found + "is CANCELLED", RetryCommand.of(task))
                : new Failure(
                        task.id().toString(),
                        found + "is " + task.state() + ", and has to be published first",
                        "migrate export --job " + job + ", once migrate import has published it");
    }
}
