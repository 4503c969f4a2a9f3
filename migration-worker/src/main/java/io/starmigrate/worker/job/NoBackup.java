package io.starmigrate.worker.job;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.backup.SharedFiles;
import java.util.List;

/**
 * Names what somebody else's exports have made of a run: where one partition's files cannot be restored by themselves,
 * a restore refuses all that lies beside them, and whoever keeps backups has to know that when they are made.
 */
final class NoBackup {
    private NoBackup() {}

    /** @param latest the latest task of each partition; what FAILED is told already */
    static JobReport told(JobReport report, List<PartitionTask> latest) {
        List<Failure> failures = latest.stream()
                .filter(task -> task.state() != PartitionState.FAILED)
                .flatMap(task -> SharedFiles.why(task).map(why -> failure(task, why)).stream())
                .toList();
        return failures.isEmpty() ? report : report.with(failures);
    }

    private static Failure failure(PartitionTask task, String why) {
        return new Failure(
                task.id().toString(),
                "it is in no backup, and nothing of this job can be restored: it was exported by a service or a sync of"
                        + " the job, not by this command, and " + why,
                "migrate export --job NAME, as a job of its own that no service and no sync works on");
    }
}
