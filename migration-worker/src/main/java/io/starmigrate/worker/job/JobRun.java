package io.starmigrate.worker.job;

import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.crew.Crew;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.crew.ThreadStarter;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Duties;
import io.starmigrate.worker.loop.JobLook;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.ListedPlan;
import io.starmigrate.worker.status.ProgressReports;
import io.starmigrate.worker.status.StatusLook;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import io.starmigrate.worker.status.SummaryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has roles work on a job until it is where it is to be, or until it is told to stop. One at a time. */
public final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final TaskRecorder recorder;
    private final Roles roles;
    private final Outages outages;
    private final Observing observing;
    private final WorkerIdentity self;
    private final StatusReader status;
    private final AtomicReference<RoleThreads> running = new AtomicReference<>();
    private final Stopping stopping;

    public JobRun(
            TaskRecorder recorder,
            Roles roles,
            Outages outages,
            Observing observing,
            WorkerIdentity self,
            Stopping stopping) {
        this.recorder = recorder;
        this.roles = roles;
        this.outages = outages;
        this.observing = observing;
        this.self = self;
        this.stopping = stopping;
        this.status = new StatusReader(recorder);
    }

    Instant now() {
        return self.clock().instant();
    }

    boolean isStopped() {
        return stopping.isAsked();
    }

    /** For good; what runs now ends soon. */
    void stop() {
        stopping.ask();
        RoleThreads threads = running.get();
        if (threads != null) {
            threads.stop();
        }
    }

    /** Waits, unless or until it is told to stop. */
    void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (RoleThreads wait = new RoleThreads(outages, failure -> true)) {
            running.set(wait);
            if (!stopping.isAsked()) {
                wait.await(() -> System.nanoTime() - end >= 0, Duties.LOOK);
            }
        } finally {
            running.set(null);
        }
    }

    /**
     * Has roles work until the goal is reached, measured meanwhile.
     *
     * @param admitted what of the configuration the job may be worked on with
     */
    JobReport reach(String job, RunGoal goal, StageClock clock, ProgressListener progress, Predicate<Need> admitted) {
        try (Observed observed = observing.measured(job)) {
            return reach(job, goal, clock, progress, admitted, observed);
        }
    }

    /** Starts roles and waits until the job is where it is to be, whatever is out of reach meanwhile. */
    JobReport reach(
            String job,
            RunGoal goal,
            StageClock clock,
            ProgressListener progress,
            Predicate<Need> admitted,
            Observed observed) {
        AtomicReference<JobReport> reached = new AtomicReference<>();
        JobWatch watch = goal.watched(() -> roles.watch(job));
        try (RoleThreads threads = new RoleThreads(outages, goal.hopeless())) {
            running.set(threads);
            if (!stopping.isAsked()) {
                threads.startTelling();
                goal.beside().accept(threads);
                observed.start(threads);
                begin(watch);
                BooleanSupplier working = goal.start()
                        .apply(new Crew(watch, observed.over(roles), new ThreadStarter(threads), clock, admitted));
                BooleanSupplier also = () -> working.getAsBoolean() && goal.isSettled(recorder);
                SummaryRecord summary = new SummaryRecord(recorder, watch, self);
                ProgressReports reports = new ProgressReports(progress);
                JobLook look = new JobLook(
                        recorder, watch, goal.listed(), goal.done(), also, goal.confirming(recorder), now -> {
                            reports.tell(now);
                            observed.look(now);
                            summary.looked(now);
                        });
                threads.await(
                        () -> {
                            if (look.isDone()) {
                                summary.ended(watch.picture());
                                reached.set(report(goal.seen(watch.picture()), clock, goal.complete()));
                            }
                            return reached.get() != null;
                        },
                        Duties.LOOK);
            }
        } finally {
            running.set(null);
        }
        return Optional.ofNullable(reached.get())
                .orElseGet(() -> stopped(watch, clock, goal, new ListedPlan(recorder, goal.listed())));
    }

    private static void begin(JobWatch watch) {
        try {
            watch.begin();
        } catch (RecorderException unreachable) {
            LOG.info("Job {} is looked at once the recorder answers: {}", watch.job(), unreachable.getMessage());
        }
    }

    /** Who is told to stop does so, and tells what was seen last: a million partitions take minutes to be read. */
    private static JobReport stopped(JobWatch watch, StageClock clock, RunGoal goal, ListedPlan plan) {
        return watch.last()
                .map(seen -> report(
                        goal.seen(seen),
                        clock,
                        now -> goal.complete().test(now)
                                && (goal.endless() || !watch.isWhole() || isListed(plan, seen))))
                .orElseGet(() -> unseen(watch.job(), clock, goal));
    }

    private static JobReport unseen(String job, StageClock clock, RunGoal goal) {
        LOG.warn("Stopped before job {} was looked at", job);
        return new JobReport(job, goal.endless(), List.of(), clock.durations(), List.of());
    }

    /** Who stops while the recorder is out of reach does not know that all is done. */
    private static boolean isListed(ListedPlan plan, Picture seen) {
        try {
            return plan.isIn(seen);
        } catch (RecorderException unreachable) {
            LOG.info("Whether all of job {} is done was not told: {}", seen.job(), unreachable.getMessage());
            return false;
        }
    }

    /**
     * How far a job is that was planned: as the plan has counted it, where it could; of a million partitions that saves
     * most of the memory and a third of the requests that a plan takes.
     *
     * @param begun when the plan was begun: what was counted before is not told, nor what anybody else has counted
     */
    JobReport planned(String job, Instant begun, StageClock clock) {
        return recorder.job(job)
                .flatMap(known -> new StatusLook(recorder, self.clock()).countedBy(self.name(), known, begun))
                .map(found -> new JobReport(job, true, found.tables(), clock.durations(), found.failures()))
                .orElseGet(() -> report(job, clock, picture -> true));
    }

    /** How far the job is now. */
    JobReport report(String job, StageClock clock, Predicate<Picture> complete) {
        return report(status.outline(job), clock, complete);
    }

    static JobReport report(Picture now, StageClock clock, Predicate<Picture> complete) {
        return new JobReport(now.job(), complete.test(now), now.tables(), clock.durations(), now.failures());
    }
}
