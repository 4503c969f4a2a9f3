package io.starmigrate.core.starrocks.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which rows belong into a partition: a range of values, a list of values, or all rows. */
public sealed interface PartitionBounds {
    /**
     * Reads what {@code SHOW PARTITIONS} prints in {@code Range} or {@code List}, in the form of any version (reference
     * 6.2): the two {@code keys} of a range, the quoted lists of 3.1 to 3.3, the JSON of 3.4 and later, nothing for an
     * unpartitioned table.
     *
     * <p>Lists do not tell NULL from the text {@code NULL}, see {@link Values#withNulls}. Lists before 3.4 do not
     * escape quotes: a value that holds {@code ', '} is read as two.
     *
     * @throws IllegalArgumentException when the text has none of these forms
     */
    static PartitionBounds parse(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return new Everything();
        }
        if (bare.startsWith("[types:")) {
            return RangeText.parse(bare);
        }
        return new Values(ListText.parse(bare));
    }

    /** The bounds as {@code ADD PARTITION} takes them, with a leading space; empty for a table without partitions. */
    String sql();

    /** Every row: the one partition of a table without partitioning. */
    record Everything() implements PartitionBounds {
        @Override
        public String sql() {
            return "";
        }

        @Override
        public String toString() {
            return "all rows";
        }
    }

    /**
     * A range, by one or several columns.
     *
     * @param types the columns' types as the catalog prints them, such as {@code DATE}
     * @param lower the lower end, inclusive; for an open end the smallest value of the type, as StarRocks prints it
     * @param upper the upper end, exclusive
     */
    record Range(List<String> types, List<BoundValue> lower, List<BoundValue> upper) implements PartitionBounds {
        public Range {
            types = List.copyOf(types);
            lower = List.copyOf(lower);
            upper = List.copyOf(upper);
            if (types.isEmpty() || types.size() != lower.size() || types.size() != upper.size()) {
                throw new IllegalArgumentException("Cannot make a range of " + types.size() + " columns from " + lower
                        + " to " + upper + ": it needs one value for each column");
            }
        }

        @Override
        public String sql() {
            return " VALUES [" + tuple(lower) + ", " + tuple(upper) + ")";
        }

        private static String tuple(List<BoundValue> values) {
            return values.stream().map(BoundValue::sql).collect(Collectors.joining(", ", "(", ")"));
        }

        @Override
        public String toString() {
            return "[" + lower + ", " + upper + ")";
        }
    }

    /**
     * A list of values, or of tuples for several columns.
     *
     * @param items the values, each with one entry for each partition column
     */
    record Values(List<List<BoundValue>> items) implements PartitionBounds {
        public Values {
            items = items.stream().map(List::copyOf).toList();
            if (items.isEmpty() || items.stream().map(List::size).distinct().count() != 1) {
                throw new IllegalArgumentException("Cannot make a list partition of " + items
                        + ": it needs values with one entry for each column");
            }
        }

        /** The number of partition columns. */
        public int width() {
            return items.get(0).size();
        }

        /** Whether a column holds the text {@code NULL}, which may be NULL or that very text. */
        public boolean mayHoldNull(int column) {
            return items.stream().anyMatch(item -> item.get(column).equals(BoundValue.text("NULL")));
        }

        /** The same list with NULL in place of the text {@code NULL} in one column, counted from 0. */
        public Values withNulls(int column) {
            return new Values(items.stream()
                    .map(item -> {
                        List<BoundValue> changed = new ArrayList<>(item);
                        if (item.get(column).text().equals("NULL")) {
                            changed.set(column, BoundValue.nullValue());
                        }
                        return List.copyOf(changed);
                    })
                    .toList());
        }

        /** Whether NULL itself is among the values. */
        public boolean holdsNull() {
            return items.stream().flatMap(List::stream).anyMatch(value -> value.kind() == BoundValue.Kind.NULL);
        }

        /** The list in the form of 3.4, with {@code null} for NULL; {@link #parse} reads it back. */
        public String catalogText() {
            return ListText.json(items);
        }

        @Override
        public String sql() {
            String list = items.stream()
                    .map(item -> item.stream().map(BoundValue::sql).collect(Collectors.joining(", ")))
                    .map(item -> width() == 1 ? item : "(" + item + ")")
                    .collect(Collectors.joining(", "));
            return " VALUES IN (" + list + ")";
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }
}
