package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.sql.Sql;

/** The database that tables and views are made in. */
public interface SchemaTarget extends SchemaCatalog {
    /** Whether the database is there. */
    boolean exists();

    /**
     * Executes a statement that makes or alters a table or view.
     *
     * @throws ClusterException with remedy ASK_AGAIN when it is not known whether it was executed
     */
    void execute(Sql statement);
}
