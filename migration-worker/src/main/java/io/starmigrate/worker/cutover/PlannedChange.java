package io.starmigrate.worker.cutover;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import java.util.List;
import java.util.Optional;

/** What is to be moved, as the last plan has found it. */
final class PlannedChange {
    private PlannedChange() {}

    /**
     * What a plan has just written down, or found to be under way. An index lists that a moment later, and what is
     * listed may be what was there before; so the job itself is asked, which is read as it is. What nobody chooses any
     * more and has not ended counts, too: the index alone knows of it.
     *
     * @param latest the latest task of each partition, as it is listed
     * @return empty while somebody else plans
     */
    static Optional<Workload> of(TaskRecorder recorder, String job, List<PartitionTask> latest) {
        Workload listed = Workload.of(latest);
        return recorder.job(job)
                .map(Job::plan)
                .map(plan -> plan.partitions() < listed.partitions()
                        ? listed
                        : new Workload(plan.partitions(), plan.bytes()));
    }
}
