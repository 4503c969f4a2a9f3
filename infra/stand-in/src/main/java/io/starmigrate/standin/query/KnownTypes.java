package io.starmigrate.standin.query;

import io.starmigrate.standin.catalog.SqlType;
import java.util.List;
import java.util.Set;

/**
 * Which expressions of the engine's SQL are known to be of a type, told by the mark they stand in: a parenthesis that
 * opens with a comment, which costs the engine nothing. Where the type is known, no conversion is needed that finds it
 * out.
 */
final class KnownTypes {
    private static final Set<String> TEXTS = Set.of(
            "concat",
            "concat_ws",
            "upper",
            "lower",
            "trim",
            "left",
            "right",
            "substr",
            "substring",
            "lpad",
            "rpad",
            "repeat",
            "replace",
            "hex",
            "to_base64",
            "md5",
            "date_format",
            "from_unixtime",
            "json_string",
            "get_json_string",
            "bitmap_to_string",
            "bitmap_to_base64",
            "array_join",
            "uuid",
            "split_part",
            "regexp_extract",
            "from_base64",
            "from_binary",
            "unhex");
    private static final Set<String> INTEGERS = Set.of(
            "floor",
            "ceil",
            "murmur_hash3_32",
            "xx_hash3_64",
            "length",
            "char_length",
            "instr",
            "ascii",
            "bitmap_count",
            "hll_cardinality",
            "array_length",
            "cardinality",
            "map_size",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "datediff",
            "unix_timestamp");
    private static final Set<String> CHOICES = Set.of("coalesce", "ifnull", "nullif");
    private static final String NULL = "NULL";
    private static final String TEXT = "(/*text*/";
    private static final String INTEGER = "(/*integer*/";
    private static final String ARRAY_OF_TEXTS = "(/*texts*/";
    private static final String DECIMAL = "(/*decimal*/";
    private static final String FLOATING = "(/*floating*/";
    private static final String DATE = "(/*date*/";
    private static final String DATETIME = "(/*datetime*/";

    private KnownTypes() {}

    /** The call's SQL, marked when the function's result is known. */
    static String marked(String function, List<String> arguments, String sql) {
        if (TEXTS.contains(function)) {
            return text(sql);
        }
        if (CHOICES.contains(function)) {
            return chosen(arguments, sql);
        }
        if (function.equals("if")) {
            return chosen(arguments.subList(1, arguments.size()), sql);
        }
        return INTEGERS.contains(function) ? integer(sql) : sql;
    }

    /** An expression whose value is one of several, marked when all of them are texts. */
    static String chosen(List<String> values, String sql) {
        List<String> given =
                values.stream().filter(value -> !value.equals(NULL)).toList();
        return !given.isEmpty() && given.stream().allMatch(KnownTypes::isText) ? text(sql) : sql;
    }

    /** An expression that is a text, marked. */
    static String text(String sql) {
        return TEXT + sql + ")";
    }

    /** An expression that is an integer, marked. */
    static String integer(String sql) {
        return INTEGER + sql + ")";
    }

    /** The mark of a table's column of this type; empty when there is none. */
    static String mark(SqlType type) {
        return switch (type.name()) {
            case "char", "varchar" -> TEXT;
            case "tinyint", "smallint", "int", "bigint", "largeint" -> INTEGER;
            case "decimal" -> DECIMAL;
            case "float", "double" -> FLOATING;
            case "date" -> DATE;
            case "datetime" -> DATETIME;
            default -> "";
        };
    }

    /** The expression, of whatever type, as {@code CAST(x AS VARCHAR)} of StarRocks gives it. */
    static String toText(String sql) {
        if (isText(sql)) {
            return sql;
        }
        String cast = "CAST(" + sql + " AS VARCHAR)";
        if (isInteger(sql) || isWhole(sql, DECIMAL)) {
            return text(cast);
        }
        if (isWhole(sql, FLOATING)) {
            return text("sr_float_text(" + cast + ")");
        }
        if (isWhole(sql, DATE)) {
            return text("sr_year_zero(" + cast + ")");
        }
        return isWhole(sql, DATETIME) ? text("sr_datetime_text(" + cast + ")") : "sr_str(" + sql + ")";
    }

    /** The expression, of whatever type, as a point in time. */
    static String toTime(String sql) {
        if (isWhole(sql, DATETIME)) {
            return sql;
        }
        return isWhole(sql, DATE) ? "CAST(" + sql + " AS TIMESTAMP)" : "sr_time(" + sql + ")";
    }

    /** The mark that tells the type of such an expression; empty when it is not known. */
    static String mark(String sql) {
        if (isText(sql)) {
            return TEXT;
        }
        return isInteger(sql) ? INTEGER : "";
    }

    /** The SQL of an array, marked when its elements are texts. */
    static String array(String element, String sql) {
        return isText(element) ? ARRAY_OF_TEXTS + sql + ")" : sql;
    }

    static boolean isTexts(String sql) {
        return isWhole(sql, ARRAY_OF_TEXTS);
    }

    static boolean isText(String sql) {
        return isLiteral(sql) || isWhole(sql, TEXT) || isWhole(sql, "sr_str(");
    }

    static boolean isInteger(String sql) {
        return isWhole(sql, INTEGER);
    }

    /** Whether it is one text literal and nothing else. */
    static boolean isLiteral(String sql) {
        return sql.startsWith("'") && sql.length() > 1 && endOfLiteral(sql, 0) == sql.length() - 1;
    }

    /** Whether the parenthesis that the mark opens is closed by the last character. */
    private static boolean isWhole(String sql, String mark) {
        if (!sql.startsWith(mark)) {
            return false;
        }
        int depth = 0;
        for (int i = mark.indexOf('('); i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'') {
                i = endOfLiteral(sql, i);
            } else if (c == '"') {
                i = sql.indexOf('"', i + 1);
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i == sql.length() - 1;
            }
        }
        return false;
    }

    /** Where the literal that begins here ends; doubled quotes are inside it. */
    private static int endOfLiteral(String sql, int start) {
        int end = sql.indexOf('\'', start + 1);
        while (end + 1 < sql.length() && sql.charAt(end + 1) == '\'') {
            end = sql.indexOf('\'', end + 2);
        }
        return end;
    }
}
