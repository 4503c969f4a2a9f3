package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** In what the columns of a table and of its staging are unlike. Pure. */
final class ColumnDifference {
    private ColumnDifference() {}

    /** In words; empty when they are alike, in the same order. */
    static Optional<String> between(List<TableColumn> table, List<TableColumn> staging) {
        if (table.equals(staging)) {
            return Optional.empty();
        }
        String here = lacking(table, staging);
        String there = lacking(staging, table);
        return Optional.of(
                here.equals(there) ? "they are in another order" : "the table has " + here + ", staging " + there);
    }

    /** What only the first have. */
    private static String lacking(List<TableColumn> ones, List<TableColumn> others) {
        String named = ones.stream()
                .filter(column -> !others.contains(column))
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "none" : named;
    }
}
