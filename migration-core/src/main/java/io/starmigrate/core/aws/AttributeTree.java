package io.starmigrate.core.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON trees as DynamoDB attributes and back. Numbers are whole; sets and binaries have no JSON form. */
final class AttributeTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AttributeTree() {}

    static Map<String, AttributeValue> attributes(JsonNode object) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        object.properties().forEach(field -> attributes.put(field.getKey(), attribute(field.getValue())));
        return attributes;
    }

    static ObjectNode tree(Map<String, AttributeValue> attributes) {
        ObjectNode object = NODES.objectNode();
        attributes.forEach((name, value) -> object.set(name, node(name, value)));
        return object;
    }

    private static AttributeValue attribute(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> AttributeValue.fromS(node.textValue());
            case NUMBER -> AttributeValue.fromN(node.asText());
            case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
            case NULL -> AttributeValue.fromNul(true);
            case OBJECT -> AttributeValue.fromM(attributes(node));
            case ARRAY ->
                AttributeValue.fromL(StreamSupport.stream(node.spliterator(), false)
                        .map(AttributeTree::attribute)
                        .toList());
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("Cannot store a " + node.getNodeType() + " node");
        };
    }

    private static JsonNode node(String name, AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.textNode(value.s());
            case N -> NODES.numberNode(Long.parseLong(value.n()));
            case BOOL -> NODES.booleanNode(value.bool());
            case NUL -> NODES.nullNode();
            case M -> tree(value.m());
            case L -> {
                ArrayNode array = NODES.arrayNode();
                value.l().forEach(element -> array.add(node(name, element)));
                yield array;
            }
            case SS, NS, B, BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException(
                        "Cannot read attribute \"" + name + "\": a " + value.type() + " was never written here");
        };
    }
}
