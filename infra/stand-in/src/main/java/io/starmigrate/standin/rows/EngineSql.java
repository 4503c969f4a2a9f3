package io.starmigrate.standin.rows;

/** Names and literals in the engine's SQL. */
public final class EngineSql {
    private EngineSql() {}

    /** A quoted identifier. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A string literal of exactly these characters. */
    public static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        // A NUL would end the statement's text.
        return quoted.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
    }

    /** The table that keeps a partition's rows. */
    public static String partition(long partitionId) {
        return "p_" + partitionId;
    }
}
