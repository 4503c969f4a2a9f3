package io.starmigrate.worker.several;

import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.several.DatabasePart.Done;
import io.starmigrate.worker.several.DatabaseParts.Among;
import io.starmigrate.worker.several.SeveralMigrator.Telling;
import java.util.List;
import java.util.function.BiFunction;

/** The operations over several databases, one after another. */
final class SeveralOperations implements Operations {
    private final DatabaseParts parts;
    private final OpenJobs open;
    private final Telling told;

    SeveralOperations(DatabaseParts parts, OpenJobs open, Telling told) {
        this.parts = parts;
        this.open = open;
        this.told = told;
    }

    @Override
    public OperationReport reconcile(String job) {
        return each(job, (part, one) -> one.reconcile(part.job()));
    }

    @Override
    public OperationReport retry(String job, RetryRequest request) {
        return selected(
                job,
                request.selection(),
                (operations, one) -> operations.retry(
                        one.part().job(), new RetryRequest(one.selection(), request.which(), request.overwriting())));
    }

    @Override
    public OperationReport cancellable(String job, TaskSelection selection) {
        return selected(
                job,
                selection,
                (operations, one) -> operations.cancellable(one.part().job(), one.selection()));
    }

    @Override
    public OperationReport cancel(String job, TaskSelection selection) {
        return selected(
                job,
                selection,
                (operations, one) -> operations.cancel(one.part().job(), one.selection()));
    }

    @Override
    public OperationReport redrive(String job, Effect effect) {
        return each(job, (part, one) -> one.redrive(part.job(), effect));
    }

    @Override
    public OperationReport cleanable(String job, Scope scope) {
        return each(job, (part, one) -> one.cleanable(part.job(), scope));
    }

    @Override
    public OperationReport clean(String job, Scope scope) {
        return each(job, (part, one) -> one.clean(part.job(), scope));
    }

    /** The storages are the same for all of them. */
    @Override
    public OperationReport backups(String job) {
        return told.of(() -> open.during(
                parts.of(job, Among.RECORDED).get(0), one -> one.operations().backups(job)));
    }

    @Override
    public OperationReport prune(String job, int keep, Scope scope, Effect effect) {
        return each(job, (part, one) -> one.prune(part.job(), keep, scope, effect));
    }

    private OperationReport each(String job, BiFunction<DatabasePart, Operations, OperationReport> work) {
        return told.of(() -> {
            List<DatabasePart> all = parts.recorded(job);
            List<Done<OperationReport>> done = open.each(all, (part, one) -> work.apply(part, one.operations()));
            return together(job, all, done);
        });
    }

    private OperationReport selected(
            String job, TaskSelection selection, BiFunction<Operations, Selected, OperationReport> work) {
        return told.of(() -> {
            List<DatabasePart> all = parts.recorded(job);
            List<Done<OperationReport>> done = Selected.each(
                    Selected.of(job, all, selection),
                    open::isStopped,
                    one -> open.during(one.part(), opened -> work.apply(opened.operations(), one)));
            return together(job, all, done);
        });
    }

    private OperationReport together(String job, List<DatabasePart> all, List<Done<OperationReport>> done) {
        return DatabaseParts.isOneJob(job, all) && done.size() == 1
                ? done.get(0).result()
                : OtherReports.operations(job, done, !open.isStopped());
    }
}
