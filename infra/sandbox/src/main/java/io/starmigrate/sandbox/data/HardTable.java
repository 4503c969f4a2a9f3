package io.starmigrate.sandbox.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table that is hard to migrate.
 *
 * @param definition the statement that makes it, in both clusters
 * @param rows the statements that fill it
 * @param selected what to select to compare its rows as texts: {@code *}, or expressions where a type has no text
 * @param refusedColumn a column that this pair of versions cannot carry, so that the table must be refused; empty when
 *     the table can be migrated
 */
public record HardTable(
        String name, String definition, List<String> rows, String selected, Optional<String> refusedColumn) {

    /** A table whose rows are compared column by column and that can be migrated. */
    static HardTable of(String name, String shape, String... rows) {
        return new HardTable(
                name,
                "CREATE TABLE `" + name + "` " + shape,
                Arrays.stream(rows)
                        .map(row -> "INSERT INTO `" + name + "` " + row)
                        .toList(),
                "*",
                Optional.empty());
    }

    HardTable comparedBy(String expressions) {
        return new HardTable(name, definition, rows, expressions, refusedColumn);
    }

    /** @param refused whether the pair cannot carry the column */
    HardTable refusedFor(String column, boolean refused) {
        return refused ? new HardTable(name, definition, rows, selected, Optional.of(column)) : this;
    }
}
