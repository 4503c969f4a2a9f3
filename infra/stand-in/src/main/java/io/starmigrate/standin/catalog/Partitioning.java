package io.starmigrate.standin.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a table's rows are divided into partitions. {@code columns} are the partition columns, empty for none. */
public sealed interface Partitioning {

    List<String> columns();

    /** One partition that bears the table's name. */
    record None() implements Partitioning {
        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /**
     * {@code PARTITION BY RANGE(columns)}; with {@code automatic}, {@code PARTITION BY date_trunc(…)} or
     * {@code time_slice(…)} on one column, whose partitions are made when rows arrive.
     */
    record Range(
            List<String> columns,
            @Nullable TimeUnitExpression automatic,
            @Nullable Computed computed) implements Partitioning {
        public Range(List<String> columns, @Nullable TimeUnitExpression automatic) {
            this(columns, automatic, null);
        }
    }

    /**
     * {@code RANGE(str2date(column, …))}: bounds are those of an expression's value.
     *
     * @param text the expression as SHOW CREATE TABLE prints it
     * @param type the value's
     */
    record Computed(String text, SqlType type) {}

    /**
     * {@code PARTITION BY LIST(columns)}; {@code automatic} when written as {@code PARTITION BY (columns)} or with
     * several expressions, of which {@code expressions} holds one text per column (the column's name for a plain
     * column).
     */
    record Values(List<String> columns, boolean automatic, List<String> expressions) implements Partitioning {}

    /**
     * {@code date_trunc('unit', column)} with a step of 1, or {@code time_slice(column, INTERVAL step unit)}.
     *
     * @param unit lower case: minute, hour, day, week, month, quarter, year
     * @param text the expression as SHOW CREATE TABLE prints it
     */
    record TimeUnitExpression(String function, String unit, int step, String text) {}
}
