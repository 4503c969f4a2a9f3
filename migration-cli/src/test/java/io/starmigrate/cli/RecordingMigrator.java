package io.starmigrate.cli;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.api.VerifyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A migrator that moves nothing: it remembers what it was asked and answers with the report it was given. */
final class RecordingMigrator implements Migrator {
    final List<String> calls = new ArrayList<>();
    Verdict verdict = Verdict.GO;
    private final JobReport report;
    private final OperationReport found;

    RecordingMigrator(JobReport report) {
        this(report, new OperationReport("shop", List.of(), "0 unexplained objects"));
    }

    RecordingMigrator(OperationReport found) {
        this(Reports.done(), found);
    }

    private RecordingMigrator(JobReport report, OperationReport found) {
        this.report = report;
        this.found = found;
    }

    @Override
    public JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        return called(overwriting == Overwriting.TOLD ? "plan TOLD" : "plan", job);
    }

    @Override
    public JobReport adopt(String job, Overwriting overwriting, ProgressListener progress) {
        return called("adopt " + overwriting, job);
    }

    @Override
    public JobReport restore(String job, RestoreRequest request, ProgressListener progress) {
        return called("restore " + request, job);
    }

    @Override
    public JobReport export(String job, ProgressListener progress) {
        progress.progressed(new Progress(Stage.EXPORT, 0, 2, Progress.Unit.PARTITIONS));
        progress.noted("waiting: the source is busy");
        progress.progressed(new Progress(Stage.EXPORT, 2, 2, Progress.Unit.PARTITIONS));
        return called("export", job);
    }

    @Override
    public JobReport importFiles(String job, ProgressListener progress) {
        return called("import", job);
    }

    @Override
    public JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        return called(overwriting == Overwriting.TOLD ? "sync TOLD" : "sync", job);
    }

    @Override
    public MigrationReport report(String job, ProgressListener progress) {
        var unused = called("report", job);
        return Reports.signed(report);
    }

    @Override
    public JobReport status(String job, StatusRequest request) {
        return called(request == StatusRequest.EXACT ? "status exact" : "status", job);
    }

    @Override
    public JobReport verify(String job, VerifyRequest request, ProgressListener progress) {
        return called(request.keys() == 0 ? "verify" : "verify " + request, job);
    }

    @Override
    public JobReport repair(String job, RepairRequest request, ProgressListener progress) {
        return called("repair " + request, job);
    }

    @Override
    public CheckReport check(String job, ProgressListener progress) {
        calls.add("check " + job);
        return Reports.check(job);
    }

    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        calls.add("schema " + request);
        return Reports.schema(request);
    }

    @Override
    public void takeOverTables() {
        calls.add("take over");
    }

    @Override
    public Operations operations() {
        return new RecordingOperations(calls, found);
    }

    @Override
    public CutoverReport cutover(String job, CutoverRequest request, ProgressListener progress) {
        List<Check> checks =
                List.of(new Check("change", Verdict.GO, "1 partition, 0.1 MB"), new Check("failed", verdict, "none"));
        boolean mayBegin = request.kind() == Kind.PERFORM || request.kind() == Kind.REHEARSE;
        boolean begins = mayBegin && request.confirmed().test(checks);
        calls.add("cutover " + request.kind() + " " + job + (begins ? " begins" : ""));
        List<String> steps = begins ? List.of("The last round has moved it") : List.of();
        return new CutoverReport(
                job,
                request.kind(),
                checks,
                steps,
                List.of(),
                begins ? Duration.ofSeconds(75) : null,
                begins ? Duration.ofSeconds(60) : null);
    }

    @Override
    public JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress) {
        return called("rounds " + request, job);
    }

    @Override
    public JobReport runWorker(String job, ProgressListener progress) {
        return called("worker", job);
    }

    @Override
    public void stop() {
        calls.add("stop");
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private JobReport called(String method, String job) {
        calls.add(method + " " + job);
        return report;
    }
}
