package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.worker.api.OperationReport;

/**
 * What an operator's command did and found, as one JSON object in one line. Its fields are an interface other programs
 * read: they may be added to, never renamed.
 */
public final class OperationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private OperationJson() {}

    /**
     * The fields {@code job}, {@code succeeded}, {@code counts} (by kind), {@code findings} ({@code what},
     * {@code subject}, {@code note}) and {@code summary}.
     */
    public static String of(OperationReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("job", report.job());
        root.put("succeeded", report.succeeded());
        ObjectNode counts = root.putObject("counts");
        report.counts().forEach((what, count) -> counts.put(what.name(), count));
        ArrayNode findings = root.putArray("findings");
        report.findings()
                .forEach(finding -> findings.addObject()
                        .put("what", finding.what().name())
                        .put("subject", finding.subject())
                        .put("note", finding.note()));
        root.put("summary", report.summary());
        return root.toString();
    }
}
