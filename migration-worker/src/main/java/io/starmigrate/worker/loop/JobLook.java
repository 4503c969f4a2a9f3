package io.starmigrate.worker.loop;

import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.ListedPlan;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a command does while its roles work: looks at the job, tells how far it is, and finds whether it is where it is
 * to be. A look may throw what the recorder throws; the next goes on from there. To be used from one thread.
 */
public final class JobLook {
    private final JobWatch watch;
    private final ListedPlan plan;
    private final Predicate<Picture> done;
    private final BooleanSupplier also;
    private final UnaryOperator<Picture> confirmed;
    private final Consumer<Picture> told;

    /**
     * @param listed tasks that must be known to the watch, or later ones of their partitions, before the job can be
     *     where it is to be
     * @param done whether the job is where it is to be
     * @param also what must hold beside that
     * @param confirmed puts a look right by the recorder itself, of which {@code done} must hold, too: asked once all
     *     else holds
     * @param told is shown every look
     */
    public JobLook(
            TaskRecorder recorder,
            JobWatch watch,
            Collection<PartitionTaskId> listed,
            Predicate<Picture> done,
            BooleanSupplier also,
            UnaryOperator<Picture> confirmed,
            Consumer<Picture> told) {
        this.watch = watch;
        this.plan = new ListedPlan(recorder, listed);
        this.done = done;
        this.also = also;
        this.confirmed = confirmed;
        this.told = told;
    }

    /**
     * Looks once.
     *
     * @return whether the job is where it is to be
     */
    public boolean isDone() {
        Picture now = watch.picture();
        told.accept(now);
        return isDone(now) && also.getAsBoolean() && isDone(watch.everything()) && isConfirmed(watch.picture());
    }

    private boolean isConfirmed(Picture now) {
        return done.test(confirmed.apply(now));
    }

    /** What was known a moment ago is not enough to end a command: somebody may just have retried what failed. */
    private boolean isDone(Picture now) {
        return done.test(now) && (!watch.isWhole() || plan.isIn(now));
    }
}
