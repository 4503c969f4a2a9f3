package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.PartitionValues;
import java.util.List;
import java.util.stream.Collectors;

/** The values of a list partition, printed: in quotes that escape nothing, or since 3.4 as JSON escaped for HTML. */
final class ListText {
    private ListText() {}

    static String shown(Personality personality, PartitionValues values) {
        return personality.atLeast(3, 4) ? json(values) : quoted(values);
    }

    static String quoted(PartitionValues values) {
        return values.tuples().stream().map(ListText::quotedTuple).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String quotedTuple(List<PartitionKeyValue> tuple) {
        String items = tuple.stream().map(value -> "'" + value.shown() + "'").collect(Collectors.joining(", "));
        return tuple.size() == 1 ? items : "(" + items + ")";
    }

    private static String json(PartitionValues values) {
        return values.tuples().stream()
                .map(tuple -> tuple.stream()
                        .map(value -> "\"" + escaped(value.shown()) + "\"")
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\'', '<', '>', '&', '=' -> escaped.append(String.format("\\u%04x", c));
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
