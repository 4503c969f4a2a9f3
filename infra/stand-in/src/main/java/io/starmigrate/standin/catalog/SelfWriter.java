package io.starmigrate.standin.catalog;

import java.time.Instant;

/**
 * What writes to a database without anybody sending statements: only shown here, it writes nothing.
 *
 * @param id the cluster's number for it
 * @param table what it writes to; with its database and a point before it where that is another one
 * @param state as the cluster shows it; of a task the state of its last run
 * @param schedule how often a task runs, as it is shown; empty for one that runs when it is sent, and for the others
 */
public record SelfWriter(
        Kind kind, long id, String database, String name, String table, String state, String schedule, Instant made) {
    /** What can write by itself. */
    public enum Kind {
        ROUTINE_LOAD,
        PIPE,
        TASK,
        RESTORE
    }

    /** What it writes to, with its database. */
    public String written() {
        return table.contains(".") ? table : database + "." + table;
    }

    /** The same in another state. */
    public SelfWriter in(String next) {
        return new SelfWriter(kind, id, database, name, table, next, schedule, made);
    }
}
