package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;

/**
 * What rows of one key become.
 *
 * @param model the table's kind
 * @param columns the key; empty where the statement has no such clause
 */
public record KeyDdl(Model model, List<String> columns) {
    /** The kinds of tables. */
    public enum Model {
        DUPLICATE,
        AGGREGATE,
        UNIQUE,
        PRIMARY
    }

    public KeyDdl {
        columns = List.copyOf(columns);
    }

    /** As SQL text. */
    public String sql() {
        return columns.isEmpty() ? "" : "\n" + model + " KEY(" + Quoting.identifiers(columns) + ")";
    }
}
