package io.starmigrate.core.starrocks.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a list partition: JSON since 3.4, {@code ('a', 'b')} or {@code (('a', '1'), ('b', '2'))} before.
 */
final class ListText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<List<@Nullable String>>> TUPLES = new TypeReference<>() {};

    private ListText() {}

    static List<List<BoundValue>> parse(String text) {
        if (text.startsWith("[[")) {
            return fromJson(text);
        }
        return fromQuotes(text).stream()
                .map(item -> item.stream().map(BoundValue::text).toList())
                .toList();
    }

    // StarRocks prints no null; PartitionBounds.Values.catalogText does, where NULL is known to be meant.
    private static List<List<BoundValue>> fromJson(String text) {
        try {
            return JSON.readValue(text, TUPLES).stream()
                    .map(item -> item.stream()
                            .map(value -> value == null ? BoundValue.nullValue() : BoundValue.text(value))
                            .toList())
                    .toList();
        } catch (JsonProcessingException e) {
            throw unreadable(text);
        }
    }

    /** The values in the form of 3.4, with null for NULL. */
    static String json(List<List<BoundValue>> items) {
        ArrayNode tuples = JSON.createArrayNode();
        for (List<BoundValue> item : items) {
            ArrayNode tuple = tuples.addArray();
            item.forEach(value -> {
                if (value.kind() == BoundValue.Kind.NULL) {
                    tuple.addNull();
                } else {
                    tuple.add(value.text());
                }
            });
        }
        return tuples.toString();
    }

    private static List<List<String>> fromQuotes(String text) {
        if (text.startsWith("(('") && text.endsWith("'))")) {
            return Arrays.stream(inner(text, 3).split("'\\), \\('", -1))
                    .map(ListText::values)
                    .toList();
        }
        if (text.startsWith("('") && text.endsWith("')") && text.length() >= 4) {
            return values(inner(text, 2)).stream().map(List::of).toList();
        }
        throw unreadable(text);
    }

    private static String inner(String text, int margin) {
        return text.substring(margin, text.length() - margin);
    }

    private static List<String> values(String text) {
        return Arrays.asList(text.split("', '", -1));
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("Cannot read \"" + text
                + "\" as a list partition's values: it should look like [[\"a\"],[\"b\"]] or ('a', 'b')");
    }
}
