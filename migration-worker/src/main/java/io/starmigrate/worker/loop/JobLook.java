package io.starmigrate.worker.loop;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a command does while its roles work: looks at the job, tells how far it is, and finds whether it is where it is
 * to be. A look may throw what the recorder throws; the next goes on from there. To be used from one thread.
 */
public final class JobLook {
    private final TaskRecorder recorder;
    private final String job;
    private final Predicate<Snapshot> done;
    private final Consumer<Snapshot> told;
    private @Nullable JobWatch watch;

    /**
     * @param done whether the job is where it is to be
     * @param told is shown every look
     */
    public JobLook(TaskRecorder recorder, String job, Predicate<Snapshot> done, Consumer<Snapshot> told) {
        this.recorder = recorder;
        this.job = job;
        this.done = done;
        this.told = told;
    }

    /** Looks once. @return whether the job is where it is to be */
    public boolean isDone() {
        int planned = planned();
        JobWatch watching = watch;
        if (watching == null) {
            watching = new JobWatch(recorder, job);
            watch = watching;
        }
        Snapshot now = watching.look();
        told.accept(now);
        // The index the look goes through may be a moment behind.
        return now.size() >= planned && done.test(now);
    }

    /** Read before the look at the tasks: a plan that is done by then has written every one of them. */
    private int planned() {
        return recorder.job(job)
                .map(Job::plan)
                .map(plan -> plan.partitions() + plan.unchanged())
                .orElse(Integer.MAX_VALUE);
    }
}
