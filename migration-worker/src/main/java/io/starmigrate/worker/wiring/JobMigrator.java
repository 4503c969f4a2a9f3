package io.starmigrate.worker.wiring;

import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.CatalogsReport;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.StatusReport;
import io.starmigrate.worker.api.VerifyRequest;
import io.starmigrate.worker.backup.DefinedTables;
import io.starmigrate.worker.backup.Restoring;
import io.starmigrate.worker.backup.Restoring.Prepared;
import io.starmigrate.worker.check.Checks;
import io.starmigrate.worker.comparison.Comparing;
import io.starmigrate.worker.cutover.Cutover;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.pace.PaceRecord;
import io.starmigrate.worker.plan.Claiming;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RoundLog;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.report.Reporting;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.several.DatabaseJob;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A migrator over the ports of one worker. */
final class JobMigrator implements DatabaseJob {
    private final Ports ports;
    private final Roles roles;
    private final Rounds rounds;
    private final JobBindings bindings;
    private final Comparing comparing;
    private final JobChecks checks;
    private final Supplier<SchemaMigration> schema;
    private final Supplier<DefinedTables> defined;
    private final Supplier<Restoring> restoring;
    private final JobOperations operations;
    private final Resources resources;
    private final Optional<Duration> repetition;
    private final Observing observing;
    private final Preflight preflight;
    private final StatusReader status;
    private final JobRun run;
    private final AtomicReference<Checks> checking = new AtomicReference<>();
    private volatile Claiming claiming = Claiming.RESPECT;

    /**
     * A migrator nobody has asked for anything yet.
     *
     * @param schema opened when a command needs it, as are the next two
     * @param outages is told what is out of reach
     * @param resources closed with this
     * @param repetition how often the service begins a round; empty when only commands do
     * @param observing has jobs measured and shown
     */
    JobMigrator(
            Ports ports,
            Roles roles,
            Rounds rounds,
            JobBindings bindings,
            Comparing comparing,
            JobChecks checks,
            Supplier<SchemaMigration> schema,
            Supplier<DefinedTables> defined,
            Supplier<Restoring> restoring,
            JobOperations operations,
            Outages outages,
            Resources resources,
            Optional<Duration> repetition,
            Observing observing) {
        this.ports = ports;
        this.roles = roles;
        this.rounds = rounds;
        this.bindings = bindings;
        this.comparing = comparing;
        this.checks = checks;
        this.schema = schema;
        this.defined = defined;
        this.restoring = restoring;
        this.operations = operations;
        this.resources = resources;
        this.repetition = repetition;
        this.observing = observing;
        this.preflight = new Preflight(ports, roles.settings(), checks);
        this.status = new StatusReader(ports.recorder());
        this.run = new JobRun(ports.recorder(), roles, outages, resources, observing);
    }

