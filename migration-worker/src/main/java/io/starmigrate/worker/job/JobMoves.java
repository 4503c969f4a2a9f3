package io.starmigrate.worker.job;

import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.CatalogsReport;
import io.starmigrate.worker.api.ExportReport;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.backup.DefinedTables;
import io.starmigrate.worker.backup.RestorePreparation.Prepared;
import io.starmigrate.worker.backup.RunInventory;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.plan.BegunRound;
import io.starmigrate.worker.plan.Claiming;
import io.starmigrate.worker.plan.Forecasts;
import io.starmigrate.worker.plan.FreeJob;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RoundLog;
import io.starmigrate.worker.plan.RoundRetries;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that plan and move: each looks first at what it needs, plans, and has roles work until it is done. */
public final class JobMoves {
    private static final Logger LOG = LoggerFactory.getLogger(JobMoves.class);

    private final Ports ports;
    private final Roles roles;
    private final Rounds rounds;
    private final JobBindings bindings;
    private final JobChecks checks;
    private final OnDemand opened;
    private final JobRun run;
    private final Preflight preflight;
    private final FreeJob free;
    private volatile Claiming claiming = Claiming.RESPECT;

    public JobMoves(
            Ports ports,
            Roles roles,
            Rounds rounds,
            JobBindings bindings,
            JobChecks checks,
            OnDemand opened,
            JobRun run) {
        this.ports = ports;
        this.roles = roles;
        this.rounds = rounds;
        this.bindings = bindings;
        this.checks = checks;
        this.opened = opened;
        this.run = run;
        this.preflight = new Preflight(ports, roles.settings(), checks);
        this.free = new FreeJob(ports.recorder());
    }

    /** From now on tables that other jobs publish are taken from them. */
    void takeOverTables() {
        claiming = Claiming.TAKE_OVER;
    }

    /** What plans take. */
    Forecasts forecasts() {
        return roles.forecasts().assuming(opened.assumed());
    }

    JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        free.requireRounds(job);
        StageClock clock = new StageClock(System::nanoTime);
        Instant begun = run.now();
        PlanReport plan = clock.time(Stage.PLAN, () -> rounds.plan(job, claiming, overwriting, progress));
        return run.planned(job, begun, clock).with(forecasts().of(job, checks.told(plan)));
    }

    /** A plan of whoever cuts the job over: what it says of the plan alone, as it is made within the freeze, too. */
    JobReport lastPlan(String job, ProgressListener progress) {
        StageClock clock = new StageClock(System::nanoTime);
        PlanReport plan = clock.time(Stage.PLAN, () -> rounds.plan(job, claiming, Overwriting.REFUSED, progress));
        return new JobReport(job, true, List.of(), clock.durations(), List.of()).with(plan);
    }

    JobReport adopt(String job, Overwriting overwriting, ProgressListener progress) {
        free.requireRounds(job);
        StageClock clock = new StageClock(System::nanoTime);
        PlanReport plan =
                clock.time(Stage.PLAN, () -> rounds.adopt(job, claiming, overwriting, roles::adoption, progress));
        return run.report(job, clock, picture -> true).with(checks.told(plan));
    }

    JobReport export(String job, ProgressListener progress) {
        free.requireRounds(job);
        preflight.writing(progress);
        StageClock clock = new StageClock(System::nanoTime);
        JobWatch watch = roles.watch(job);
        Optional<BegunRound> planned = begun(watch, Purpose.EXPORT, Overwriting.REFUSED, clock, progress);
        if (planned.isEmpty()) {
            return unplanned(job, clock);
        }
        BegunRound begun = planned.get();
        JobReport moved = moved(RunGoal.EXPORT, begun, watch, clock, progress);
        if (run.isStopped()) {
            // Without its tables and its inventory no export is a backup.
            return NotExportedAgain.told(moved, begun.behind()).notComplete();
        }
        List<PartitionTask> tasks = new StatusReader(ports.recorder()).read(job).tasks();
        JobReport report = NoBackup.told(NotExportedAgain.told(moved, begun.behind()), tasks);
        return ports.recorder()
                .job(job)
                .map(known -> {
                    Inventory inventory = inventory(known, begun, tasks, report);
                    DefinedTables defined = opened.defined().get();
                    defined.write(job, known.tables());
                    defined.write(job, inventory);
                    return report.with(new ExportReport(RunInventory.dropped(inventory)));
                })
                .orElse(report);
    }

    private Inventory inventory(Job job, BegunRound begun, List<PartitionTask> tasks, JobReport report) {
        Set<PartitionTaskId> behind = Stream.concat(begun.behind().stream(), begun.leftOut().stream())
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
        Set<PartitionId> gone =
                begun.gone().stream().map(task -> task.id().partition()).collect(Collectors.toSet());
        return RunInventory.of(job, tasks, behind, gone, begun.unknown(), report, run.now());
    }

    JobReport importFiles(String job, ProgressListener progress) {
        free.requireShowing(job);
        preflight.loading(job, progress);
        new AwaitedPlan(() -> ports.recorder().job(job).isPresent(), run::pause, run::isStopped)
                .await(() -> bindings.unplanned(job), progress);
        if (claiming == Claiming.TAKE_OVER && bindings.admits(job, Need.TARGET_CLUSTER)) {
            new TakeOver(ports).of(job, progress);
        }
        return reach(job, RunGoal.IMPORT, new StageClock(System::nanoTime), progress);
    }

    JobReport restore(String job, RestoreRequest request, ProgressListener progress) {
        free.requireRounds(job);
        preflight.loading(job, progress);
        Prepared prepared = opened.restoring().get().prepare(job, request, progress);
        if (claiming == Claiming.TAKE_OVER) {
            new TakeOver(ports).of(job, progress);
        }
        return new RestoreRun(ports, roles.settings(), run).of(job, request, prepared, progress);
    }

    /** Refuses what {@link #restore} would refuse of a backup itself, and writes nothing down. */
    void look(String job, RestoreRequest request) {
        opened.restoring().get().look(job, request);
    }

    JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        free.requireRounds(job);
        preflight.loading(job, progress);
        return recorded(job, () -> round(new Unlikeness(opened.schema()), roles.watch(job), overwriting, progress));
    }

    JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress) {
        free.requireRounds(job);
        preflight.loading(job, progress);
        SchemaMigration definitions = opened.schema().get();
        Unlikeness unlikeness = new Unlikeness(() -> definitions);
        JobWatch watch = roles.watch(job);
        return new RepeatedSync(job, ports.recorder(), progress)
                .run(
                        request,
                        () -> round(unlikeness, watch, overwriting, progress),
                        tries(job, progress),
                        run::isStopped,
                        run::pause);
    }

    /** Tries again what fails in rounds of a job, as long as they go on. */
    RoundRetries tries(String job, ProgressListener progress) {
        return new RoundRetries(
                ports.recorder(), job, ports.self().clock(), failed -> tryAgain(job, failed), progress::noted);
    }

    /** Puts those of these tasks that are FAILED back to work. */
    OperationReport tryAgain(String job, List<PartitionTaskId> failed) {
        free.requireRounds(job);
        return actions().retry().retry(job, failed);
    }

    /** Looks at what rounds need, before anything is written down. */
    void look(String job, ProgressListener progress) {
        preflight.loading(job, progress);
    }

    /** One round, whether or not the catalogs are alike. */
    JobReport lastRound(String job, ProgressListener progress) {
        preflight.loading(job, progress);
        return recorded(job, () -> round(roles.watch(job), Overwriting.REFUSED, progress));
    }

    /** A round that is written down once it has ended, unless it was stopped or has left something. */
    private JobReport recorded(String job, Supplier<JobReport> round) {
        long begun = System.nanoTime();
        JobReport report = round.get();
        if (!run.isStopped() && report.failures().isEmpty()) {
            var unused = new RoundLog(ports.recorder(), ports.self().clock())
                    .ended(job, Duration.ofNanos(System.nanoTime() - begun), report.durations());
        }
        return report;
    }

    /** Hours may have gone by since the round before: somebody may have begun a cutover. */
    private JobReport round(Unlikeness unlikeness, JobWatch watch, Overwriting overwriting, ProgressListener progress) {
        free.requireRounds(watch.job());
        List<String> unlike = unlikeness.told(progress);
        return round(watch, overwriting, progress).with(new CatalogsReport(unlike));
    }

    private JobReport round(JobWatch watch, Overwriting overwriting, ProgressListener progress) {
        StageClock clock = new StageClock(System::nanoTime);
        return begun(watch, Purpose.LOAD, overwriting, clock, progress)
                .map(begun -> moved(RunGoal.SYNC, begun, watch, clock, progress))
                .orElseGet(() -> unplanned(watch.job(), clock));
    }

    /** Empty if the command was stopped before the plan was whole. */
    private Optional<BegunRound> begun(
            JobWatch watch, Purpose purpose, Overwriting overwriting, StageClock clock, ProgressListener progress) {
        watch.lend();
        try {
            return Optional.of(
                    clock.time(Stage.PLAN, () -> rounds.begin(watch, purpose, claiming, overwriting, progress)));
        } catch (MigrationException ended) {
            if (!run.isStopped() || MigrationException.endsCommand(ended)) {
                throw ended;
            }
            // Whoever stops rounds is told of those that have ended.
            LOG.info("Job {} is not planned to the end: {}", watch.job(), ended.getMessage());
            return Optional.empty();
        }
    }

    private static JobReport unplanned(String job, StageClock clock) {
        return new JobReport(job, false, List.of(), clock.durations(), List.of());
    }

    private JobReport moved(
            RunGoal goal, BegunRound begun, JobWatch watch, StageClock clock, ProgressListener progress) {
        return reach(watch.job(), goal.over(watch).listing(begun.again()), clock, progress)
                .without(begun.plan().refused());
    }

    /** Has roles work until the goal is reached, as far as the job may be worked on with this configuration. */
    JobReport reach(String job, RunGoal goal, StageClock clock, ProgressListener progress) {
        return run.reach(job, goal, clock, progress, works -> bindings.admits(job, works));
    }

    /** The same, measured by somebody else. */
    JobReport reach(String job, RunGoal goal, StageClock clock, ProgressListener progress, Observed observed) {
        return run.reach(job, goal, clock, progress, works -> bindings.admits(job, works), observed);
    }

    /** Waits, unless or until it is told to stop. */
    void pause(Duration time) {
        run.pause(time);
    }

    /** For good; what moves now ends soon. */
    void stop() {
        run.stop();
    }

    /** What operators do, as far as roles do it, too. */
    OperatorActions actions() {
        return new OperatorActions(ports, roles.settings(), roles);
    }
}
