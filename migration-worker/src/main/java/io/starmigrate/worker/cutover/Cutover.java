package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.cutover.Looks;
import io.starmigrate.core.cutover.Readiness;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.cutover.ReadinessLook.Found;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a job from rounds to where applications are switched. How far it is, is recorded with the job before the next
 * step begins, and each step changes nothing that is done already: killed anywhere, it is run again and goes on from
 * there; where the source was written to meanwhile, it goes back to where the freeze has to be proved. To be used once.
 */
public final class Cutover {
    private final ReadinessLook readiness;
    private final Freeze freeze;
    private final Steps steps;
    private final TaskRecorder recorder;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final List<String> done = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A cutover that is not begun.
     *
     * @param work does what a command of its own does
     * @param switching opened for each question, and closed
     * @param clock by which it waits for the time it is told, and by which the freeze is measured
     * @param pause waits that long, or until somebody says stop
     */
    public Cutover(
            JobWork work,
            TaskRecorder recorder,
            Supplier<SourceCluster> source,
            Supplier<TargetCluster> target,
            Supplier<Switchover> switching,
            InstantSource clock,
            Consumer<Duration> pause) {
        this.readiness = new ReadinessLook(work, recorder, switching);
        this.freeze = new Freeze(recorder, source, switching, pause);
        this.steps = new Steps(work, recorder, target, switching, done, problems);
        this.recorder = recorder;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Does what is asked for, as far as nothing stands in the way.
     *
     * @throws MigrationException for wrong input where one that is under way is rehearsed, or none is given up
     */
    public CutoverReport perform(String job, CutoverRequest request, ProgressListener progress) {
        CutoverLog log = new CutoverLog(recorder, job);
        return switch (request.kind()) {
            case READINESS -> report(job, request, readiness.look(job, progress));
            case REHEARSE -> rehearse(job, log, request, progress);
            case PERFORM -> go(job, log, request, progress);
            case ABANDON -> abandon(job, log, request, progress);
        };
    }

    private CutoverReport rehearse(String job, CutoverLog log, CutoverRequest request, ProgressListener progress) {
        log.underWay().ifPresent(under -> {
            throw wrong("Job \"" + job + "\" is being cut over (" + under.state() + " since " + under.changed()
                    + "), so nothing was rehearsed. Go on with migrate cutover, or give it up with migrate cutover"
                    + " --abandon");
        });
        Found found = readiness.look(job, progress);
        if (!begins(found, request, progress)) {
            return report(job, request, found);
        }
        Instant begun = clock.instant();
        boolean proved = steps.hasMoved(job, progress) && steps.isProved(job, Kind.REHEARSE, progress);
        return new CutoverReport(
                job,
                request.kind(),
                found.checks(),
                done,
                problems,
                proved ? Duration.between(begun, clock.instant()).plus(Looks.APART) : null,
                found.freeze().map(FreezeEstimate::expected).orElse(null));
    }

    private boolean begins(Found found, CutoverRequest request, ProgressListener progress) {
        return Readiness.isGo(found.checks())
                && request.confirmed().test(found.checks())
                && isTime(request.at(), progress);
    }

    private CutoverReport report(String job, CutoverRequest request, Found found) {
        return new CutoverReport(
                job,
                request.kind(),
                found.checks(),
                done,
                problems,
                null,
                found.freeze().map(FreezeEstimate::expected).orElse(null));
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

    private CutoverReport go(String job, CutoverLog log, CutoverRequest request, ProgressListener progress) {
        Optional<CutoverProgress> before = log.underWay();
        before.ifPresent(under -> progress.noted("Going on with the cutover of " + under.begun() + ", which is "
                + under.state() + " since " + under.changed()));
        List<Check> checks = List.of();
        if (before.filter(under -> under.state() != CutoverState.BEGUN).isEmpty()) {
            Found found = readiness.look(job, progress);
            if (!begins(found, request, progress)) {
                return report(job, request, found);
            }
            checks = found.checks();
            Optional<Duration> expected = found.freeze().map(FreezeEstimate::expected);
            if (before.isEmpty()) {
                log.begin(CutoverProgress.begun(clock.instant(), expected));
            } else {
                log.advance(now -> now.expecting(expected));
            }
        } else if (!stands(job, log, progress)) {
            return ended(job, request, checks, log);
        }
        while (problems.isEmpty() && log.underWay().isPresent()) {
            step(job, log, progress);
        }
        return ended(job, request, checks, log);
    }

    /** Whether what was found before it was interrupted is so still; where it is not, it goes back. */
    private boolean stands(String job, CutoverLog log, ProgressListener progress) {
        CutoverProgress now = log.now();
        freeze.brokenSince(job, now).ifPresent(why -> thaw(log, why));
        boolean mayRely = now.state() == CutoverState.FROZEN || now.state() == CutoverState.MOVED;
        if (problems.isEmpty() && !mayRely && !steps.isProved(job, Kind.PERFORM, progress)) {
            thawIfBroken(log);
        }
        return problems.isEmpty();
    }

    /** Goes one step, or says why it cannot. */
    private void step(String job, CutoverLog log, ProgressListener progress) {
        switch (log.now().state()) {
            case BEGUN -> prove(job, log);
            case FROZEN -> {
                if (steps.hasMoved(job, progress)) {
                    advance(log, CutoverState.MOVED);
                }
            }
            case MOVED -> {
                if (steps.isProved(job, Kind.PERFORM, progress)) {
                    advance(log, CutoverState.PROVED);
                } else {
                    thawIfBroken(log);
                }
            }
            case PROVED -> {
                if (steps.isRestored(progress)) {
                    advance(log, CutoverState.RESTORED);
                }
            }
            case RESTORED -> {
                if (steps.isCounted(job)) {
                    advance(log, CutoverState.DONE);
                }
            }
            case DONE, ABANDONED -> throw new IllegalStateException("it is not under way");
        }
    }

    private void prove(String job, CutoverLog log) {
        Instant since = clock.instant();
        Freeze.Look look = freeze.look(job);
        look.broken().ifPresentOrElse(why -> problems.add(noFreeze(why) + "; nothing was moved"), () -> {
            log.advance(now -> now.frozen(clock.instant(), since, look.tables()));
            done.add("Two looks at the source, " + Looks.APART.toSeconds() + " s apart, found no write");
        });
    }

    private void advance(CutoverLog log, CutoverState next) {
        log.advance(now -> now.to(next, clock.instant()));
    }

    private void thawIfBroken(CutoverLog log) {
        steps.broken().ifPresent(why -> thaw(log, why));
    }

    private void thaw(CutoverLog log, String why) {
        log.advance(now -> now.thawed(clock.instant()));
        problems.add(noFreeze(why));
    }

    private static String noFreeze(String why) {
        return "There is no freeze: " + why + ". Stop who writes to the source, then run migrate cutover again";
    }

    private CutoverReport ended(String job, CutoverRequest request, List<Check> checks, CutoverLog log) {
        Optional<CutoverProgress> last = log.last();
        return new CutoverReport(
                job,
                request.kind(),
                checks,
                done,
                problems,
                last.flatMap(CutoverProgress::freeze).orElse(null),
                last.flatMap(CutoverProgress::expected).orElse(null));
    }

    /** The target's rows are those of rounds, which go on; only what was set going there is paused again. */
    private CutoverReport abandon(String job, CutoverLog log, CutoverRequest request, ProgressListener progress) {
        CutoverProgress under = log.underWay()
                .orElseThrow(() -> wrong("No cutover of job \"" + job + "\" is under way"
                        + log.last()
                                .map(last -> ": the last is " + last.state() + " since " + last.changed())
                                .orElse("")
                        + "; nothing was given up"));
        if (under.state() == CutoverState.PROVED || under.state() == CutoverState.RESTORED) {
            steps.pauseAgain(progress);
        }
        advance(log, CutoverState.ABANDONED);
        done.add("The cutover of " + under.begun() + " is given up, as it was " + under.state()
                + "; rounds go on as before");
        steps.tellPaused();
        return new CutoverReport(job, request.kind(), List.of(), done, problems, null, null);
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
