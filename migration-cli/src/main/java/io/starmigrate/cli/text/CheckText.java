package io.starmigrate.cli.text;

import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CheckReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check found, as people read it: what fails stands last, with what to do. */
public final class CheckText {
    private CheckText() {}

    public static String of(CheckReport report) {
        TextTable table = new TextTable(beside("", "what"), "found");
        report.lines().forEach(line -> table.row(beside(word(line.verdict()), line.subject()), line.found()));
        List<String> lines = new ArrayList<>(table.lines());
        for (Verdict verdict : List.of(Verdict.WARNING, Verdict.FAILED)) {
            report.lines().stream()
                    .filter(line -> line.verdict() == verdict)
                    .map(line -> word(verdict) + " " + line.subject() + ": " + line.fix())
                    .distinct()
                    .forEach(lines::add);
        }
        lines.add(conclusion(report));
        return String.join(System.lineSeparator(), lines);
    }

    private static String conclusion(CheckReport report) {
        String counts = report.count(Verdict.OK) + " ok, " + Units.counted(report.count(Verdict.WARNING), "warning")
                + ", " + report.count(Verdict.FAILED) + " failed";
        return report.succeeded()
                ? "Job " + report.job() + " can begin: " + counts
                : "Job " + report.job() + " cannot begin: " + counts;
    }

    private static String beside(String verdict, String subject) {
        return String.format(Locale.ROOT, "%-7s  %s", verdict, subject);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
