package io.starmigrate.core.starrocks.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a catalog's answer, read by column name: columns come, go and change places between releases, even inside
 * a patch series (reference sections 6.1 and 10). Names are compared without regard to case. Immutable.
 */
public final class CatalogRow {
    private final Map<String, @Nullable String> values;

    private CatalogRow(Map<String, @Nullable String> values) {
        this.values = values;
    }

    /** A row of these values by column name; a value may be null. */
    public static CatalogRow of(Map<String, ? extends @Nullable String> values) {
        Map<String, @Nullable String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return new CatalogRow(copy);
    }

    /** The names of the columns, in no particular order. */
    public Set<String> columns() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Whether the answer has this column. */
    public boolean has(String column) {
        return values.containsKey(column);
    }

    /**
     * The value of the first of these columns that the answer has; empty when it has none of them or the value is NULL.
     */
    public Optional<String> find(String... columns) {
        for (String column : columns) {
            if (values.containsKey(column)) {
                return Optional.ofNullable(values.get(column));
            }
        }
        return Optional.empty();
    }

    /** Like {@link #find}, with an empty text for what is not there. */
    public String text(String... columns) {
        return find(columns).orElse("");
    }

    /**
     * The value of the first of these columns that the answer has.
     *
     * @throws IllegalArgumentException when there is none, naming the columns the answer has
     */
    public String require(String... columns) {
        return find(columns)
                .orElseThrow(() -> new IllegalArgumentException("Cannot read the column " + String.join(" or ", columns)
                        + ": the answer has " + values.keySet() + "; this StarRocks version is not understood"));
    }

    /** A whole number; empty when the column is missing, NULL or not a number. */
    public Optional<Long> number(String... columns) {
        return find(columns)
                .map(String::strip)
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(Long::valueOf);
    }

    /**
     * A whole number that must be there.
     *
     * @throws IllegalArgumentException when it is not
     */
    public long requireNumber(String... columns) {
        return number(columns)
                .orElseThrow(() -> new IllegalArgumentException("Cannot read the column " + String.join(" or ", columns)
                        + " as a number: it holds \"" + text(columns) + "\""));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
