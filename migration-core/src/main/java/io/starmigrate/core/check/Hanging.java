package io.starmigrate.core.check;

/**
 * Something at the target that hangs on a table which is to be moved.
 *
 * @param table the table, as the target calls it
 * @param kind what it is
 * @param name what the target calls it, with its database where that is another one; of a grant the statement that
 *     grants it, of a constraint the property
 * @param elsewhere whether it is in another database than the table
 */
public record Hanging(String table, Kind kind, String name, boolean elsewhere) {
    /** What hangs on tables. */
    public enum Kind {
        /** A rollup, or a synchronous materialized view. */
        ROLLUP,
        /** A unique or foreign key constraint. */
        CONSTRAINT,
        /** What was granted on it by name. */
        GRANT,
        /** A view that reads it. */
        VIEW,
        /** A materialized view that reads it and is refreshed by itself. */
        REFRESHED_VIEW,
        /** A materialized view that reads it and is refreshed when somebody asks for it. */
        MANUAL_VIEW,
        /** A materialized view that reads it and is out of service. */
        INACTIVE_VIEW
    }

    /** Something in the table's own database. */
    public Hanging(String table, Kind kind, String name) {
        this(table, kind, name, false);
    }
}
