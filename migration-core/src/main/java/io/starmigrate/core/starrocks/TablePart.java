package io.starmigrate.core.starrocks;

import org.jspecify.annotations.Nullable;

/**
 * The rows a statement reads or writes: a whole table, one of its partitions, or one of its temporary partitions.
 *
 * @param table the table
 * @param kind which part of it
 * @param partition the partition's name; null for the whole table only
 */
public record TablePart(
        TableName table, Kind kind, @Nullable String partition) {
    /** Which part of a table. */
    public enum Kind {
        /** All of it. */
        WHOLE,
        /** One partition. */
        PARTITION,
        /** One temporary partition. */
        TEMPORARY_PARTITION
    }

    /** @throws IllegalArgumentException when a partition is named for a whole table, or none for a partition */
    public TablePart {
        if ((kind == Kind.WHOLE) != (partition == null)) {
            throw new IllegalArgumentException(
                    "A part " + kind + " of " + table + " cannot name partition " + partition);
        }
    }

    /** All rows of a table. */
    public static TablePart whole(TableName table) {
        return new TablePart(table, Kind.WHOLE, null);
    }

    /** The rows of one partition. */
    public static TablePart partition(TableName table, String partition) {
        return new TablePart(table, Kind.PARTITION, partition);
    }

    /** The rows of one temporary partition. */
    public static TablePart temporary(TableName table, String partition) {
        return new TablePart(table, Kind.TEMPORARY_PARTITION, partition);
    }

    /** The clause that names the part after a table's name, with a leading space; empty for the whole table. */
    public String partitionClause() {
        if (partition == null) {
            return "";
        }
        String word = kind == Kind.PARTITION ? " PARTITION (" : " TEMPORARY PARTITION (";
        return word + Quoting.identifier(partition) + ")";
    }

    /** The table's qualified name with the clause that names the part. */
    public String sql() {
        return table.sql() + partitionClause();
    }

    @Override
    public String toString() {
        return switch (kind) {
            case WHOLE -> table.toString();
            case PARTITION -> table + " partition " + partition;
            case TEMPORARY_PARTITION -> table + " temporary partition " + partition;
        };
    }
}
