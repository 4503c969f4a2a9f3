package io.starmigrate.standin.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Rows of texts as something to select from, in one literal: the engine takes a hundred times as long to plan a
     * SELECT for each of them.
     *
     * @param name of the only column, a list of the row's texts
     */
    public static String rows(String name, List<List<@Nullable String>> rows) {
        return "(SELECT unnest(from_json(" + literal(JsonText.of(rows)) + ", '[[\"VARCHAR\"]]')) AS " + name + ")";
    }

    /** The table that keeps a partition's rows. */
    public static String partition(long partitionId) {
        return "p_" + partitionId;
    }
}
