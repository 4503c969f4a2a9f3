package io.starmigrate.cli;

import io.starmigrate.cli.html.ReportHtml;
import io.starmigrate.cli.options.ClaimOptions;
import io.starmigrate.cli.options.ForecastOptions;
import io.starmigrate.cli.options.RoundsOptions;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.Operations.Scope;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.api.VerifyRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a command does.
 *
 * @param name the command's name
 * @param needs what of the configuration it works with
 * @param action what it asks of the migrator, and how it answers
 */
record Operation(String name, Set<Need> needs, Action action) {
    private static final Predicate<JobReport> NOTHING_FAILED =
            report -> report.failures().isEmpty();
    private static final Predicate<JobReport> ALL_DONE = NOTHING_FAILED.and(JobReport::complete);
    private static final Set<Need> RECORDER = Set.of(Need.RECORDER);

    static final Operation EXPORT = reported(
            "export", Set.of(Need.SOURCE_CLUSTER, Need.SOURCE_STORAGE, Need.RECORDER), Migrator::export, ALL_DONE);
    static final Operation IMPORT = reported(
            "import", Set.of(Need.TARGET_CLUSTER, Need.TARGET_STORAGE, Need.RECORDER), Migrator::importFiles, ALL_DONE);

    // A job that is under way is nothing wrong, neither to who asks for its state nor to a worker asked to stop.
    static final Operation WORKER = reported("worker", EnumSet.allOf(Need.class), Migrator::runWorker, NOTHING_FAILED);

    static final Operation CHECK = new Operation(
            "check",
            EnumSet.allOf(Need.class),
            (migrator, job, progress) -> CommandResult.of(migrator.check(job, progress)));

    static final Operation BACKUPS = operated("backups", stored(Scope.SOURCE_AND_TARGET), Operations::backups);

    static final Operation RECONCILE = operated(
            "reconcile", Set.of(Need.TARGET_CLUSTER, Need.TARGET_STORAGE, Need.RECORDER), Operations::reconcile);

    static Operation status(StatusRequest request) {
        return reported("status", RECORDER, (migrator, job, progress) -> migrator.status(job, request), NOTHING_FAILED);
    }

    static Operation plan(Overwriting overwriting, ForecastOptions forecast) {
        return reported(
                "plan",
                Set.of(Need.SOURCE_CLUSTER, Need.RECORDER),
                (migrator, job, progress) -> {
                    Optional<Assumptions> told = forecast.assumptions();
                    JobReport report = migrator.plan(job, overwriting, progress);
                    return told.map(report::assuming).orElse(report);
                },
                ALL_DONE);
    }

    static Operation adopt(Overwriting overwriting) {
        return reported(
                "plan",
                EnumSet.allOf(Need.class),
                (migrator, job, progress) -> migrator.adopt(job, overwriting, progress),
                ALL_DONE);
    }

    static Operation sync(Overwriting overwriting, RoundsOptions repeated) {
        return reported(
                "sync",
                EnumSet.allOf(Need.class),
                (migrator, job, progress) -> repeated.request()
                        .map(request -> migrator.rounds(job, request, overwriting, progress))
                        .orElseGet(() -> migrator.sync(job, overwriting, progress)),
                ALL_DONE);
    }

    static Operation cutover(CutoverRequest request) {
        return new Operation(
                "cutover",
                EnumSet.allOf(Need.class),
                (migrator, job, progress) -> CommandResult.of(migrator.cutover(job, request, progress)));
    }

