package io.starmigrate.worker.status;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells whether a look at a job, which an index makes a moment late, shows all that a plan has written. A plan that is
 * done tells how many partitions there are to be seen; one that the source drops meanwhile is one of them still. Where
 * a partition was there before, what is seen of it may be its task of before. Safe for use by many threads.
 */
public final class ListedPlan {
    private final TaskRecorder recorder;
    private final Map<PartitionId, Integer> listed;

    /** @param listed tasks that must be seen, or later ones of their partitions */
    public ListedPlan(TaskRecorder recorder, Collection<PartitionTaskId> listed) {
        this.recorder = recorder;
        this.listed = listed.stream()
                .collect(Collectors.toMap(PartitionTaskId::partition, PartitionTaskId::generation, Math::max));
    }

    /** Whether the look shows all of it; not while somebody plans. */
    public boolean isIn(Picture now) {
        return isListed(now) && isCounted(now);
    }

    private boolean isListed(Picture now) {
        return listed.isEmpty()
                || now.tasks().stream()
                                .map(PartitionTask::id)
                                .filter(id -> id.generation() >= listed.getOrDefault(id.partition(), Integer.MAX_VALUE))
                                .count()
                        >= listed.size();
    }

    private boolean isCounted(Picture now) {
        return recorder.job(now.job())
                .map(Job::plan)
                .filter(plan -> plan.known() == null
                        ? now.size() >= plan.chosen()
                        : now.tasks().size() >= plan.known())
                .isPresent();
    }
}
