package io.starmigrate.standin.rows;

import io.starmigrate.standin.catalog.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Expressions that print ARRAY, MAP and STRUCT values: {@code ["a",null]}, {@code {1:"x"}}, {@code {"f":1}}. */
final class NestedSql {
    private final boolean doubledQuotes;

    private NestedSql(boolean doubledQuotes) {
        this.doubledQuotes = doubledQuotes;
    }

    /** For CSV files: a quote inside a string is doubled, booleans are words. */
    static NestedSql csv() {
        return new NestedSql(true);
    }

    /** For result sets: a quote inside a string has a backslash, booleans are digits. */
    static NestedSql answer() {
        return new NestedSql(false);
    }

    String text(SqlType type, String value) {
        return text(type, value, 0);
    }

    private String text(SqlType type, String value, int depth) {
        return switch (type.name()) {
            case "array" ->
                list("[", value, element(type.children().get(0), "e" + depth, depth + 1), depth) + " || ']'";
            case "map" -> list("{", "map_entries(" + value + ")", entry(type, depth), depth) + " || '}'";
            case "struct" -> struct(type, value, depth);
            default -> scalar(type, value);
        };
    }

    private static String list(String open, String value, String element, int depth) {
        return "'" + open + "' || array_to_string(list_transform(" + value + ", lambda e" + depth + ": " + element
                + "), ',')";
    }

    private String entry(SqlType type, int depth) {
        String entry = "e" + depth;
        return element(type.children().get(0), entry + ".key", depth + 1) + " || ':' || "
                + element(type.children().get(1), entry + ".value", depth + 1);
    }

    private String struct(SqlType type, String value, int depth) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < type.children().size(); i++) {
            String field = type.fieldNames().get(i);
            String item = "(" + value + ")[" + EngineSql.literal(field) + "]";
            fields.add(EngineSql.literal(JsonText.quote(field) + ":") + " || "
                    + element(type.children().get(i), item, depth + 1));
        }
        return "CASE WHEN " + value + " IS NOT NULL THEN '{' || " + String.join(" || ',' || ", fields) + " || '}' END";
    }

    private String element(SqlType type, String value, int depth) {
        return "coalesce(" + text(type, value, depth) + ", 'null')";
    }

    private String scalar(SqlType type, String value) {
        return switch (type.name()) {
            case "char", "varchar" -> quoted(value);
            case "date", "datetime" -> "'\"' || sr_str(" + value + ") || '\"'";
            case "varbinary", "binary" -> "'\"' || to_base64(" + value + ") || '\"'";
            case "boolean" -> doubledQuotes ? "CAST(" + value + " AS VARCHAR)" : "sr_str(" + value + ")";
            default -> "sr_str(" + value + ")";
        };
    }

    private String quoted(String value) {
        String escape = doubledQuotes ? "\"\"" : "\\\"";
        return "'\"' || replace(" + value + ", '\"', '" + escape + "') || '\"'";
    }
}
