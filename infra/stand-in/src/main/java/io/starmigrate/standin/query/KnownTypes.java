package io.starmigrate.standin.query;

import java.util.List;
import java.util.Set;

/**
 * Which expressions of the engine's SQL are known to be texts, integers or arrays of texts, told by the mark they stand
 * in.
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
        return INTEGERS.contains(function) ? "sr_i(" + sql + ")" : sql;
    }

    /** An expression whose value is one of several, marked when all of them are texts. */
    static String chosen(List<String> values, String sql) {
        List<String> given =
                values.stream().filter(value -> !value.equals(NULL)).toList();
        return !given.isEmpty() && given.stream().allMatch(KnownTypes::isText) ? text(sql) : sql;
    }

    private static String text(String sql) {
        return "sr_t(" + sql + ")";
    }

    /** The mark that tells the type of such an expression; empty when it is not known. */
    static String mark(String sql) {
        if (isText(sql)) {
            return "sr_t";
        }
        return isInteger(sql) ? "sr_i" : "";
    }

    /** The SQL of an array, marked when its elements are texts. */
    static String array(String element, String sql) {
        return isText(element) ? "sr_ts(" + sql + ")" : sql;
    }

    static boolean isTexts(String sql) {
        return isWhole(sql, "sr_ts(");
    }

    static boolean isText(String sql) {
        return isLiteral(sql) || isWhole(sql, "sr_t(") || isWhole(sql, "sr_str(");
    }

    static boolean isInteger(String sql) {
        return isWhole(sql, "sr_i(");
    }

    private static boolean isLiteral(String sql) {
        return sql.startsWith("'") && sql.length() > 1 && endOfLiteral(sql, 0) == sql.length() - 1;
    }

    /** Whether the parenthesis that the mark opens is closed by the last character. */
    private static boolean isWhole(String sql, String mark) {
        if (!sql.startsWith(mark)) {
            return false;
        }
        int depth = 0;
        for (int i = mark.length() - 1; i < sql.length(); i++) {
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
