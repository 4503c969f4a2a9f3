package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Remarks;

/**
 * What a schema migration did, as one JSON object in one line. Its fields are an interface other programs read: they
 * may be added to, never renamed.
 */
public final class SchemaJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SchemaJson() {}

    /**
     * The fields {@code job}, {@code goal}, {@code dryRun}, {@code succeeded}, {@code source}, {@code target},
     * {@code counts} (by outcome) and {@code steps}: of each {@code kind}, {@code object}, {@code outcome},
     * {@code statements}, {@code notes} ({@code action}, {@code clause}, {@code from}, {@code to}, {@code reason}),
     * {@code differences} ({@code clause}, {@code expected}, {@code found}) and {@code problems}.
     */
    public static String of(String job, SchemaReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("job", job);
        root.put("goal", report.request().goal().name());
        root.put("dryRun", report.request().effect() == Effect.ONLY_TELL);
        root.put("succeeded", report.succeeded());
        root.put("source", report.source().toString());
        root.put("target", report.target().toString());
        ObjectNode counts = root.putObject("counts");
        report.counts().forEach((standing, count) -> counts.put(standing.name(), count));
        ArrayNode steps = root.putArray("steps");
        report.steps().forEach(step -> step(step, steps.addObject()));
        return root.toString();
    }

    private static void step(SchemaStep step, ObjectNode node) {
        node.put("kind", step.kind().name());
        node.put("object", step.object());
        node.put("outcome", step.standing().name());
        ArrayNode statements = node.putArray("statements");
        step.statements().forEach(sql -> statements.add(sql.toString()));
        Remarks remarks = step.remarks();
        ArrayNode notes = node.putArray("notes");
        remarks.notes()
                .forEach(note -> notes.addObject()
                        .put("action", note.action().name())
                        .put("clause", note.clause())
                        .put("from", note.from())
                        .put("to", note.to())
                        .put("reason", SettingName.inKeys(note.reason())));
        ArrayNode differences = node.putArray("differences");
        remarks.differences()
                .forEach(difference -> differences
                        .addObject()
                        .put("clause", difference.clause())
                        .put("expected", difference.expected())
                        .put("found", difference.found()));
        ArrayNode problems = node.putArray("problems");
        remarks.problems().stream().map(SettingName::inKeys).forEach(problems::add);
    }
}
