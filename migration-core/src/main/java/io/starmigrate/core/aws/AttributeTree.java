package io.starmigrate.core.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * JSON trees as DynamoDB attributes and back. What has no JSON form here, such as sets and binaries, no version so far
 * has written: it is kept as it is, for whoever replaces the item, and is no value of anything known.
 */
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
        attributes.forEach((name, value) -> object.set(name, node(value)));
        return object;
    }

    private static AttributeValue attribute(JsonNode node) {
        if (node instanceof Foreign foreign) {
            return foreign.value;
        }
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

    private static JsonNode node(AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.textNode(value.s());
            case N -> number(value);
            case BOOL -> NODES.booleanNode(value.bool());
            case NUL -> NODES.nullNode();
            case M -> tree(value.m());
            case L -> {
                ArrayNode array = NODES.arrayNode();
                value.l().forEach(element -> array.add(node(element)));
                yield array;
            }
            case SS, NS, B, BS, UNKNOWN_TO_SDK_VERSION -> new Foreign(value);
        };
    }

    private static JsonNode number(AttributeValue value) {
        try {
            return NODES.numberNode(Long.parseLong(value.n()));
        } catch (NumberFormatException notWhole) {
            return new Foreign(value);
        }
    }

    /** An object with something in it, so that it is read as nothing that is known. No record has one to compare. */
    @SuppressWarnings("unchecked")
    private static final class Foreign extends ObjectNode {
        private static final long serialVersionUID = 1L;
        private final transient AttributeValue value;

        Foreign(AttributeValue value) {
            super(NODES);
            this.value = value;
            putNull("a value of type " + value.type());
        }
    }
}
