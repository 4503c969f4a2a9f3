package io.starmigrate.worker.job;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.StatusReport;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.api.VerifyRequest;
import io.starmigrate.worker.check.Checks;
import io.starmigrate.worker.comparison.Comparing;
import io.starmigrate.worker.crew.OperatorErrors;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Resources;
import io.starmigrate.worker.cutover.Cutover;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.pace.PaceRecord;
import io.starmigrate.worker.plan.FreeJob;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.report.Reporting;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.several.DatabaseJob;
import io.starmigrate.worker.status.StatusLook;
import io.starmigrate.worker.status.StatusLook.Found;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A migrator over the ports of one worker: what is asked of it, and what its parts answer. */
public final class JobMigrator implements DatabaseJob {
    private final Ports ports;
    private final Rounds rounds;
    private final JobBindings bindings;
    private final JobMoves moves;
    private final JobService service;
    private final Comparing comparing;
    private final JobChecks checks;
    private final Supplier<SchemaMigration> schema;
    private final JobOperations operations;
    private final Resources resources;
    private final Stopping stopping;
    private final StatusLook status;
    private final FreeJob free;
    private final AtomicReference<Checks> checking = new AtomicReference<>();

    /**
     * A migrator nobody has asked for anything yet.
     *
     * @param schema opened when a command needs it
     */
    public JobMigrator(
            Ports ports,
            JobBindings bindings,
            JobMovement movement,
            JobInspection inspection,
            Supplier<SchemaMigration> schema,
            JobOperations operations,
            Lifetime lifetime) {
        this.ports = ports;
        this.bindings = bindings;
        this.rounds = movement.rounds();
        this.moves = movement.moves();
        this.service = movement.service();
        this.comparing = inspection.comparing();
        this.checks = inspection.checks();
        this.schema = schema;
        this.operations = operations;
        this.resources = lifetime.resources();
        this.stopping = lifetime.stopping();
        this.status = new StatusLook(ports.recorder(), ports.self().clock());
        this.free = new FreeJob(ports.recorder());
    }

    @Override
    public JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        return begun(() -> moves.plan(job, overwriting, progress));
    }

    @Override
    public JobReport adopt(String job, Overwriting overwriting, ProgressListener progress) {
        return begun(() -> moves.adopt(job, overwriting, progress));
    }

    @Override
    public JobReport export(String job, ProgressListener progress) {
        return moved(job, () -> moves.export(job, progress));
    }

    @Override
    public JobReport importFiles(String job, ProgressListener progress) {
        return moved(job, () -> moves.importFiles(job, progress));
    }

    @Override
    public JobReport restore(String job, RestoreRequest request, ProgressListener progress) {
        return moved(job, () -> moves.restore(job, request, progress));
    }

    @Override
    public JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        return moved(job, () -> moves.sync(job, overwriting, progress));
    }

    @Override
    public JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress) {
        return moved(job, () -> moves.rounds(job, request, overwriting, progress));
    }

    @Override
    public CutoverReport cutover(String job, CutoverRequest request, ProgressListener progress) {
        return begun(() -> cutover(job, progress).perform(job, request, progress));
    }

    @Override
    public Cutover cutover(String job, ProgressListener progress) {
        bindings.requireBaseline(job);
        bindings.requireKnown(job);
        bindings.require(job);
        moves.look(job, progress);
        return new Cutover(
                new CutoverWork(
                        this, rounds, shown -> moves.lastPlan(job, shown), shown -> moves.lastRound(job, shown)),
                ports.recorder(),
                ports::source,
                ports::target,
                checks::switchover,
                ports.self(),
                moves::pause);
    }

    @Override
    public void look(String job) {
        free.requireRounds(job);
        var unused = rounds.look(job);
    }

    @Override
    public void look(String job, RestoreRequest request) {
        free.requireRounds(job);
        moves.look(job, request);
    }

    @Override
    public void lookAtRepair(String job) {
        free.requireRounds(job);
        bindings.requireKnown(job);
        bindings.require(job);
    }

    @Override
    public OperationReport tryAgain(String job, List<PartitionTaskId> failed) {
        return begun(() -> moves.tryAgain(job, failed));
    }

    @Override
    public SchemaMigration definitions() {
        return schema.get().until(stopping);
    }

    @Override
    public JobReport runWorker(String job, ProgressListener progress) {
        return OperatorErrors.translating(() -> service.run(job, progress));
    }

    @Override
    public JobReport status(String job, StatusRequest request) {
        return OperatorErrors.translating(() -> {
            Job known = bindings.requireKnown(job);
            Found now = status.at(known, request);
            return new JobReport(job, now.isPublished(), now.tables(), Map.of(), now.failures())
                    .with(new StatusReport(
                            now.unknown(),
                            PaceRecord.lines(ports.recorder(), job),
                            known.lastCutover().orElse(null),
                            now.remaining(),
                            List.of(now.counted())));
        });
    }

    @Override
    public MigrationReport report(String job, ProgressListener progress) {
        return begun(() -> {
            Job known = bindings.requireKnown(job);
            Reporting reporting = new Reporting(
                    ports.recorder(), moves.forecasts(), ports.self().clock());
            return reporting.report(known, progress);
        });
    }

    @Override
    public JobReport verify(String job, VerifyRequest request, ProgressListener progress) {
        return begun(() -> {
            bindings.requireKnown(job);
            bindings.require(job);
            return comparing.compare(job, request, progress);
        });
    }

    @Override
    public JobReport repair(String job, RepairRequest request, ProgressListener progress) {
        return begun(() -> {
            bindings.requireKnown(job);
            bindings.require(job);
            free.requireRounds(job);
            moves.look(job, progress);
            return new RepairWork(
                            ports,
                            moves.actions(),
                            comparing,
                            (goal, clock) -> moves.reach(job, goal, clock, progress),
                            stopping)
                    .repair(job, request, progress);
        });
    }

    @Override
    public CheckReport check(String job, ProgressListener progress) {
        Checks all = checks.of(job);
        checking.set(all);
        if (stopping.isAsked()) {
            all.stop();
        }
        return all.look(job, progress::noted);
    }

    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        return begun(() -> schema.get().until(stopping).migrate(request, progress::noted));
    }

    @Override
    public void takeOverTables() {
        moves.takeOverTables();
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public void stop() {
        stopping.ask();
        moves.stop();
        operations.stop();
        comparing.stop();
        Checks looking = checking.get();
        if (looking != null) {
            looking.stop();
        }
    }

    /** Work that has no answer where it is not begun. */
    private <T> T begun(Supplier<T> work) {
        return stopping.begun(() -> OperatorErrors.translating(work));
    }

    /** Work that moves a job: not begun, it has moved nothing. */
    private JobReport moved(String job, Supplier<JobReport> work) {
        return stopping.isAsked()
                ? new JobReport(job, false, List.of(), Map.of(), List.of())
                : OperatorErrors.translating(work);
    }

    @Override
    public void close() {
        stop();
        resources.close();
    }
}