    static Operation schema(SchemaRequest request) {
        return new Operation(
                "schema",
                Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER, Need.RECORDER),
                (migrator, job, progress) -> CommandResult.of(job, migrator.schema(request, progress)));
    }

    /** @param html where it is written to as well; null: nowhere */
    static Operation report(@Nullable Path html, ForecastOptions forecast) {
        return new Operation("report", RECORDER, (migrator, job, progress) -> {
            Optional<Assumptions> told = forecast.assumptions();
            MigrationReport recorded = migrator.report(job, progress);
            MigrationReport report = told.map(recorded::assuming).orElse(recorded);
            return html == null
                    ? CommandResult.of(report)
                    : CommandResult.of(report).written(html, ReportHtml.of(report));
        });
    }

    static Operation verify(VerifyRequest request) {
        return reported(
                "verify",
                Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER, Need.RECORDER),
                (migrator, job, progress) -> migrator.verify(job, request, progress),
                ALL_DONE);
    }

    static Operation repair(RepairRequest request) {
        return reported(
                "repair",
                EnumSet.allOf(Need.class),
                (migrator, job, progress) -> migrator.repair(job, request, progress),
                ALL_DONE);
    }

    static Operation retry(RetryRequest request) {
        return operated("retry", RECORDER, (operations, job) -> operations.retry(job, request));
    }

    /** @param permitted is shown what would be stopped, and says whether it is */
    static Operation cancel(TaskSelection selection, Predicate<OperationReport> permitted) {
        return operated("cancel", RECORDER, (operations, job) -> {
            OperationReport cancellable = operations.cancellable(job, selection);
            return permitted.test(cancellable) ? operations.cancel(job, selection) : cancellable;
        });
    }

    static Operation redrive(Effect effect) {
        return operated(
                "redrive",
                Set.of(Need.TARGET_STORAGE, Need.RECORDER),
                (operations, job) -> operations.redrive(job, effect));
    }

    /** @param permitted is shown what would be removed, and says whether it is */
    static Operation clean(Scope scope, Predicate<OperationReport> permitted) {
        return operated("clean", stored(scope), (operations, job) -> {
            OperationReport cleanable = operations.cleanable(job, scope);
            return permitted.test(cleanable) ? operations.clean(job, scope) : cleanable;
        });
    }

    static Operation restore(RestoreRequest request) {
        return reported(
                "import",
                Set.of(Need.TARGET_CLUSTER, Need.SOURCE_STORAGE, Need.TARGET_STORAGE, Need.RECORDER),
                (migrator, job, progress) -> migrator.restore(job, request, progress),
                ALL_DONE);
    }

    /** @param permitted is shown what would be removed, and says whether it is */
    static Operation prune(int keep, Scope scope, Predicate<OperationReport> permitted) {
        return operated("clean", stored(scope), (operations, job) -> {
            OperationReport prunable = operations.prune(job, keep, scope, Effect.ONLY_TELL);
            return permitted.test(prunable) ? operations.prune(job, keep, scope, Effect.APPLY) : prunable;
        });
    }

    private static Set<Need> stored(Scope scope) {
        return scope == Scope.SOURCE_AND_TARGET
                ? Set.of(Need.SOURCE_STORAGE, Need.TARGET_STORAGE, Need.RECORDER)
                : Set.of(Need.TARGET_STORAGE, Need.RECORDER);
    }

    private static Operation reported(String name, Set<Need> needs, Reported action, Predicate<JobReport> success) {
        return new Operation(
                name,
                needs,
                (migrator, job, progress) -> CommandResult.of(action.perform(migrator, job, progress), success));
    }

    private static Operation operated(String name, Set<Need> needs, Operated action) {
        return new Operation(
                name, needs, (migrator, job, progress) -> CommandResult.of(action.perform(migrator.operations(), job)));
    }

    Operation {
        needs = Set.copyOf(needs);
    }

    /** The same, with what was said of other jobs' tables. */
    Operation with(ClaimOptions chosen) {
        return !chosen.takeOver
                ? this
                : new Operation(name, needs, (migrator, job, progress) -> {
                    migrator.takeOverTables();
                    return action.perform(migrator, job, progress);
                });
    }

    /** What is asked of a migrator, and the answer. */
    @FunctionalInterface
    interface Action {
        CommandResult perform(Migrator migrator, String job, ProgressListener progress);
    }

    @FunctionalInterface
    private interface Reported {
        JobReport perform(Migrator migrator, String job, ProgressListener progress);
    }

    @FunctionalInterface
    private interface Operated {
        OperationReport perform(Operations operations, String job);
    }
}
