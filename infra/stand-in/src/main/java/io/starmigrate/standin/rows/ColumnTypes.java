package io.starmigrate.standin.rows;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.SqlType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How StarRocks' types are kept in the engine, and expressions of the engine's SQL that convert their values. */
public final class ColumnTypes {
    private static final Set<String> OBJECTS = Set.of("bitmap", "hll", "percentile");

    private ColumnTypes() {}

    /** The engine's type that keeps every value of the StarRocks type. */
    public static String engineType(SqlType type) {
        return switch (type.name()) {
            case "boolean", "tinyint", "smallint", "bigint", "double", "float", "date", "time" ->
                type.name().toUpperCase(java.util.Locale.ROOT);
            case "int" -> "INTEGER";
            case "largeint" -> "HUGEINT";
            case "decimal", "decimalv2", "decimal32", "decimal64", "decimal128" -> decimal(type);
            case "datetime" -> "TIMESTAMP";
            case "char", "varchar" -> "VARCHAR";
            case "varbinary", "binary" -> "BLOB";
            case "json" -> "JSON";
            case "bitmap" -> "BITMAP";
            case "hll" -> "HLL";
            case "percentile" -> "PERCENTILE";
            case "array" -> engineType(type.children().get(0)) + "[]";
            case "map" ->
                type.children().stream().map(ColumnTypes::engineType).collect(Collectors.joining(", ", "MAP(", ")"));
            case "struct" -> struct(type);
            default -> throw SqlError.notKnown("type " + type.described());
        };
    }

    private static String decimal(SqlType type) {
        List<Integer> args = type.args();
        if (args.isEmpty()) {
            return type.is("decimalv2") ? "DECIMAL(27,9)" : "DECIMAL(10,0)";
        }
        return "DECIMAL(" + args.get(0) + "," + (args.size() > 1 ? args.get(1) : 0) + ")";
    }

    private static String struct(SqlType type) {
        return IntStream.range(0, type.children().size())
                .mapToObj(i -> EngineSql.name(type.fieldNames().get(i)) + " "
                        + engineType(type.children().get(i)))
                .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    /** BITMAP, HLL or PERCENTILE. */
    public static boolean isObject(SqlType type) {
        return OBJECTS.contains(type.name());
    }

    /**
     * What rows have in a column that was added after them; {@code NULL} unless the default is a constant or a time.
     */
    static String defaultValue(Column column) {
        return switch (column.defaultValue().kind()) {
            case NONE, EXPRESSION -> "NULL";
            case CONSTANT ->
                fromText(column.type(), EngineSql.literal(column.defaultValue().text()));
            case CURRENT_TIMESTAMP -> "CAST(now() AS TIMESTAMP)";
        };
    }

    /** A CSV field's text as a value of the type; NULL when it is none. */
    public static String fromCsv(SqlType type, String text) {
        return type.is("varbinary") || type.is("binary") ? "sr_csv_to_binary(" + text + ")" : fromText(type, text);
    }

    /** {@code CAST(text AS type)}: NULL when the text is no value of the type. */
    public static String fromText(SqlType type, String text) {
        String target = engineType(type);
        return switch (type.name()) {
            case "boolean" -> "sr_to_boolean(" + text + ")";
            case "tinyint", "smallint", "int", "bigint", "largeint" ->
                "TRY_CAST(sr_int_text(" + text + ") AS " + target + ")";
            case "date" -> "sr_to_date(" + text + ")";
            case "datetime" -> "sr_to_datetime(" + text + ")";
            case "char", "varchar" -> text;
            case "varbinary", "binary" -> "encode(" + text + ")";
            case "json" -> "CAST(sr_json(" + text + ") AS JSON)";
            case "bitmap", "hll", "percentile" -> "CAST(NULL AS " + target + ")";
            case "array", "map", "struct" -> "TRY_CAST(CAST(sr_nested_json(" + text + ") AS JSON) AS " + target + ")";
            default -> "TRY_CAST(" + text + " AS " + target + ")";
        };
    }

    /** The value's text in a CSV file that EXPORT writes. */
    public static String csvText(SqlType type, String value) {
        return switch (type.name()) {
            case "boolean" -> "CAST(" + value + " AS VARCHAR)";
            case "varbinary", "binary" -> "to_base64(" + value + ")";
            case "array", "map" -> NestedSql.csv().text(type, value);
            default -> answerText(type, value);
        };
    }

    /** The value's text in a result set; bytes stay bytes. */
    public static String answerText(SqlType type, String value) {
        return switch (type.name()) {
            case "varbinary", "binary" -> value;
            case "char", "varchar" -> value;
            case "bitmap", "hll", "percentile" -> "CAST(NULL AS VARCHAR)";
            case "array", "map", "struct" -> NestedSql.answer().text(type, value);
            default -> "sr_str(" + value + ")";
        };
    }
}
