package io.starmigrate.cli.text;

import io.starmigrate.core.comparison.Explanation;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.ComparisonReport;
import io.starmigrate.worker.api.JobReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a comparison measured, as people read it. */
final class ComparisonText {
    private ComparisonText() {}

    /** What was measured, what is not equal with what helps, and last what was proved. */
    static List<String> lines(JobReport report, ComparisonReport comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("Job " + report.job() + ": both clusters compared from "
                + Units.moment(comparison.began()) + " to "
                + Units.moment(comparison.ended()));
        lines.addAll(table(comparison).lines());
        String leftOut = comparison.found().leftOut().told();
        if (!leftOut.isEmpty()) {
            lines.add("NOT COMPARED: " + leftOut);
        }
        comparison.unequal().forEach(unequal -> {
            lines.add("NOT EQUAL " + unequal.failure().subject() + ": "
                    + unequal.failure().reason());
            unequal.bisection().ifPresent(found -> BisectionText.lines(found).forEach(line -> lines.add("  " + line)));
            lines.add("  helps: " + unequal.failure().retry());
        });
        return lines;
    }

    private static TextTable table(ComparisonReport comparison) {
        TextTable text = new TextTable("table", "partitions measured", "rows source", "rows target", "equal");
        for (TableResult table : comparison.found().tables()) {
            text.row(row(table.names().table(), outcomes(table), table.rows(), equal(table)));
        }
        text.row(row(
                "total",
                comparison.found().equal() + " of " + comparison.found().partitions() + " equal",
                comparison.found().rows(),
                equal(comparison)));
        return text;
    }

    private static String equal(ComparisonReport comparison) {
        if (comparison.found().isEqual()) {
            return "yes";
        }
        return comparison.found().tables().stream().allMatch(table -> table.isEqual() || isStopped(table))
                        && !comparison.found().tables().isEmpty()
                ? "stopped"
                : "no";
    }

    /** Whether nothing is known to be unequal, as it was stopped before all of it was compared. */
    private static boolean isStopped(TableResult table) {
        return Stream.concat(
                        table.explanation().stream(),
                        table.partitions().stream().flatMap(partition -> partition.explanation().stream()))
                .allMatch(Explanation::isStopped);
    }

    private static String equal(TableResult table) {
        if (!table.isEqual()) {
            return isStopped(table) ? "stopped" : "no";
        }
        return table.partly().isEmpty() ? "yes" : "partly: " + String.join(", ", table.partly());
    }

    private static String[] row(String name, String outcomes, Rows rows, String equal) {
        return new String[] {
            name,
            outcomes,
            Units.count(rows.source().orElse(null)),
            Units.count(rows.target().orElse(null)),
            equal
        };
    }

    /** How many partitions are in which outcome; those without rows on either side are equal. */
    private static String outcomes(TableResult table) {
        Map<Outcome, Long> counts = table.partitions().stream()
                .collect(Collectors.groupingBy(ComparisonText::shown, TreeMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return table.isEqual() ? "none" : word(table.outcome());
        }
        return Arrays.stream(Outcome.values())
                .filter(counts::containsKey)
                .map(outcome -> counts.get(outcome) + " " + word(outcome))
                .collect(Collectors.joining(", "));
    }

    private static Outcome shown(PartitionResult partition) {
        return partition.isEqual() ? Outcome.EQUAL : partition.outcome();
    }

    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
