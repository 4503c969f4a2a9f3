package io.starmigrate.worker.loop;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.Collection;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a command does while its roles work: looks at the job, tells how far it is, and finds whether it is where it is
 * to be. A look may throw what the recorder throws; the next goes on from there. To be used from one thread.
 */
public final class JobLook {
    private final TaskRecorder recorder;
    private final JobWatch watch;
    private final Map<PartitionId, Integer> listed;
    private final Predicate<Picture> done;
    private final BooleanSupplier also;
    private final Consumer<Picture> told;

    /**
     * @param listed tasks that must be known to the watch, or later ones of their partitions, before the job can be
     *     where it is to be
     * @param done whether the job is where it is to be
     * @param also what must hold beside that
     * @param told is shown every look
     */
    public JobLook(
            TaskRecorder recorder,
            JobWatch watch,
            Collection<PartitionTaskId> listed,
            Predicate<Picture> done,
            BooleanSupplier also,
            Consumer<Picture> told) {
        this.recorder = recorder;
        this.watch = watch;
        this.listed = listed.stream()
                .collect(Collectors.toMap(PartitionTaskId::partition, PartitionTaskId::generation, Math::max));
        this.done = done;
        this.also = also;
        this.told = told;
    }

    /** Looks once. @return whether the job is where it is to be */
    public boolean isDone() {
        Picture now = watch.picture();
        told.accept(now);
        return isDone(now) && also.getAsBoolean() && isDone(watch.everything());
    }

    /** What was known a moment ago is not enough to end a command: somebody may just have retried what failed. */
    private boolean isDone(Picture now) {
        return done.test(now) && (!watch.isWhole() || isAll(now));
    }

    /**
     * The watch may be a moment behind: a plan that is done tells how many partitions there are to be seen. One that
     * the source drops meanwhile is one of them still. Where a partition was there before, what is seen of it may be
     * its task of before.
     */
    private boolean isAll(Picture now) {
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
        return recorder.job(watch.job())
                .map(Job::plan)
                .filter(plan -> plan.known() == null
                        ? now.size() >= plan.chosen()
                        : now.tasks().size() >= plan.known())
                .isPresent();
    }
}
