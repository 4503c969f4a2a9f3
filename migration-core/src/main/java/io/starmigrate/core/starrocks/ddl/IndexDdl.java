package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import java.util.Map;

/**
 * An index as a statement defines it.
 *
 * @param name its name
 * @param columns what it is over
 * @param kind BITMAP, NGRAMBF, GIN or VECTOR, in upper case
 * @param properties its own properties, in the order written
 * @param comment its comment; empty without one
 */
public record IndexDdl(String name, List<String> columns, String kind, Map<String, String> properties, String comment) {
    public IndexDdl {
        columns = List.copyOf(columns);
        properties = Clauses.copy(properties);
    }

    /** As SQL text. */
    public String sql() {
        String own = properties.isEmpty() ? "" : " (" + Clauses.entries(properties, ", ") + ")";
        return "INDEX " + Quoting.identifier(name) + " (" + Quoting.identifiers(columns) + ") USING " + kind + own
                + " COMMENT " + Quoting.string(comment);
    }
}
