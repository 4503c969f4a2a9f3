package io.starmigrate.worker.several;

import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.ExportReport;
import io.starmigrate.worker.api.ExportReport.Dropped;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.About;
import io.starmigrate.worker.api.MigrationReport.Between;
import io.starmigrate.worker.api.MigrationReport.Detour;
import io.starmigrate.worker.api.MigrationReport.StageTime;
import io.starmigrate.worker.api.MigrationReport.TableDetail;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RepairReport.Redone;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.Taken;
import io.starmigrate.worker.several.DatabasePart.Done;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What else was done for several databases, in one report of each kind. Pure. */
final class OtherReports {
    private OtherReports() {}

    /** @param whole whether all of them were come to; where not, the summary says so */
    static OperationReport operations(String job, List<Done<OperationReport>> done, boolean whole) {
        List<Finding> findings =
                done.stream().flatMap(one -> one.result().findings().stream()).toList();
        String summary = done.stream()
                .map(one -> one.part().database() + ": " + one.result().summary())
                .collect(Collectors.joining("; "));
        return new OperationReport(job, findings, whole ? summary : summary + "; stopped before the others");
    }

    /** @param restored one or more, from one folder */
    static RestoreReport restored(List<Done<RestoreReport>> restored) {
        return new RestoreReport(
                restored.get(0).result().from(),
                named(restored, RestoreReport::steps, (part, step) -> part.database() + ": " + step),
                named(restored, RestoreReport::unverified, DatabasePart::named));
    }

    /** @param exported one or more */
    static ExportReport exported(List<Done<ExportReport>> exported) {
        return new ExportReport(named(
                exported,
                ExportReport::dropped,
                (part, dropped) -> new Dropped(part.named(dropped.table()), dropped.partition())));
    }

    /** @param repaired one or more */
    static RepairReport repaired(List<Done<RepairReport>> repaired) {
        return new RepairReport(
                repaired.stream().mapToLong(one -> one.result().compared()).sum(),
                repaired.stream().mapToLong(one -> one.result().equal()).sum(),
                named(
                        repaired,
                        RepairReport::redone,
                        (part, redone) -> new Redone(redone.partition(), part.named(redone.table()), redone.reason())));
    }

    private static <T, R> List<R> named(
            List<Done<T>> done, Function<T, List<R>> lines, BiFunction<DatabasePart, R, R> naming) {
        return done.stream()
                .flatMap(one -> lines.apply(one.result()).stream().map(line -> naming.apply(one.part(), line)))
                .toList();
    }

    /** What was found alike for all is said once. */
    static CheckReport checks(DatabaseAnswers<CheckReport> answers) {
        List<Done<CheckReport>> done = answers.all();
        Map<CheckLine, Integer> times = new LinkedHashMap<>();
        done.forEach(
                one -> one.result().lines().stream().distinct().forEach(line -> times.merge(line, 1, Integer::sum)));
        List<CheckLine> lines = new ArrayList<>();
        for (Done<CheckReport> one : done) {
            for (CheckLine line : one.result().lines()) {
                boolean isOfAll = times.getOrDefault(line, 0) == done.size();
                CheckLine said = isOfAll
                        ? line
                        : new CheckLine(
                                one.part().database() + ": " + line.subject(),
                                line.verdict(),
                                line.found(),
                                line.fix());
                if (!lines.contains(said)) {
                    lines.add(said);
                }
            }
        }
        return new CheckReport(answers.job(), lines);
    }

    static MigrationReport migrations(DatabaseAnswers<MigrationReport> answers) {
        List<Done<MigrationReport>> done = answers.all();
        List<Done<JobReport>> totals = done.stream()
                .map(one -> new Done<>(one.part(), one.result().totals()))
                .toList();
        Map<String, TableDetail> tables = new HashMap<>();
        done.forEach(one -> one.result()
                .tables()
                .forEach((table, detail) -> tables.put(one.part().named(table), detail)));
        return new MigrationReport(
                about(done),
                JobReports.of(new DatabaseAnswers<>(answers.job(), totals, totals.size())),
                tables,
                stages(done),
                rounds(done),
                done.stream()
                        .flatMap(one -> one.result().detours().stream())
                        .sorted(Comparator.comparing(Detour::at))
                        .toList(),
                taken(done.stream().map(one -> one.result().taken()).toList()),
                done.stream().flatMap(one -> one.result().switched().stream()).toList());
    }

    /** When which was on the way is not told of each: how long any of them was is not known. */
    private static Taken taken(List<Taken> each) {
        return new Taken(
                PlanReports.sum(each.stream().map(Taken::foretold)).orElseThrow(),
                each.stream().mapToLong(Taken::files).sum(),
                each.stream().mapToLong(Taken::bytes).sum(),
                null);
    }

    private static About about(List<Done<MigrationReport>> done) {
        List<About> each = done.stream().map(one -> one.result().about()).toList();
        return new About(
                each.stream().map(About::source).collect(Collectors.joining(", ")),
                each.stream().map(About::target).filter(name -> !name.isEmpty()).collect(Collectors.joining(", ")),
                each.stream().map(About::opened).min(Instant::compareTo).orElseThrow(),
                each.stream().map(About::made).max(Instant::compareTo).orElseThrow(),
                Between.joined(each.stream().map(About::between).toList()));
    }

    private static List<StageTime> stages(List<Done<MigrationReport>> done) {
        Map<Stage, StageTime> stages = new EnumMap<>(Stage.class);
        done.forEach(one -> one.result().stages().forEach(time -> stages.merge(time.stage(), time, OtherReports::sum)));
        return List.copyOf(stages.values());
    }

    private static StageTime sum(StageTime one, StageTime other) {
        StageTime longest = one.longest().compareTo(other.longest()) >= 0 ? one : other;
        return new StageTime(
                one.stage(),
                one.partitions() + other.partitions(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last(),
                one.together().plus(other.together()),
                longest.longest(),
                longest.longestOf());
    }

    /** Rounds of one number are one round of all. */
    private static List<FinishedRound> rounds(List<Done<MigrationReport>> done) {
        Map<Integer, FinishedRound> rounds = new TreeMap<>();
        done.forEach(one ->
                one.result().rounds().forEach(round -> rounds.merge(round.number(), round, RoundsTogether::sum)));
        return List.copyOf(rounds.values());
    }
}
