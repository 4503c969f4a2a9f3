package io.starmigrate.cli.text;

import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.Detour;
import io.starmigrate.worker.api.MigrationReport.Kind;
import io.starmigrate.worker.api.MigrationReport.StageTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of a job, as people read it at a terminal; the HTML file has every line of it. */
public final class ReportText {
    private static final int NAMED = 20;

    private ReportText() {}

    public static String of(MigrationReport report) {
        List<String> lines =
                new ArrayList<>(TextReport.of(report.totals()).lines().toList());
        report.stages().forEach(stage -> lines.add(stage(stage)));
        report.rounds()
                .forEach(round -> lines.add("Round " + round.number() + ": " + round.partitions() + " partitions, "
                        + Units.bytes(round.bytes()) + ", " + Units.duration(round.time())));
        Map<Kind, Long> counts = report.detours().stream()
                .collect(Collectors.groupingBy(Detour::kind, TreeMap::new, Collectors.counting()));
        counts.forEach((kind, times) -> lines.add(word(kind) + ": " + times + (times == 1 ? " time" : " times")));
        report.detours().stream()
                .skip(Math.max(0, report.detours().size() - NAMED))
                .map(detour -> "  " + detour.subject() + ", " + word(detour.kind()) + ": " + detour.reason())
                .forEach(lines::add);
        if (counts.isEmpty()) {
            lines.add("Nothing had to be tried again");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String stage(StageTime stage) {
        return "Time of " + stage.stage().name().toLowerCase(Locale.ROOT) + ": "
                + Units.duration(stage.together()) + " of " + stage.partitions() + " partitions together, longest "
                + Units.duration(stage.longest()) + " (" + stage.longestOf() + ")";
    }

    /** What was done, in words. */
    public static String word(Kind kind) {
        return switch (kind) {
            case EXPORTED_AGAIN -> "exported again";
            case LOADED_AGAIN -> "loaded again";
            case STAGED_AGAIN -> "staged again";
            case PLANNED_AGAIN -> "planned again";
            case RETRIED -> "retried by an operator";
        };
    }
}
