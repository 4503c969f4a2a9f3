package io.starmigrate.standin.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as StarRocks prints it: a blank after each colon and comma, keys in the order they came. */
final class JsonText {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonText() {}

    /** Rows of texts as JSON. */
    static String of(List<List<@Nullable String>> rows) {
        try {
            return MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts that are no JSON", impossible);
        }
    }

    /** The JSON in its printed form; null when the text is no JSON. */
    static @Nullable String normal(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? null : print(node);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private static String print(JsonNode node) throws JsonProcessingException {
        List<String> items = new ArrayList<>();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                items.add(MAPPER.writeValueAsString(field.getKey()) + ": " + print(field.getValue()));
            }
            return "{" + String.join(", ", items) + "}";
        }
        if (node.isArray()) {
            for (JsonNode item : node) {
                items.add(print(item));
            }
            return "[" + String.join(", ", items) + "]";
        }
        return node.isNumber() ? node.asText() : MAPPER.writeValueAsString(node);
    }

    /**
     * {@code get_json_string(json, path)}: what a path such as {@code $.a.b[0]} leads to; null when it leads nowhere.
     */
    static @Nullable String at(String text, String path) {
        try {
            JsonNode node = JsonPath.follow(MAPPER.readTree(text), path);
            return node == null || node.isMissingNode() ? null : print(node);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    /** A JSON string's own text; other JSON as it is printed. */
    static String unquoted(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.isTextual() ? node.textValue() : json;
        } catch (JsonProcessingException noJson) {
            return json;
        }
    }

    static String quote(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
