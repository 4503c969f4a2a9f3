package io.starmigrate.cli.text;

import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.SchemaDifference;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a schema migration did, as SQL with comments: the statements of a dry run can be executed as they are. Comments
 * name settings by their keys, statements are left alone.
 */
public final class SchemaText {
    private static final int COMMON = 2;
    private static final int NAMED = 20;

    private final SchemaReport report;
    private final Map<String, List<String>> common;
    private final List<String> lines = new ArrayList<>();

    private SchemaText(SchemaReport report) {
        this.report = report;
        this.common = common(report);
    }

    public static String of(SchemaReport report) {
        SchemaText text = new SchemaText(report);
        text.lines.add("-- " + report.source() + " to " + report.target());
        text.common.forEach((note, objects) -> text.comment(Units.named(objects, NAMED) + ": " + note));
        text.plain().forEach((outcome, names) -> text.comment(outcome + ": " + Units.named(names, NAMED)));
        report.steps().stream().filter(step -> !text.isPlain(step)).forEach(text::step);
        text.lines.add("-- " + text.summary());
        return String.join(System.lineSeparator(), text.lines);
    }

    private static Stream<String> notes(SchemaStep step) {
        return step.remarks().notes().stream().map(Note::toString);
    }

    /** What is said of several objects is said once, with their names. */
    private static Map<String, List<String>> common(SchemaReport report) {
        Map<String, List<String>> objects = new LinkedHashMap<>();
        for (SchemaStep step : report.steps()) {
            notes(step)
                    .distinct()
                    .forEach(note -> objects.computeIfAbsent(note, noted -> new ArrayList<>())
                            .add(step.object()));
        }
        objects.values().removeIf(noted -> noted.size() < COMMON);
        return objects;
    }

    /** What was made or is there with nothing more to be said: while it was made, each was told already. */
    private boolean isPlain(SchemaStep step) {
        return (step.standing() == Standing.DONE || step.standing() == Standing.PRESENT)
                && step.remarks().problems().isEmpty()
                && step.remarks().differences().isEmpty()
                && notes(step).allMatch(common::containsKey);
    }

    private Map<String, List<String>> plain() {
        return report.steps().stream()
                .filter(this::isPlain)
                .collect(Collectors.groupingBy(
                        step -> words(step.standing()),
                        LinkedHashMap::new,
                        Collectors.mapping(SchemaText::name, Collectors.toList())));
    }

    private void step(SchemaStep step) {
        comment(name(step) + ": " + words(step.standing()));
        step.remarks().problems().forEach(problem -> comment("  " + problem));
        step.remarks().differences().stream()
                .map(SchemaDifference::toString)
                .forEach(difference -> comment("  " + difference));
        notes(step).filter(note -> !common.containsKey(note)).forEach(note -> comment("  " + note));
        if (report.request().effect() == Effect.ONLY_TELL || step.standing() == Standing.FAILED) {
            step.statements().stream().map(Sql::toString).forEach(sql -> lines.add(sql + ";"));
        }
    }

    /** Values can hold line ends, which would end the comment. */
    private void comment(String text) {
        SettingName.inKeys(text).lines().forEach(line -> lines.add("-- " + line));
    }

    private static String name(SchemaStep step) {
        return words(step.kind()) + " " + step.object();
    }

    private String summary() {
        String counts = report.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + words(count.getKey()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing to do" : counts;
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
