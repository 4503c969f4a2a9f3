package io.starmigrate.cli;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations that do nothing: they remember what they were asked and answer with the report they were given. */
final class RecordingOperations implements Operations {
    private final List<String> calls;
    private final OperationReport report;

    RecordingOperations(List<String> calls, OperationReport report) {
        this.calls = calls;
        this.report = report;
    }

    @Override
    public OperationReport reconcile(String job) {
        return called("reconcile", job);
    }

    @Override
    public OperationReport retry(String job, RetryRequest request) {
        TaskSelection selection = request.selection();
        Object which = request.which() == Which.STOPPED ? null : request.which();
        Object told = request.overwriting() == Overwriting.TOLD ? Overwriting.TOLD : null;
        return called("retry", job, which, told, selection.table(), selection.partition(), selection.file());
    }

    @Override
    public OperationReport cancellable(String job, TaskSelection selection) {
        return new OperationReport(
                job,
                List.of(new OperationReport.Finding(OperationReport.What.WOULD_CANCEL, "p1", "it is LOADING")),
                "1 partition would be cancelled; none was");
    }

    @Override
    public OperationReport cancel(String job, TaskSelection selection) {
        return called("cancel", job, selection.table(), selection.partition(), selection.file());
    }

    @Override
    public OperationReport redrive(String job, Effect effect) {
        return called("redrive", job, effect == Effect.APPLY ? null : effect);
    }

    @Override
    public OperationReport cleanable(String job, Scope scope) {
        return called("cleanable", job, scope);
    }

    @Override
    public OperationReport clean(String job, Scope scope) {
        return called("clean", job, scope);
    }

    @Override
    public OperationReport backups(String job) {
        return called("backups", job);
    }

    @Override
    public OperationReport prune(String job, int keep, Scope scope, Effect effect) {
        return called("prune", job, keep, scope, effect);
    }

    private OperationReport called(@Nullable Object... words) {
        calls.add(Stream.of(words).filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(" ")));
        return report;
    }
}
