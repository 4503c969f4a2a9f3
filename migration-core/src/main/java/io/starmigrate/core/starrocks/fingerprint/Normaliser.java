package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Capability;
import io.starmigrate.core.starrocks.Quoting;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;

/**
 * Makes one text of a value that is the same in both clusters whenever the value is, NULL included (reference 8.3).
 * Only what both versions have is used.
 */
final class Normaliser {
    private final Capabilities common;

    Normaliser(Capabilities common) {
        this.common = common;
    }

    /** The text of a value that is never NULL: {@code n} for NULL, else {@code v} and the value's text. */
    String nullSafe(String expression, ColumnType type) {
        return "coalesce(concat('v', " + text(expression, type) + "), 'n')";
    }

    /** The text of a value; NULL for NULL. */
    private String text(String expression, ColumnType type) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INT, BIGINT, LARGEINT, DATE, DATETIME -> asString(expression);
            // A cast would print the text "5" and the number 5 alike.
            case JSON -> "json_string(" + expression + ")";
            case CHAR, VARCHAR -> expression;
            // Versions print a boolean as true or as 1.
            case BOOLEAN -> asString("CAST(" + expression + " AS TINYINT)");
            case DECIMAL, DECIMALV2 -> decimal(expression, type);
            case FLOAT, DOUBLE -> floatingPoint(expression);
            case VARBINARY -> "hex(" + expression + ")";
            case BITMAP -> bitmap(expression);
            case HLL -> asString("hll_cardinality(" + expression + ")");
            case PERCENTILE -> asString("percentile_approx_raw(" + expression + ", 0.5)");
            case ARRAY -> array(expression, type.parts().get(0));
            case MAP -> map(expression, type);
            case STRUCT -> struct(expression, type);
        };
    }

    private static String asString(String expression) {
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
     * Sign, binary exponent and mantissa as whole numbers: versions print floating point numbers differently, and
     * scaling by a power of two loses nothing. Infinity, and NaN, which has no exponent, count as {@code x}; infinity
     * is kept from {@code floor}, which would make of it whatever the processor makes of it.
     */
    private static String floatingPoint(String expression) {
        String value = "CAST(" + expression + " AS DOUBLE)";
        String exponent = "floor(log2(abs(" + value + ")))";
        String mantissa = "CAST(abs(" + value + ") / pow(2, " + exponent + ") * 9007199254740992 AS BIGINT)";
        return "CASE WHEN " + expression + " IS NULL THEN NULL WHEN " + expression + " = 0 THEN '0'"
                + " WHEN abs(" + value + ") > 1.7976931348623157e308 THEN if(" + expression + " > 0, '+x', '-x')"
                + " ELSE concat(if(" + expression + " > 0, '+', '-'), coalesce(concat("
                + asString("CAST(" + exponent + " AS INT)") + ", ':', " + asString(mantissa) + "), 'x')) END";
    }

    // The serialised form depends on how the bitmap was built; its members do not. Big ones are not spelled out.
    // StarRocks
    // allows no IS NULL on a bitmap; bitmap_to_string is NULL for NULL.
    private String bitmap(String expression) {
        String count = "bitmap_count(" + expression + ")";
        String members = "if(" + count + " <= 1000, bitmap_to_string(" + expression + "), '')";
        String bounds = common.has(Capability.BITMAP_BOUNDS)
                ? "coalesce(" + asString("bitmap_min(" + expression + ")") + ", ''), ':', coalesce("
                        + asString("bitmap_max(" + expression + ")") + ", ''), ':', "
                : "";
        return "concat(" + asString(count) + ", ':', " + bounds + members + ")";
    }

    private String array(String expression, ColumnType element) {
        if (!common.has(Capability.ARRAY_LAMBDA)) {
            return "concat(" + asString("array_length(" + expression + ")") + ", ':', array_join(" + expression
                    + ", ',', 'n'))";
        }
        return "array_join(array_map(x -> " + framed("x", element) + ", " + expression + "), ',')";
    }

    // A map has no order; its entries are put into one.
    private String map(String expression, ColumnType type) {
        return "array_join(array_sort(array_map((k, v) -> concat("
                + framed("k", type.parts().get(0)) + ", '=', "
                + framed("v", type.parts().get(1)) + "), map_keys("
                + expression + "), map_values(" + expression + "))), ',')";
    }

    private String struct(String expression, ColumnType type) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < type.parts().size(); i++) {
            String field = expression + "." + Quoting.identifier(type.fields().get(i));
            fields.append(i == 0 ? "" : ", ").append(framed(field, type.parts().get(i)));
        }
        return "if(" + expression + " IS NULL, NULL, concat(" + fields + "))";
    }

    // The length keeps two short strings apart from one long one.
    private String framed(String expression, ColumnType type) {
        String safe = nullSafe(expression, type);
        return type.holds(TypeName.CHAR, TypeName.VARCHAR, TypeName.JSON)
                ? "concat(CAST(length(" + safe + ") AS STRING), ':', " + safe + ")"
                : safe;
    }
}
