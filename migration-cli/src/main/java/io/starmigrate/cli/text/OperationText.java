package io.starmigrate.cli.text;

import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an operator's command did and found, as people read it: of what needs nobody's care only the first ones. */
public final class OperationText {
    private static final int SHOWN = 20;

    private OperationText() {}

    public static String of(OperationReport report) {
        List<String> lines = new ArrayList<>();
        report.counts().forEach((what, count) -> {
            List<Finding> found = report.findings().stream()
                    .filter(finding -> finding.what() == what)
                    .toList();
            found.stream().limit(what.isProblem() ? count : SHOWN).forEach(finding -> lines.add(line(finding)));
            if (!what.isProblem() && count > SHOWN) {
                lines.add(word(what) + " " + (count - SHOWN) + " more; --json lists all");
            }
        });
        lines.add("Job " + report.job() + ": " + report.summary());
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(Finding finding) {
        return word(finding.what()) + " " + finding.subject() + ": " + finding.note();
    }

    /** {@code not cancelled} for {@code NOT_CANCELLED}. */
    static String word(What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