    @Override
    public JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        return Told.of(() -> {
            StageClock clock = new StageClock(System::nanoTime);
            PlanReport plan = clock.time(Stage.PLAN, () -> rounds.plan(job, claiming, overwriting, progress));
            return run.report(job, clock, snapshot -> true)
                    .with(roles.forecasts().of(job, plan).advising(checks.advice()));
        });
    }

    @Override
    public JobReport adopt(String job, Overwriting overwriting, ProgressListener progress) {
        return Told.of(() -> {
            StageClock clock = new StageClock(System::nanoTime);
            PlanReport plan =
                    clock.time(Stage.PLAN, () -> rounds.adopt(job, claiming, overwriting, roles::adoption, progress));
            return run.report(job, clock, snapshot -> true).with(plan.advising(checks.advice()));
        });
    }

    @Override
    public JobReport export(String job, ProgressListener progress) {
        return Told.of(() -> {
            preflight.writing(progress);
            JobReport report = planned(job, Goal.EXPORT, Purpose.EXPORT, Overwriting.REFUSED, progress);
            defined.get().write(job, ports.recorder().job(job).map(Job::tables).orElse(List.of()));
            return report;
        });
    }

    @Override
    public JobReport importFiles(String job, ProgressListener progress) {
        return Told.of(() -> {
            preflight.loading(job, progress);
            if (claiming == Claiming.TAKE_OVER && bindings.admits(job, Need.TARGET_CLUSTER)) {
                new TakeOver(ports).of(job, progress);
            }
            return reach(job, Goal.IMPORT, new StageClock(System::nanoTime), progress);
        });
    }

    @Override
    public JobReport restore(String job, RestoreRequest request, ProgressListener progress) {
        return Told.of(() -> {
            preflight.loading(job, progress);
            Prepared prepared = restoring.get().prepare(job, request, progress);
            if (claiming == Claiming.TAKE_OVER) {
                new TakeOver(ports).of(job, progress);
            }
            return new RestoreRun(ports, roles.settings(), run).of(job, request, prepared, progress);
        });
    }

    @Override
    public JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        return Told.of(() -> {
            preflight.loading(job, progress);
            return round(new Unlikeness(schema), job, overwriting, progress);
        });
    }

    private JobReport round(Unlikeness unlikeness, String job, Overwriting overwriting, ProgressListener progress) {
        List<String> unlike = unlikeness.told(progress);
        return round(job, overwriting, progress).with(new CatalogsReport(unlike));
    }

    private JobReport lastRound(String job, ProgressListener progress) {
        preflight.loading(job, progress);
        return round(job, Overwriting.REFUSED, progress);
    }

    /** One round, whether or not the catalogs are alike. */
    private JobReport round(String job, Overwriting overwriting, ProgressListener progress) {
        return planned(job, Goal.SYNC, Purpose.LOAD, overwriting, progress);
    }

    @Override
    public JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress) {
        return Told.of(() -> {
            preflight.loading(job, progress);
            SchemaMigration definitions = schema.get();
            Unlikeness unlikeness = new Unlikeness(() -> definitions);
            return new RepeatedSync(job, new RoundLog(ports.recorder()), progress)
                    .run(request, () -> round(unlikeness, job, overwriting, progress), run::isStopped, run::pause);
        });
    }

    @Override
    public CutoverReport cutover(String job, CutoverRequest request, ProgressListener progress) {
        return Told.of(() -> cutover(job, progress).perform(job, request, progress));
    }

    @Override
    public Cutover cutover(String job, ProgressListener progress) {
        bindings.requireBaseline(job);
        rounds.known(job);
        bindings.require(job);
        preflight.loading(job, progress);
        return new Cutover(
                new CutoverWork(this, shown -> lastRound(job, shown)),
                ports.recorder(),
                ports::source,
                ports::target,
                checks::switchover,
                ports.self().clock(),
                run::pause);
    }

    @Override
    public void look(String job) {
        var unused = rounds.look(job);
    }

    @Override
    public SchemaMigration definitions() {
        return schema.get();
    }

    @Override
    public JobReport runWorker(String job, ProgressListener progress) {
        Goal goal = Goal.SERVICE.beside(threads -> repetition.ifPresent(
                every -> threads.start("planner", new RoundPlanning(ports, rounds).every(every, job, progress))));
        return Told.of(() -> {
            try (Observed observed = observing.served(job, progress)) {
                return run.reach(
                        job,
                        goal,
                        new StageClock(System::nanoTime),
                        progress,
                        works -> bindings.admits(job, works),
                        observed);
            }
        });
    }

    private JobReport planned(
            String job, Goal goal, Purpose purpose, Overwriting overwriting, ProgressListener progress) {
        StageClock clock = new StageClock(System::nanoTime);
        PlanReport plan = clock.time(Stage.PLAN, () -> rounds.begin(job, purpose, claiming, overwriting, progress));
        return reach(job, goal, clock, progress).without(plan.refused());
    }

    @Override
    public JobReport status(String job) {
        return Told.of(() -> {
            rounds.known(job);
            Snapshot now = status.read(job);
            return JobRun.report(now, new StageClock(System::nanoTime), Snapshot::isPublished)
                    .with(new StatusReport(
                            now.unknown(),
                            PaceRecord.lines(ports.recorder(), job),
                            ports.recorder().job(job).flatMap(Job::lastCutover).orElse(null)));
        });
    }

    @Override
    public MigrationReport report(String job, ProgressListener progress) {
        return Told.of(() -> {
            rounds.known(job);
            Reporting reporting = new Reporting(ports.recorder(), ports.self().clock());
            return reporting.report(ports.recorder().job(job).orElseThrow(), progress);
        });
    }

    @Override
    public JobReport verify(String job, VerifyRequest request, ProgressListener progress) {
        return Told.of(() -> {
            rounds.known(job);
            bindings.require(job);
            return comparing.compare(job, request, progress);
        });
    }

    @Override
    public JobReport repair(String job, RepairRequest request, ProgressListener progress) {
        return Told.of(() -> {
            rounds.known(job);
            bindings.require(job);
            preflight.loading(job, progress);
            OperatorActions actions = new OperatorActions(ports, roles.settings(), roles);
            return new RepairWork(ports, actions, comparing, (goal, clock) -> reach(job, goal, clock, progress))
                    .repair(job, request, progress);
        });
    }

    @Override
    public CheckReport check(String job, ProgressListener progress) {
        Checks all = checks.of(job);
        checking.set(all);
        return all.look(job, progress::noted);
    }

    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        return Told.of(() -> schema.get().migrate(request, progress::noted));
    }

    @Override
    public void takeOverTables() {
        claiming = Claiming.TAKE_OVER;
    }

    @Override
    public Operations operations() {
        return operations;
    }

    private JobReport reach(String job, Goal goal, StageClock clock, ProgressListener progress) {
        return run.reach(job, goal, clock, progress, works -> bindings.admits(job, works));
    }

    @Override
    public void stop() {
        run.stop();
        operations.stop();
        comparing.stop();
        Checks looking = checking.get();
        if (looking != null) {
            looking.stop();
        }
    }

    @Override
    public void close() {
        stop();
        resources.close();
    }
}
