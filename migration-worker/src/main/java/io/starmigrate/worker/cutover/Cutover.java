package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Delta;
import io.starmigrate.core.cutover.Looks;
import io.starmigrate.core.cutover.Readiness;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings a job from rounds to where applications are switched. Each step finds out for itself how things stand and
 * changes nothing that is done already: killed anywhere, it is run again and goes on; until the restore nothing has to
 * be undone, because the source is only read. To be used once.
 */
public final class Cutover {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Migrator migrator;
    private final TaskRecorder recorder;
    private final Supplier<SourceCluster> source;
    private final Supplier<TargetCluster> target;
    private final Supplier<Switchover> switching;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final List<String> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A cutover that is not begun.
     *
     * @param migrator does what a command of its own does
     * @param switching opened for each question, and closed
     * @param clock by which it waits for the time it is told
     * @param pause waits that long, or until somebody says stop
     */
    public Cutover(
            Migrator migrator,
            TaskRecorder recorder,
            Supplier<SourceCluster> source,
            Supplier<TargetCluster> target,
            Supplier<Switchover> switching,
            InstantSource clock,
            Consumer<Duration> pause) {
        this.migrator = migrator;
        this.recorder = recorder;
        this.source = source;
        this.target = target;
        this.switching = switching;
        this.clock = clock;
        this.pause = pause;
    }

    /** Does what is asked for, as far as nothing stands in the way. */
    public CutoverReport perform(String job, CutoverRequest request, ProgressListener progress) {
        List<Check> checks = new ReadinessLook(migrator, recorder, switching).look(job, progress);
        boolean begins = request.kind() != Kind.READINESS
                && Readiness.isGo(checks)
                && request.confirmed().test(checks);
        Duration freeze = begins && isTime(request.at(), progress) ? perform(job, request.kind(), progress) : null;
        return new CutoverReport(job, request.kind(), checks, steps, problems, freeze);
    }

    /** Waits for the time it was told. @return false when it was stopped before */
    private boolean isTime(@Nullable Instant at, ProgressListener progress) {
        if (at != null && at.isAfter(clock.instant())) {
            progress.noted("Waiting for " + at + "; Ctrl-C ends it, and nothing is begun");
            pause.accept(Duration.between(clock.instant(), at));
            if (at.isAfter(clock.instant())) {
                problems.add("Stopped before " + at + "; nothing was begun");
                return false;
            }
        }
        return true;
    }

    private @Nullable Duration perform(String job, Kind kind, ProgressListener progress) {
        long begun = System.nanoTime();
        if (kind == Kind.PERFORM && !isFrozen(job)) {
            return null;
        }
        if (!hasMoved(job, progress) || !isProved(job, kind, progress)) {
            return null;
        }
        Duration freeze = Duration.ofNanos(System.nanoTime() - begun);
        if (kind == Kind.PERFORM) {
            restore(job, progress);
        }
        return freeze;
    }

    /** Two looks that are alike do not prove a freeze, but two that are not disprove it, before anything is moved. */
    private boolean isFrozen(String job) {
        List<String> writing = writing();
        if (!writing.isEmpty()) {
            problems.add("There is no freeze: " + writing + ". Stop who writes to the source, then run migrate cutover"
                    + " again; nothing was begun");
            return false;
        }
        List<CatalogTable> before = catalog(job);
        pause.accept(BETWEEN_LOOKS);
        List<String> moved = Looks.moved(before, catalog(job));
        if (moved.isEmpty()) {
            steps.add("Two looks at the source, " + BETWEEN_LOOKS.toSeconds() + " s apart, found no write");
            return true;
        }
        problems.add("There is no freeze: " + moved + " were written to within " + BETWEEN_LOOKS.toSeconds()
                + " s. Stop who writes to the source, then run migrate cutover again; nothing was begun");
        return false;
    }

    /** What writes to the source as far as it tells; what it does not tell is found by what was written. */
    private List<String> writing() {
        try (Switchover both = switching.get()) {
            return Stream.concat(
                            both.writers().values().stream().map(Listing::listed),
                            Stream.of(both.transactions().listed()))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private List<CatalogTable> catalog(String job) {
        SourceCluster cluster = source.get();
        return recorder.job(job).map(Job::tables).orElse(List.of()).stream()
                .map(cluster::table)
                .toList();
    }

    private boolean hasMoved(String job, ProgressListener progress) {
        int open = open(job);
        JobReport moved = migrator.sync(job, progress);
        moved.failures()
                .forEach(failure -> problems.add(failure.subject() + " FAILED: " + failure.reason() + "; "
                        + failure.retry() + ", then run migrate cutover again"));
        if (moved.complete()) {
            steps.add("The last round has moved what had changed: " + open + " partitions that were known before it");
        } else if (moved.failures().isEmpty()) {
            problems.add("The last round was stopped before it ended; run migrate cutover again");
        }
        return moved.complete() && problems.isEmpty();
    }

    private int open(String job) {
        return Delta.of(new StatusReader(recorder).read(job).tasks()).partitions();
    }

    /**
     * What the last round has published was compared with the source as it published it. Of the rest both sides stand
     * as they were when that was: the source by another plan, which finds nothing that has changed, the target by its
     * tokens.
     */
    private boolean isProved(String job, Kind kind, ProgressListener progress) {
        JobReport again = migrator.plan(job, progress);
        int changed = open(job);
        if (changed > 0 && kind == Kind.PERFORM) {
            problems.add("There is no freeze: while the last round moved what had changed, " + changed
                    + " partitions changed again. Stop who writes to the source, then run migrate cutover again");
        } else if (changed > 0) {
            steps.add(changed + " partitions changed meanwhile, which a freeze would have kept from changing");
        }
        if (!again.failures().isEmpty()) {
            again.failures().forEach(failure -> problems.add(failure.subject() + ": " + failure.reason()));
        }
        List<String> foreign = new StandingTarget(recorder, target.get()).written(job);
        foreign.forEach(problems::add);
        if (problems.isEmpty()) {
            steps.add("Everything is proved: what the last round moved by its rows, the rest by its rows of then and"
                    + " unmoved versions of both sides");
        }
        return problems.isEmpty();
    }

    private void restore(String job, ProgressListener progress) {
        List<SchemaStep> restored = migrator.schema(SchemaRequest.of(Goal.RESTORE, Effect.APPLY), progress)
                .steps();
        restored.stream()
                .filter(SchemaStep::isTrouble)
                .forEach(step -> problems.add(step.object() + " was not set back: "
                        + step.remarks().problems() + "; migrate schema --restore tries again"));
        long done = restored.stream()
                .filter(step -> step.outcome() == SchemaStep.Outcome.DONE)
                .count();
        steps.add("What was paused for the loading is set back: " + done + " objects");
        try (Switchover both = switching.get()) {
            Listing counters = both.counters(recorder.job(job).map(Job::tables).orElse(List.of()));
            counters.listed().forEach(set -> steps.add("The counter is set: " + set));
            counters.unread().forEach(byHand -> problems.add("By hand: " + byHand));
        }
    }
}
