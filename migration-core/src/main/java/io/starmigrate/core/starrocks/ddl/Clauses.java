package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parts that several statements have in common. */
final class Clauses {
    private Clauses() {}

    static Map<String, String> copy(Map<String, String> properties) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    static String entries(Map<String, String> properties, String separator) {
        return properties.entrySet().stream()
                .map(entry -> Quoting.string(entry.getKey()) + " = " + Quoting.string(entry.getValue()))
                .collect(Collectors.joining(separator));
    }

    static String properties(Map<String, String> properties) {
        return properties.isEmpty() ? "" : "\nPROPERTIES (\n" + entries(properties, ",\n") + "\n)";
    }

    static String comment(String comment) {
        return comment.isEmpty() ? "" : "\nCOMMENT " + Quoting.string(comment);
    }

    static String orderBy(List<String> columns) {
        return columns.isEmpty() ? "" : "\nORDER BY(" + Quoting.identifiers(columns) + ")";
    }
}
