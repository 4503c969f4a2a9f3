package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;

/**
 * The statements by which an operator removes what is not to be there. This tool only prints them: what they drop lies
 * in the recycle bin for a day by default ({@code RECOVER} brings it back), so they are without {@code FORCE}.
 */
public final class RemovalStatements {
    private RemovalStatements() {}

    /** Drops a partition with its rows. */
    public static Sql dropPartition(TableName table, String partition) {
        return Sql.of("ALTER TABLE " + table.sql() + " DROP PARTITION " + Quoting.identifier(partition));
    }

    /** Drops a table with its rows. */
    public static Sql dropTable(TableName table) {
        return Sql.of("DROP TABLE " + table.sql());
    }
}
