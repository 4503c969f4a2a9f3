package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;

/** The table that a check makes to see whether a cluster can load, in words every version and mode takes. */
public final class CanaryStatements {
    /** Its only column, a whole number. */
    public static final String COLUMN = "k";

    private CanaryStatements() {}

    /** Makes it, with one replica: one living node is enough. */
    public static Sql make(TableName table) {
        String column = Quoting.identifier(COLUMN);
        return Sql.of("CREATE TABLE " + table.sql() + " (" + column + " INT NOT NULL) DUPLICATE KEY(" + column
                + ") DISTRIBUTED BY HASH(" + column + ") BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
    }

    /** Drops it for good; a table that is not there is passed over. */
    public static Sql drop(TableName table) {
        return Sql.of("DROP TABLE IF EXISTS " + table.sql() + " FORCE");
    }
}
