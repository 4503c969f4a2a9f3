package io.starmigrate.worker.several;

import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.LeftOut;
import io.starmigrate.core.comparison.TablePair;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.worker.api.CatalogsReport;
import io.starmigrate.worker.api.ComparisonReport;
import io.starmigrate.worker.api.ExportReport;
import io.starmigrate.worker.api.JobDetail;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.PaceLine;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.StatusReport;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import io.starmigrate.worker.several.DatabasePart.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of several databases, in one report: each table with its database before its name. Pure. */
final class JobReports {
    private JobReports() {}

    static JobReport of(DatabaseAnswers<JobReport> answers) {
        List<Done<JobReport>> done = answers.given();
        List<TableReport> tables = new ArrayList<>();
        Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
        List<Failure> failures = new ArrayList<>();
        for (Done<JobReport> one : done) {
            one.result().tables().forEach(table -> tables.add(named(one.part(), table)));
            one.result().durations().forEach((stage, time) -> durations.merge(stage, time, Duration::plus));
            one.result().failures().forEach(failure -> failures.add(named(one.part(), failure)));
        }
        boolean isComplete =
                answers.isAll() && done.stream().allMatch(one -> one.result().complete());
        return new JobReport(answers.job(), isComplete, tables, durations, failures, detail(done));
    }

    static TableReport named(DatabasePart part, TableReport table) {
        return new TableReport(
                part.named(table.table()), table.partitions(), table.files(), table.bytes(), table.verification());
    }

    /** A table that is to be left out is left out of one database. */
    private static Failure named(DatabasePart part, Failure failure) {
        return new Failure(failure.subject(), failure.reason(), failure.advice().naming(part::named));
    }

    private static @Nullable JobDetail detail(List<Done<JobReport>> done) {
        List<PlanReport> plans = details(done, JobReport::plan);
        if (!plans.isEmpty()) {
            return PlanReports.of(plans);
        }
        List<Done<ComparisonReport>> compared = parts(done, JobReport::comparison);
        if (!compared.isEmpty()) {
            return comparison(compared);
        }
        List<Done<RestoreReport>> restored = parts(done, JobReport::restored);
        if (!restored.isEmpty()) {
            return OtherReports.restored(restored);
        }
        List<Done<ExportReport>> exported = parts(done, JobReport::exported);
        if (!exported.isEmpty()) {
            return OtherReports.exported(exported);
        }
        List<Done<RepairReport>> repaired = parts(done, JobReport::repaired);
        if (!repaired.isEmpty()) {
            return OtherReports.repaired(repaired);
        }
        List<String> unlike = done.stream()
                .flatMap(one ->
                        one.result().unlike().stream().map(line -> one.part().database() + ": " + line))
                .toList();
        if (!unlike.isEmpty()) {
            return new CatalogsReport(unlike);
        }
        boolean isStatus = done.stream().anyMatch(one -> one.result().detail() instanceof StatusReport);
        return isStatus ? status(done) : null;
    }

    private static <T> List<Done<T>> parts(List<Done<JobReport>> done, Function<JobReport, Optional<T>> detail) {
        return done.stream()
                .flatMap(one -> detail.apply(one.result()).stream().map(found -> new Done<>(one.part(), found)))
                .toList();
    }

    private static <T> List<T> details(List<Done<JobReport>> done, Function<JobReport, Optional<T>> detail) {
        return done.stream().flatMap(one -> detail.apply(one.result()).stream()).toList();
    }

    private static ComparisonReport comparison(List<Done<ComparisonReport>> compared) {
        List<TableResult> tables = compared.stream()
                .flatMap(one -> one.result().found().tables().stream().map(table -> named(one.part(), table)))
                .toList();
        ComparisonReport first = compared.get(0).result();
        return new ComparisonReport(
                compared.stream()
                        .map(one -> one.result().began())
                        .min(Instant::compareTo)
                        .orElseThrow(),
                compared.stream()
                        .map(one -> one.result().ended())
                        .max(Instant::compareTo)
                        .orElseThrow(),
                compared.stream().map(one -> one.part().database()).collect(Collectors.joining(", ")),
                first.selection(),
                new Comparison(
                        tables,
                        compared.stream()
                                .map(one ->
                                        named(one.part(), one.result().found().leftOut()))
                                .reduce(LeftOut.NONE, LeftOut::plus)));
    }

    private static LeftOut named(DatabasePart part, LeftOut leftOut) {
        return new LeftOut(
                leftOut.tables().stream().map(part::named).toList(),
                leftOut.partitions().stream().map(part::named).toList());
    }

    private static TableResult named(DatabasePart part, TableResult table) {
        TablePair names = table.names();
        TablePair qualified = new TablePair(
                part.named(names.table()), part.config().target().database() + "." + names.called(), names.sides());
        return new TableResult(qualified, table.outcome(), table.partitions(), table.found());
    }

    /** Of several cutovers the one that is least far is told. */
    private static StatusReport status(List<Done<JobReport>> done) {
        List<UnknownFailure> unknown = flat(done, JobReport::unknown);
        List<PaceLine> pace = flat(done, JobReport::pace);
        CutoverProgress cutover = details(done, JobReport::cutover).stream()
                .min(Comparator.comparing(CutoverProgress::state))
                .orElse(null);
        return new StatusReport(unknown, pace, cutover, remaining(done), flat(done, JobReport::counted));
    }

    /** Of several that have something left nobody says how long they take beside each other. */
    private static @Nullable Remaining remaining(List<Done<JobReport>> done) {
        List<Remaining> each = details(done, JobReport::remaining);
        if (each.size() < 2) {
            return each.isEmpty() ? null : each.get(0);
        }
        List<Workload> all = each.stream().map(Remaining::workload).toList();
        return new Remaining(
                new Workload(
                        all.stream().mapToInt(Workload::partitions).sum(),
                        all.stream().mapToLong(Workload::bytes).sum()),
                null);
    }

    private static <T> List<T> flat(List<Done<JobReport>> done, Function<JobReport, List<T>> lines) {
        return done.stream()
                .map(Done::result)
                .flatMap(report -> Stream.of(lines.apply(report)))
                .flatMap(List::stream)
                .toList();
    }
}
