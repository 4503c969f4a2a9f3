package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;

/** How staging comes to show: each switches all its rows in at once (observed, 2026-11-28, point 10). */
public enum Publication {
    /** The temporary partition takes the partition's place. What hangs on the table stays. */
    REPLACE_PARTITION("REPLACE PARTITION"),
    /**
     * The table is filled anew from the staging table: its rows are written twice, and the table keeps its id, and with
     * it rollups, materialized views and grants. The statement may go on after its client is gone.
     */
    INSERT_OVERWRITE("INSERT OVERWRITE"),
    /**
     * The staging table takes the table's name: rollups, grants and constraints go with the old one, materialized views
     * become inactive.
     */
    SWAP("SWAP");

    private final String statement;

    Publication(String statement) {
        this.statement = statement;
    }

    /** What keeps most of a table that is not partitioned, on this version. */
    public static Publication ofUnpartitioned(Capabilities target) {
        return target.has(Capability.INSERT_OVERWRITE) ? INSERT_OVERWRITE : SWAP;
    }

    /** The statement's words, as an operator reads them. */
    @Override
    public String toString() {
        return statement;
    }
}
