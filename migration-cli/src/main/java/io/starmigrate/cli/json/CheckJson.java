package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.worker.api.CheckReport;

/**
 * What a check found, as one JSON object in one line, with the fields {@code job}, {@code succeeded}, {@code counts}
 * (by verdict) and {@code lines}: of each {@code subject}, {@code verdict} (OK, WARNING, FAILED), {@code found} and
 * {@code fix} (null when nothing is to be done).
 */
public final class CheckJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CheckJson() {}

    public static String of(CheckReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("job", report.job());
        root.put("succeeded", report.succeeded());
        ObjectNode counts = root.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.name(), report.count(verdict));
        }
        ArrayNode lines = root.putArray("lines");
        report.lines().forEach(line -> line(line, lines.addObject()));
        return root.toString();
    }

    private static void line(CheckLine line, ObjectNode node) {
        node.put("subject", line.subject());
        node.put("verdict", line.verdict().name());
        node.put("found", line.found());
        node.put("fix", line.fix().isEmpty() ? null : line.fix());
    }
}
