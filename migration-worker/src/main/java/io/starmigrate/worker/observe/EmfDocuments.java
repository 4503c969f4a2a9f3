package io.starmigrate.worker.observe;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures as CloudWatch takes them out of a log: documents of its embedded metric format, one JSON object each, for up
 * to a hundred measures that have the same dimensions. Pure.
 */
final class EmfDocuments {
    /** What CloudWatch takes of one document. */
    private static final int MOST = 100;

    private static final String NAMESPACE = "StarRocksMigration";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EmfDocuments() {}

    /**
     * One measure.
     *
     * @param name as CloudWatch shows it
     * @param unit one of CloudWatch's
     * @param dimensions by name
     * @param value a finite number
     */
    record Measure(String name, String unit, Map<String, String> dimensions, double value) {}

    /**
     * The documents of these measures, each without line ends.
     *
     * @param group the log group
     * @param stream the log stream in it
     */
    static List<String> of(List<Measure> measures, String group, String stream, Instant at) {
        Map<Map<String, String>, List<Measure>> alike = new LinkedHashMap<>();
        measures.forEach(measure -> alike.computeIfAbsent(measure.dimensions(), any -> new ArrayList<>())
                .add(measure));
        List<String> documents = new ArrayList<>();
        alike.forEach((dimensions, all) -> {
            for (int from = 0; from < all.size(); from += MOST) {
                ObjectNode document = document(dimensions, all.subList(from, Math.min(all.size(), from + MOST)), at);
                document.withObject("/_aws").put("LogGroupName", group).put("LogStreamName", stream);
                documents.add(document.toString());
            }
        });
        return documents;
    }

    private static ObjectNode document(Map<String, String> dimensions, List<Measure> measures, Instant at) {
        ObjectNode document = MAPPER.createObjectNode();
        ObjectNode aws = document.putObject("_aws").put("Timestamp", at.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        ArrayNode names = directive.putArray("Dimensions").addArray();
        dimensions.forEach((name, value) -> {
            names.add(name);
            document.put(name, value);
        });
        ArrayNode metrics = directive.putArray("Metrics");
        measures.forEach(measure -> {
            metrics.addObject().put("Name", measure.name()).put("Unit", measure.unit());
            document.put(measure.name(), measure.value());
        });
        return document;
    }
}
