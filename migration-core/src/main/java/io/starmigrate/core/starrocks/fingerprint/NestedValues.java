package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of ARRAY, MAP and STRUCT values. What lies inside a value is hashed one by one, NULL apart from every
 * value, and the hashes are joined: no text in an element can look like two, and the joined text grows by the number of
 * elements, not by their length. It is NULL, which counts as not told, where it is too long for StarRocks, some 40,000
 * elements, or where something inside is not told; the number of elements is told beside it.
 */
final class NestedValues {
    private final Capabilities common;
    private final RowHash hash;
    private final Normaliser normaliser;

    NestedValues(Capabilities common, RowHash hash, Normaliser normaliser) {
        this.common = common;
        this.hash = hash;
        this.normaliser = normaliser;
    }

    List<String> texts(String expression, ColumnType type, int depth) {
        return switch (type.name()) {
            case ARRAY -> array(expression, type.parts().get(0), depth);
            case MAP -> map(expression, type, depth);
            default -> struct(expression, type, depth);
        };
    }

    private List<String> array(String expression, ColumnType element, int depth) {
        String length = Normaliser.asString("array_length(" + expression + ")");
        if (!common.has(Capability.ARRAY_LAMBDA)) {
            return element.parts().isEmpty() ? joinedTwice(expression, length) : List.of(length);
        }
        String variable = "x" + depth;
        String hashes = "array_map(" + variable + " -> " + hash.digits(inside(variable, element, depth + 1)) + ", "
                + expression + ")";
        return List.of(joined(hashes, Normaliser.isAlwaysTold(element)), length);
    }

    /**
     * Joined with two separators and two words for NULL: where both texts have the same character it is an element's,
     * where they differ it is a separator, or NULL. So both together tell every element of texts without hashing one.
     */
    private static List<String> joinedTwice(String expression, String length) {
        return List.of("array_join(" + expression + ", ',', 'n')", "array_join(" + expression + ", ';', 'm')", length);
    }

    // A map has no order; the hashes of its entries are put into one.
    private List<String> map(String expression, ColumnType type, int depth) {
        String key = "k" + depth;
        String value = "v" + depth;
        List<String> entry = new ArrayList<>(inside(key, type.parts().get(0), depth + 1));
        entry.addAll(inside(value, type.parts().get(1), depth + 1));
        String hashes = "array_sort(array_map((" + key + ", " + value + ") -> " + hash.digits(entry) + ", map_keys("
                + expression + "), map_values(" + expression + ")))";
        boolean told = type.parts().stream().allMatch(Normaliser::isAlwaysTold);
        return List.of(joined(hashes, told), Normaliser.asString("map_size(" + expression + ")"));
    }

    private List<String> struct(String expression, ColumnType type, int depth) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < type.parts().size(); i++) {
            String field = expression + "." + Quoting.identifier(type.fields().get(i));
            fields.addAll(inside(field, type.parts().get(i), depth));
        }
        return List.of(hash.digits(fields));
    }

    /** A flag and the texts of what lies inside; a text is NULL only where a value is not told. */
    private List<String> inside(String expression, ColumnType type, int depth) {
        String isNull = normaliser.isNull(expression, type);
        List<String> texts = new ArrayList<>(List.of("if(" + isNull + ", 'n', 'v')"));
        normaliser.texts(expression, type, depth).stream()
                .map(text -> "if(" + isNull + ", '', " + text + ")")
                .forEach(texts::add);
        return texts;
    }

    // A hash that is NULL would be left out by array_join; it makes the whole NULL.
    private static String joined(String hashes, boolean alwaysTold) {
        return alwaysTold
                ? "array_join(" + hashes + ", ',')"
                : "nullif(regexp_extract(concat('=', array_join(" + hashes + ", ',', 'u')), '^=[-0-9:,]*$', 0), '')";
    }
}
