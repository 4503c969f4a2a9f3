package io.starmigrate.core.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which rows the files of a manifest hold, as a part of its JSON. Thousands of buckets are one text. */
final class DeltaJson {
    private DeltaJson() {}

    static void write(ObjectNode node, Delta delta) {
        BucketChoice travelled = delta.travelled();
        node.put("token", delta.token())
                .put("version", travelled.version())
                .put("buckets", travelled.buckets())
                .put("recipe", travelled.recipe())
                .put("chosen", travelled.chosen().stream().map(String::valueOf).collect(Collectors.joining(",")));
        travelled.keys().forEach(node.putArray("keys")::add);
    }

    /** @throws IllegalArgumentException naming what is missing */
    static Delta read(JsonNode node) {
        List<String> keys = StreamSupport.stream(node.required("keys").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<Integer> chosen = Arrays.stream(text(node, "chosen").split(",", -1))
                .filter(bucket -> !bucket.isEmpty())
                .map(Integer::valueOf)
                .toList();
        BucketChoice travelled = new BucketChoice(
                text(node, "version"), keys, node.required("buckets").asInt(), text(node, "recipe"), chosen);
        return new Delta(travelled, text(node, "token"));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }
}
