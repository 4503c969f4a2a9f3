package io.starmigrate.cli.text;

import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Remaining.Lately;
import io.starmigrate.core.forecast.Remaining.Rough;
import io.starmigrate.core.text.ShownText;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.ComparisonReport;
import io.starmigrate.worker.api.ExportReport;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.StatusReport;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import io.starmigrate.worker.api.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report as people read it. */
public final class TextReport {
    private static final int NAMED = 20;

    private TextReport() {}

    /** The report in lines, tables as aligned text. */
    public static String of(JobReport report) {
        List<String> lines = report.comparison().isPresent()
                ? compared(report, report.comparison().get())
                : told(report);
        return String.join(System.lineSeparator(), lines);
    }

    /** What was measured decides: the recorder's totals could say something else of the same tables. */
    private static List<String> compared(JobReport report, ComparisonReport comparison) {
        List<String> lines = ComparisonText.lines(report, comparison);
        lines.add("Time: " + times(report));
        lines.add(comparison.conclusion());
        return lines;
    }

    private static List<String> told(JobReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Job " + report.job() + ": " + outcome(report));
        lines.addAll(CountingText.lines(report.counted()));
        if (!report.tables().isEmpty()) {
            lines.addAll(table(report).lines());
            lines.addAll(partly(report));
        }
        if (!report.durations().isEmpty()) {
            lines.add("Time: " + times(report));
        }
        report.plan().ifPresent(plan -> lines.addAll(PlanText.lines(plan)));
        report.restored().ifPresent(restored -> lines.addAll(restored(restored)));
        report.exported().ifPresent(exported -> lines.addAll(exported(exported)));
        report.repaired().ifPresent(repaired -> lines.addAll(repaired(report, repaired)));
        lines.addAll(FailureText.lines(report.failures()));
        report.unknown().forEach(failure -> lines.add(unknown(failure)));
        report.pace().forEach(line -> lines.add(PaceText.of(line)));
        report.remaining().ifPresent(remaining -> lines.add(remaining(remaining)));
        report.cutover()
                .ifPresent(cutover -> lines.add("Cutover: " + cutover.state() + " since "
                        + Units.moment(cutover.changed()) + ", begun " + Units.moment(cutover.begun())
                        + (cutover.state().isUnderWay() ? CutoverText.WAITING : "")));
        return lines;
    }

    /** Of a repair only what it moves is told; that may be nothing, of a job that has partitions. */
    private static String outcome(JobReport report) {
        if (report.repaired().isPresent() && report.partitions().isEmpty()) {
            return "nothing was moved once more";
        }
        return isUnseen(report) ? "stopped before its partitions were looked at" : states(report.partitions());
    }

    /** What neither reached its goal nor failed, and knows no table, has not looked: it has nothing to say of these. */
    private static boolean isUnseen(JobReport report) {
        boolean isLook =
                report.detail() instanceof StatusReport || report.plan().isPresent();
        return report.ending() == JobReport.Ending.UNFINISHED && report.tables().isEmpty() && !isLook;
    }

    private static String remaining(Remaining remaining) {
        String left = "Left: " + Units.counted(remaining.workload().partitions(), "partition") + ", "
                + Units.bytes(remaining.workload().bytes());
        Lately lately = remaining.lately();
        Rough rough = remaining.rough();
        if (rough != null) {
            return left + "; roughly " + Units.expected(rough.expected(), rough.least(), rough.most())
                    + ", as nothing was published lately: at the rate of its slowest step until now, " + rough.step();
        }
        return lately == null
                ? left + "; nothing was published within twelve hours that tells how long it takes"
                : left + "; " + Units.duration(lately.expected()) + " at the rate of the last "
                        + lately.window().toMinutes() + " min (" + Units.duration(lately.least()) + " to "
                        + Units.duration(lately.most()) + ")";
    }

    private static List<String> repaired(JobReport report, RepairReport repaired) {
        List<String> lines = new ArrayList<>();
        lines.add(Units.counted(repaired.compared(), "partition") + " compared: " + Units.count(repaired.equal())
                + " equal" + (repaired.redone().isEmpty() ? "" : ", " + redone(report, repaired)));
        repaired.redone()
                .forEach(redone -> lines.add("Moved once more: " + redone.table() + "/"
                        + redone.partition().partition() + ": " + redone.reason()));
        return lines;
    }

    /** The comparison was before: what was moved since is told by how its own proof ended. */
    private static String redone(JobReport report, RepairReport repaired) {
        String moved = Units.count((long) repaired.redone().size());
        if (!report.complete()) {
            return moved + " being moved once more, which has not ended well";
        }
        return moved + " moved once more"
                + (report.verified() ? " and proved equal" : ", not all of it proved: run migrate verify");
    }

    private static List<String> restored(RestoreReport restored) {
        List<String> lines = new ArrayList<>(restored.steps());
        restored.unverified()
                .forEach(partition -> lines.add("Not verified: " + partition
                        + ": its rows were counted while they were loaded; nothing tells what they should be"));
        return lines;
    }

    private static List<String> exported(ExportReport exported) {
        List<String> dropped = exported.dropped().stream()
                .map(gone -> gone.table() + "/" + gone.partition())
                .toList();
        return dropped.isEmpty()
                ? List.of()
                : List.of("Dropped at the source since exported: " + Units.named(dropped, NAMED)
                        + "; the files stay, and a restore leaves them out unless you say --dropped");
    }

    private static String unknown(UnknownFailure failure) {
        return "Unknown to this version, " + Units.counted(failure.times(), "time")
                + " (first by " + failure.subject() + "): " + ShownText.line(failure.text())
                + "; each partition is tried once more before it is FAILED";
    }

    private static TextTable table(JobReport report) {
        TextTable table =
                new TextTable("table", "partitions", "files", "size", "rows source", "rows target", "verified");
        report.tables().forEach(each -> table.row(row(each)));
        table.row(
                "total",
                states(report.partitions()),
                Units.count((long) report.files()),
                Units.bytes(report.bytes()),
                Units.count(report.rows(Verification::sourceRows).orElse(null)),
                Units.count(report.rows(Verification::targetRows).orElse(null)),
                report.verified() ? "yes" : report.verifiedAtLeastPartly() ? "partly" : "no");
        return table;
    }

    private static List<String> partly(JobReport report) {
        return report.tables().stream()
                .filter(table -> !table.verification().partly().isEmpty())
                .map(table -> "Partly verified: " + table.table() + ", not in full the columns "
                        + String.join(", ", table.verification().partly()))
                .toList();
    }

    private static String[] row(TableReport table) {
        Verification verification = table.verification();
        return new String[] {
            table.table(),
            states(new TreeMap<>(table.partitions())),
            Units.count((long) table.files()),
            Units.bytes(table.bytes()),
            Units.count(verification.sourceRows()),
            Units.count(verification.targetRows()),
            word(verification)
        };
    }

    public static String states(SortedMap<String, Integer> partitions) {
        return partitions.isEmpty() ? "no partitions" : Units.tally(partitions);
    }

    private static String times(JobReport report) {
        return Arrays.stream(Stage.values())
                .filter(report.durations()::containsKey)
                .map(stage -> Map.entry(stage, report.durations().getOrDefault(stage, Duration.ZERO)))
                .map(time -> time.getKey().name().toLowerCase(Locale.ROOT) + " " + Units.duration(time.getValue()))
                .collect(Collectors.joining(", "));
    }

    public static String word(Verification verification) {
        return verification.verified() ? "yes" : verification.partly().isEmpty() ? "no" : "partly";
    }
}
