package io.starmigrate.standin.query;

import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.catalog.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of the engine's types read back as StarRocks types. */
final class EngineTypes {
    private EngineTypes() {}

    static SqlType read(String name) {
        if (name.endsWith("[]")) {
            return nested("array", List.of(read(name.substring(0, name.length() - 2))), List.of());
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("MAP(")) {
            return nested("map", parts(name).stream().map(EngineTypes::read).toList(), List.of());
        }
        if (upper.startsWith("STRUCT(")) {
            return struct(name);
        }
        if (upper.startsWith("DECIMAL(")) {
            List<String> args = parts(name);
            return SqlType.of("decimal", Integer.parseInt(args.get(0)), Integer.parseInt(args.get(1)));
        }
        return SqlType.of(scalar(upper));
    }

    private static SqlType nested(String kind, List<SqlType> children, List<String> fieldNames) {
        return new SqlType(kind, List.of(), children, fieldNames);
    }

    private static SqlType struct(String name) {
        List<SqlType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String field : parts(name)) {
            int end = field.startsWith("\"") ? field.indexOf('"', 1) + 1 : field.indexOf(' ');
            names.add(field.substring(0, end).replace("\"", ""));
            types.add(read(field.substring(end).strip()));
        }
        return nested("struct", types, names);
    }

    private static String scalar(String name) {
        return switch (name) {
            case "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "BIGINT",
                    "DOUBLE",
                    "FLOAT",
                    "DATE",
                    "JSON",
                    "BITMAP",
                    "HLL",
                    "PERCENTILE" -> name.toLowerCase(Locale.ROOT);
            case "INTEGER" -> "int";
            case "UTINYINT", "USMALLINT", "UINTEGER" -> "bigint";
            case "HUGEINT", "UBIGINT", "UHUGEINT" -> "largeint";
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> "datetime";
            case "BLOB" -> "varbinary";
            default -> "varchar";
        };
    }

    /** What stands between the outer parentheses, taken apart at its own commas. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = name.indexOf('(') + 1;
        for (int i = start; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean end = c == ')' && depth == 0;
            if (end || (c == ',' && depth == 0)) {
                parts.add(name.substring(start, i).strip());
                start = i + 1;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return parts;
    }

    static AnswerColumn.Kind kind(SqlType type) {
        return switch (type.name()) {
            case "boolean" -> AnswerColumn.Kind.BOOLEAN;
            case "tinyint" -> AnswerColumn.Kind.TINYINT;
            case "smallint" -> AnswerColumn.Kind.SMALLINT;
            case "int" -> AnswerColumn.Kind.INT;
            case "bigint" -> AnswerColumn.Kind.BIGINT;
            case "decimal" -> AnswerColumn.Kind.DECIMAL;
            case "float" -> AnswerColumn.Kind.FLOAT;
            case "double" -> AnswerColumn.Kind.DOUBLE;
            case "date" -> AnswerColumn.Kind.DATE;
            case "datetime" -> AnswerColumn.Kind.DATETIME;
            case "varbinary" -> AnswerColumn.Kind.BINARY;
            default -> AnswerColumn.Kind.TEXT;
        };
    }
}
