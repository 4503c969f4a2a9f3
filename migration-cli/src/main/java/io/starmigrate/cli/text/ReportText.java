package io.starmigrate.cli.text;

import io.starmigrate.core.text.Units;
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
    private static final String LATER = "; what was left to do, a later one has moved";

    private ReportText() {}

    public static String of(MigrationReport report) {
        List<String> lines =
                new ArrayList<>(TextReport.of(report.totals()).lines().toList());
        report.stages().forEach(stage -> lines.add(stage(stage)));
        if (!report.untold().isEmpty()) {
            lines.add(untold(report));
        }
        report.rounds()
                .forEach(round ->
                        lines.add("Round " + round.number() + ": " + Units.counted(round.partitions(), "partition")
                                + ", " + Units.bytes(round.bytes()) + ", " + Units.duration(round.time())));
        Map<Kind, Long> counts = report.detours().stream()
                .collect(Collectors.groupingBy(Detour::kind, TreeMap::new, Collectors.counting()));
        counts.forEach((kind, times) -> lines.add(word(kind) + ": " + Units.counted(times, "time")));
        report.detours().stream()
                .skip(Math.max(0, report.detours().size() - NAMED))
                .map(detour -> "  " + detour.subject() + ", " + word(detour.kind()) + ": " + detour.reason())
                .forEach(lines::add);
        if (counts.isEmpty()) {
            lines.add("Nothing had to be tried again");
        }
        TextTable taken = TextTable.ofTexts(TakenText.HEADS.toArray(String[]::new));
        TakenText.rows(report.taken()).forEach(row -> taken.row(row.toArray(String[]::new)));
        lines.addAll(taken.lines());
        lines.add(TakenText.standsOn(report.taken()));
        report.switched().forEach(switched -> {
            lines.add(TakenText.sentence(switched));
            switched.progress().sentences().forEach(told -> lines.add("  " + told));
        });
        return String.join(System.lineSeparator(), lines);
    }

    /** In one sentence, for a person who misses a number. */
    public static String untold(MigrationReport report) {
        String numbers = report.untold().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return report.untold().size() == 1
                ? "Round " + numbers + ": only planned, or its end was not recorded" + LATER
                : "Rounds " + numbers + ": only planned, or their ends were not recorded" + LATER;
    }

    private static String stage(StageTime stage) {
        return "Time of " + stage.stage().name().toLowerCase(Locale.ROOT) + ": "
                + Units.duration(stage.together()) + " of " + Units.counted(stage.partitions(), "partition")
                + " together, longest "
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
            case NOT_TOLD -> "not told";
        };
    }
}
