package io.starmigrate.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of JSON Schema (draft 7) that the chart's schema uses; any other one is refused by its name. */
final class JsonSchema {
    private final List<String> faults = new ArrayList<>();

    private JsonSchema() {}

    /** Where a value is not what its schema says: a pointer into the value, and the word that it breaks. */
    static List<String> faults(JsonNode schema, JsonNode value) {
        JsonSchema found = new JsonSchema();
        found.weigh(schema, value, "");
        return List.copyOf(found.faults);
    }

    private void weigh(JsonNode schema, JsonNode value, String at) {
        schema.properties().forEach(word -> {
            JsonNode said = word.getValue();
            switch (word.getKey()) {
                case "$schema", "then" -> {}
                case "properties" ->
                    said.properties().stream()
                            .filter(property -> value.has(property.getKey()))
                            .forEach(property -> weigh(
                                    property.getValue(), value.get(property.getKey()), at + "/" + property.getKey()));
                case "additionalProperties" -> weighOthers(schema, said, value, at);
                case "propertyNames" ->
                    value.fieldNames()
                            .forEachRemaining(name -> require(
                                    faults(said, TextNode.valueOf(name)).isEmpty(), at + "/" + name, word.getKey()));
                case "items" -> {
                    for (int i = 0; i < value.size() && value.isArray(); i++) {
                        weigh(said, value.get(i), at + "/" + i);
                    }
                }
                case "if" -> {
                    if (faults(said, value).isEmpty()) {
                        weigh(schema.required("then"), value, at);
                    }
                }
                default -> require(holds(word.getKey(), said, value), at, word.getKey());
            }
        });
    }

    private void weighOthers(JsonNode schema, JsonNode said, JsonNode value, String at) {
        value.properties().stream()
                .filter(property -> !schema.path("properties").has(property.getKey()))
                .forEach(property -> {
                    String there = at + "/" + property.getKey();
                    if (said.isBoolean()) {
                        require(said.asBoolean(), there, "additionalProperties");
                    } else {
                        weigh(said, property.getValue(), there);
                    }
                });
    }

    private static boolean holds(String word, JsonNode said, JsonNode value) {
        return switch (word) {
            case "type" -> DeployedTemplate.texts(said).anyMatch(type -> isOf(type, value));
            case "enum" -> DeployedTemplate.elements(said).anyMatch(value::equals);
            case "const" -> said.equals(value);
            case "required" -> !value.isObject() || DeployedTemplate.texts(said).allMatch(value::has);
            case "minimum" -> !value.isNumber() || value.asDouble() >= said.asDouble();
            case "minLength" -> !value.isTextual() || value.asText().length() >= said.asInt();
            case "pattern" ->
                !value.isTextual()
                        || Pattern.compile(said.asText())
                                .matcher(value.asText())
                                .find();
            case "not" -> !faults(said, value).isEmpty();
            default -> throw new IllegalArgumentException("the schema says \"" + word + "\", which is not known here");
        };
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            default -> throw new IllegalArgumentException("the schema says \"" + type + "\", which is not known here");
        };
    }

    private void require(boolean held, String at, String word) {
        if (!held) {
            faults.add(at + ": " + word);
        }
    }
}
