package io.starmigrate.cli.text;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a cutover went, as people read it. */
public final class CutoverText {
    /** Of a cutover that is under way. */
    static final String WAITING =
            ". Rounds wait for it: run migrate cutover again, or give it up with migrate cutover --abandon";

    private CutoverText() {}

    public static String of(CutoverReport report) {
        List<String> lines = new ArrayList<>(
                report.checks().isEmpty() ? List.of() : checks(report.checks()).lines());
        report.steps().forEach(lines::add);
        report.problems().forEach(problem -> lines.add("STOPPED: " + problem));
        report.frozen()
                .ifPresent(time -> lines.add((report.kind() == Kind.PERFORM
                                ? "Writes had to stop for "
                                : "Writes would have had to stop for ")
                        + Units.duration(time)
                        + report.forecast()
                                .map(expected -> "; expected were " + Units.duration(expected) + ratio(report))
                                .orElse("")));
        lines.add(conclusion(report));
        return String.join(System.lineSeparator(), lines);
    }

    private static String ratio(CutoverReport report) {
        return report.ratio().isPresent()
                ? String.format(
                        Locale.ROOT, " (%.2f times as long)", report.ratio().getAsDouble())
                : "";
    }

    public static TextTable checks(List<Check> checks) {
        TextTable table = TextTable.ofTexts("check", "", "found");
        checks.forEach(
                check -> table.row(check.subject(), check.verdict().name().replace('_', '-'), check.found()));
        return table;
    }

    private static String conclusion(CutoverReport report) {
        String job = "Job " + report.job() + ": ";
        if (!report.isGo()) {
            return job + "NO-GO; nothing was begun";
        }
        if (!report.problems().isEmpty()) {
            return job + "the cutover stopped; the source is as it was"
                    + (report.kind() == Kind.PERFORM ? WAITING : "");
        }
        if (report.kind() == Kind.ABANDON) {
            return job + "the cutover is given up; the source is as it was";
        }
        if (report.kind() == Kind.REOPEN) {
            return job + "the cutover is taken back; rounds go on";
        }
        if (report.frozen().isEmpty()) {
            return job + "GO";
        }
        return job + (report.kind() == Kind.PERFORM ? "cut over; switch the applications" : "rehearsed");
    }
}
