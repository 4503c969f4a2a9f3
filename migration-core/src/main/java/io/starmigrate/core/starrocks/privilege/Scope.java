package io.starmigrate.core.starrocks.privilege;

import io.starmigrate.core.starrocks.sql.Quoting;

/**
 * What a privilege is about.
 *
 * @param kind the kind of object
 * @param database the database; all of them is no scope of ours, and of the cluster itself it says nothing
 */
public record Scope(Kind kind, String database) {
    /** Kinds of objects. */
    public enum Kind {
        /** The database itself: what may be made in it. */
        DATABASE("DATABASE "),
        /** All its tables. */
        TABLES("ALL TABLES IN DATABASE "),
        /** All its views. */
        VIEWS("ALL VIEWS IN DATABASE "),
        /** The database and everything in it, as versions before 3.0 have it. */
        EVERYTHING(""),
        /** The cluster itself, from 3.0 on. */
        SYSTEM("SYSTEM");

        private final String grammar;

        Kind(String grammar) {
            this.grammar = grammar;
        }
    }

    /** The statement that grants privileges on it. */
    public String grant(Iterable<String> privileges, String account) {
        String object = kind == Kind.SYSTEM
                ? kind.grammar
                : kind.grammar + Quoting.identifier(database) + (kind == Kind.EVERYTHING ? ".*" : "");
        return "GRANT " + String.join(", ", privileges) + " ON " + object + " TO "
                + (kind == Kind.EVERYTHING ? "" : "USER ") + account;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case DATABASE, EVERYTHING -> "database " + database;
            case TABLES -> "tables of " + database;
            case VIEWS -> "views of " + database;
            case SYSTEM -> "the cluster";
        };
    }
}
