package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;

/**
 * {@code INSERT OVERWRITE}: puts the rows of a staging table in the place of a table's own, all at once. The table
 * keeps its id; the id of its partition is a new one afterwards.
 *
 * <p>It answers when the rows show, and goes on when its client is gone. Its label is known to SHOW LOAD as an INSERT
 * from shortly after it begins; the label ends a moment before the rows show. It reads the staging table that had the
 * name when it began: one whose name is gone by then fails.
 *
 * @param table what is overwritten, not partitioned
 * @param label its label, as {@link Labels} makes it; unique in the table's database
 * @param columns every column of the table but generated ones, AUTO_INCREMENT included
 * @param staging where the rows are, with the same columns
 */
public record OverwriteStatement(TableName table, String label, List<String> columns, TableName staging) {
    /** @throws IllegalArgumentException when the label is none, or no columns are named */
    public OverwriteStatement {
        columns = List.copyOf(columns);
        Labels.check(label);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot overwrite " + table + " without columns; name those it has");
        }
    }

    /**
     * The statement for a version.
     *
     * @throws IllegalArgumentException when the version has none
     */
    public Sql sql(Capabilities capabilities) {
        if (!capabilities.has(Capability.INSERT_OVERWRITE)) {
            throw new IllegalArgumentException(
                    "Cannot overwrite " + table + ": " + capabilities + " has no INSERT OVERWRITE; publish by SWAP");
        }
        String names = Quoting.identifiers(columns);
        return Sql.of("INSERT OVERWRITE " + table.sql() + " WITH LABEL " + Quoting.identifier(label) + " (" + names
                + ") SELECT " + names + " FROM " + staging.sql());
    }
}
