package io.starmigrate.core.starrocks.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows a statement reads or writes: a whole table, some of its partitions, or some of its temporary partitions.
 *
 * @param table the table
 * @param kind which part of it
 * @param partitions the partitions' names; none for the whole table only
 */
public record TablePart(TableName table, Kind kind, List<String> partitions) {
    /** Which part of a table. */
    public enum Kind {
        /** All of it. */
        WHOLE,
        /** One partition, or several. */
        PARTITION,
        /** One temporary partition, or several. */
        TEMPORARY_PARTITION
    }

    /** @throws IllegalArgumentException when a partition is named for a whole table, or none for a partition */
    public TablePart {
        partitions = List.copyOf(partitions);
        if ((kind == Kind.WHOLE) != partitions.isEmpty()) {
            throw new IllegalArgumentException(
                    "A part " + kind + " of " + table + " cannot name the partitions " + partitions);
        }
    }

    /** All rows of a table. */
    public static TablePart whole(TableName table) {
        return new TablePart(table, Kind.WHOLE, List.of());
    }

    /** The rows of one partition. */
    public static TablePart partition(TableName table, String partition) {
        return new TablePart(table, Kind.PARTITION, List.of(partition));
    }

    /** The rows of several partitions. */
    public static TablePart partitions(TableName table, List<String> partitions) {
        return new TablePart(table, Kind.PARTITION, partitions);
    }

    /** The rows of several temporary partitions. */
    public static TablePart temporaries(TableName table, List<String> partitions) {
        return new TablePart(table, Kind.TEMPORARY_PARTITION, partitions);
    }

    /** The rows of one temporary partition. */
    public static TablePart temporary(TableName table, String partition) {
        return new TablePart(table, Kind.TEMPORARY_PARTITION, List.of(partition));
    }

    /** The clause that names the part after a table's name, with a leading space; empty for the whole table. */
    public String partitionClause() {
        if (partitions.isEmpty()) {
            return "";
        }
        String word = kind == Kind.PARTITION ? " PARTITION (" : " TEMPORARY PARTITION (";
        return word + partitions.stream().map(Quoting::identifier).collect(Collectors.joining(", ")) + ")";
    }

    /** The table's qualified name with the clause that names the part. */
    public String sql() {
        return table.sql() + partitionClause();
    }

    @Override
    public String toString() {
        return switch (kind) {
            case WHOLE -> table.toString();
            case PARTITION -> table + " partition " + String.join(", ", partitions);
            case TEMPORARY_PARTITION -> table + " temporary partition " + String.join(", ", partitions);
        };
    }
}
