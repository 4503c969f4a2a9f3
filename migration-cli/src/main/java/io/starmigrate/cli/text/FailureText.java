package io.starmigrate.cli.text;

import io.starmigrate.core.text.ShownText;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What did not work, and what to do about it: what is true of several is said once, with their names. */
final class FailureText {
    private static final int NAMED = 20;

    private FailureText() {}

    /** What is alike. */
    private record Kind(String reason, String text, boolean leftOut) {}

    static List<String> lines(List<Failure> failures) {
        Map<Kind, List<Failure>> alike = new LinkedHashMap<>();
        failures.forEach(failure -> alike.computeIfAbsent(
                        new Kind(failure.reason(), failure.advice().text(), failure.isLeftOut()),
                        kind -> new ArrayList<>())
                .add(failure));
        List<String> lines = new ArrayList<>();
        alike.forEach((kind, all) -> {
            List<String> subjects = all.stream().map(Failure::subject).toList();
            lines.add("FAILED " + Units.named(subjects, NAMED) + ": " + ShownText.line(kind.reason));
            lines.add("  try again with: " + advice(all));
        });
        return lines;
    }

    private static String advice(List<Failure> alike) {
        Failure first = alike.get(0);
        return first.isLeftOut()
                ? first.advice().text() + ": TABLE_NAMES=...,"
                        + alike.stream()
                                .map(failure -> failure.advice().leftOut())
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(table -> "!" + table)
                                .collect(Collectors.joining(","))
                : first.retry();
    }
}
