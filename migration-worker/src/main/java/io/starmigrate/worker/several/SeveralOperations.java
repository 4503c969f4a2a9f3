package io.starmigrate.worker.several;

import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.several.Part.Done;
import io.starmigrate.worker.several.Parts.Among;
import io.starmigrate.worker.several.SeveralMigrator.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The operations over several databases, one after another. */
final class SeveralOperations implements Operations {
    private final Parts parts;
    private final OpenJobs open;
    private final Telling told;

    SeveralOperations(Parts parts, OpenJobs open, Telling told) {
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
                        one.part.job(), new RetryRequest(one.selection, request.which(), request.overwriting())));
    }

    @Override
    public OperationReport cancellable(String job, TaskSelection selection) {
        return selected(job, selection, (operations, one) -> operations.cancellable(one.part.job(), one.selection));
    }

    @Override
    public OperationReport cancel(String job, TaskSelection selection) {
        return selected(job, selection, (operations, one) -> operations.cancel(one.part.job(), one.selection));
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

    private OperationReport each(String job, BiFunction<Part, Operations, OperationReport> work) {
        return told.of(() -> {
            List<Part> all = parts.recorded(job);
            List<Done<OperationReport>> done = open.each(all, (part, one) -> work.apply(part, one.operations()));
            return together(job, all, done);
        });
    }

    /** One database and what is selected of it. */
    private record Selected(Part part, TaskSelection selection) {}

    /** What one of them does not have may be another's; what none has is refused. */
    private OperationReport selected(
            String job, TaskSelection selection, BiFunction<Operations, Selected, OperationReport> work) {
        return told.of(() -> each(job, selection, work));
    }

    private OperationReport each(
            String job, TaskSelection selection, BiFunction<Operations, Selected, OperationReport> work) {
        List<Part> parts = this.parts.recorded(job);
        List<Done<OperationReport>> done = new ArrayList<>();
        MigrationException missing = null;
        for (Selected one : split(job, parts, selection)) {
            if (open.isStopped()) {
                break;
            }
            try {
                done.add(new Done<>(one.part, open.during(one.part, opened -> work.apply(opened.operations(), one))));
            } catch (MigrationException refused) {
                if (refused.fault() != Fault.WRONG_INPUT || !selection.isNarrow()) {
                    throw refused;
                }
                missing = missing == null ? refused : missing;
            }
        }
        if (done.isEmpty() && missing != null) {
            throw missing;
        }
        return together(job, parts, done);
    }

    private OperationReport together(String job, List<Part> all, List<Done<OperationReport>> done) {
        return Parts.isOneJob(job, all) && done.size() == 1
                ? done.get(0).result()
                : OtherReports.operations(job, done, !open.isStopped());
    }

    private static List<Selected> split(String job, List<Part> all, TaskSelection selection) {
        String table = selection.table();
        if (table == null || Parts.isOneJob(job, all)) {
            return all.stream().map(part -> new Selected(part, selection)).toList();
        }
        List<String> names = WrittenName.qualified(table);
        if (names.size() == 1) {
            throw wrong("\"" + table + "\" does not say in which of the databases: write --table "
                    + all.get(0).named(table) + ", or *." + table + " for all of them");
        }
        TableSelection databases = TableSelection.of(List.of(names.get(0)));
        List<Selected> chosen = all.stream()
                .filter(part -> databases.includes(part.database()))
                .map(part -> new Selected(part, of(selection, names.get(1))))
                .toList();
        if (chosen.isEmpty()) {
            throw wrong("Cannot find database \"" + names.get(0) + "\" in job \"" + job + "\": it has "
                    + all.stream().map(Part::database).toList());
        }
        return chosen;
    }

    private static TaskSelection of(TaskSelection selection, @Nullable String table) {
        return new TaskSelection(table, selection.partition(), selection.file());
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
