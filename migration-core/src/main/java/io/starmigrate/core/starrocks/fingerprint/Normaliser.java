package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;

/**
 * Makes texts of a value that are the same in both clusters whenever the value is, and others whenever it is another
 * (reference 8.3). Only what both versions have is used.
 *
 * <p>NULL is told by a condition of its own, never by a text. Values are not concatenated or spelled in hexadecimal
 * digits: functions that make a text of more than 1,048,576 bytes give NULL. A text that is NULL although the value is
 * not cannot be told from others; {@link FingerprintQuery} counts those.
 */
final class Normaliser {
    /** The back ends refuse to spell out more (max_length_for_bitmap_function), whatever becomes of the text. */
    static final int MOST_MEMBERS = 1_000_000;

    private static final String GREATEST_DOUBLE = "1.7976931348623157e308";

    private final Capabilities common;
    private final NestedValues nested;

    Normaliser(Capabilities common, RowHash hash) {
        this.common = common;
        this.nested = new NestedValues(common, hash, this);
    }

    /** Whether a value is NULL, as a condition. */
    String isNull(String expression, ColumnType type) {
        // StarRocks allows no IS NULL on these.
        return switch (type.name()) {
            case BITMAP -> membersOfSmall(expression) + " IS NULL";
            case HLL ->
                (common.has(Capability.HLL_SERIALIZE) ? "hll_serialize(" : "hll_cardinality(") + expression
                        + ") IS NULL";
            case PERCENTILE -> median(expression) + " IS NULL";
            default -> expression + " IS NULL";
        };
    }

    /** The texts of a value that is not NULL, always as many for a type. */
    List<String> texts(String expression, ColumnType type) {
        return texts(expression, type, 0);
    }

    /** @param depth in how many lambdas the expression stands */
    List<String> texts(String expression, ColumnType type, int depth) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INT, BIGINT, LARGEINT, DATE, DATETIME -> List.of(asString(expression));
            // A cast would print the text "5" and the number 5 alike.
            case JSON -> List.of("json_string(" + expression + ")");
            case CHAR, VARCHAR -> List.of(expression);
            // Versions print a boolean as true or as 1.
            case BOOLEAN -> List.of(asString("CAST(" + expression + " AS TINYINT)"));
            case DECIMAL, DECIMALV2 -> List.of(decimal(expression, type));
            case FLOAT, DOUBLE -> List.of(floatingPoint(expression));
            // The same bytes called a text; nothing is copied or checked.
            case VARBINARY -> List.of("from_binary(" + expression + ", 'utf8')");
            case BITMAP -> bitmap(expression);
            case HLL -> List.of(asString("hll_cardinality(" + expression + ")"));
            case PERCENTILE -> List.of(asString(median(expression)));
            case ARRAY, MAP, STRUCT -> nested.texts(expression, type, depth);
        };
    }

    /** Whether no text of a value is ever NULL. */
    static boolean isAlwaysTold(ColumnType type) {
        return !type.holds(
                TypeName.JSON,
                TypeName.VARBINARY,
                TypeName.BITMAP,
                TypeName.HLL,
                TypeName.PERCENTILE,
                TypeName.ARRAY,
                TypeName.MAP,
                TypeName.STRUCT);
    }

    static String asString(String expression) {
        return "CAST(" + expression + " AS STRING)";
    }

    // One precision on both sides, because an old decimal prints without trailing zeros. Wider than 38 only exists
    // since 4.0.
    private static String decimal(String expression, ColumnType type) {
        return type.precision() > 38
                ? asString(expression)
                : asString("CAST(" + expression + " AS DECIMAL(38, " + type.scale() + "))");
    }

    /**
     * Sign, exponent and mantissa as whole numbers: versions print floating point numbers differently, and dividing by
     * a power of two loses nothing. It is done in two steps, each by half of the exponent, because neither is infinite
     * or subnormal then, for no number; what is left lies between 1 and 4, or a rounding error below, and is whole when
     * multiplied by 2^53. What is not finite is told by its print, and so is the sign of zero.
     */
    private static String floatingPoint(String expression) {
        String size = "abs(CAST(" + expression + " AS DOUBLE))";
        String half = "floor(log2(" + size + ") / 2)";
        String mantissa =
                "CAST(" + size + " / pow(2, " + half + ") / pow(2, " + half + ") * 9007199254740992 AS BIGINT)";
        return "CASE WHEN " + expression + " = 0 THEN if(left(" + asString(expression) + ", 1) = '-', '-0', '0')"
                + " WHEN " + size + " <= " + GREATEST_DOUBLE
                + " THEN concat(if(" + expression + " > 0, '+', '-'), " + asString("CAST(" + half + " AS INT)")
                + ", ':', "
                + asString(mantissa) + ") ELSE " + asString(expression) + " END";
    }

    private static String median(String expression) {
        return "percentile_approx_raw(" + expression + ", 0.5)";
    }

    // The serialised form depends on how the bitmap was built; its members, in order, do not.
    private List<String> bitmap(String expression) {
        String members = "if(" + isSmall(expression) + ", " + membersOfSmall(expression) + ", NULL)";
        String count = asString("bitmap_count(" + expression + ")");
        return common.has(Capability.BITMAP_BOUNDS)
                ? List.of(members, count, bound("bitmap_min", expression), bound("bitmap_max", expression))
                : List.of(members, count);
    }

    private static String bound(String function, String expression) {
        return "coalesce(" + asString(function + "(" + expression + ")") + ", '')";
    }

    private static String isSmall(String expression) {
        return "bitmap_count(" + expression + ") <= " + MOST_MEMBERS;
    }

    // Both branches of an if are computed for all rows, so a big bitmap must not come so far.
    private static String membersOfSmall(String expression) {
        return "bitmap_to_string(if(" + isSmall(expression) + ", " + expression + ", bitmap_empty()))";
    }
}
