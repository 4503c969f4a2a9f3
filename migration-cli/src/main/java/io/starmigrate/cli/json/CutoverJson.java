package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.worker.api.CutoverReport;
import java.time.Duration;

/**
 * How a cutover went, as one JSON object: {@code job}, {@code kind}, {@code go}, {@code checks} (each with
 * {@code check}, {@code verdict} and {@code found}), {@code steps}, {@code problems}, {@code freezeSeconds} (null where
 * it was not got so far), {@code expectedFreezeSeconds} and {@code freezeRatio} (measured by expected; null where
 * either is unknown) and {@code succeeded}.
 */
public final class CutoverJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CutoverJson() {}

    public static String of(CutoverReport report) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("job", report.job())
                .put("kind", report.kind().name())
                .put("go", report.isGo());
        ArrayNode checks = root.putArray("checks");
        report.checks()
                .forEach(check -> checks.addObject()
                        .put("check", check.subject())
                        .put("verdict", check.verdict().name())
                        .put("found", check.found()));
        root.set("steps", MAPPER.valueToTree(report.steps()));
        root.set("problems", MAPPER.valueToTree(report.problems()));
        root.put(
                "freezeSeconds",
                report.frozen()
                        .map(Duration::toMillis)
                        .map(millis -> millis / 1000.0)
                        .orElse(null));
        root.put(
                "expectedFreezeSeconds",
                report.forecast().map(time -> time.toMillis() / 1000.0).orElse(null));
        root.put("freezeRatio", report.ratio().isPresent() ? report.ratio().getAsDouble() : null);
        return root.put("succeeded", report.succeeded()).toString();
    }
}
