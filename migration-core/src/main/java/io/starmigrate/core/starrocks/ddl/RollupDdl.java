package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import java.util.Map;

/**
 * A rollup of a table.
 *
 * @param name its name
 * @param columns its columns, in its order
 * @param key its key columns where written; empty otherwise
 * @param properties its own properties
 */
public record RollupDdl(String name, List<String> columns, List<String> key, Map<String, String> properties) {
    public RollupDdl {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        properties = Clauses.copy(properties);
    }

    /** As SQL text inside a ROLLUP clause or after ADD ROLLUP. */
    public String sql() {
        String ownKey = key.isEmpty() ? "" : " DUPLICATE KEY (" + Quoting.identifiers(key) + ")";
        String own = properties.isEmpty() ? "" : " PROPERTIES (" + Clauses.entries(properties, ", ") + ")";
        return Quoting.identifier(name) + " (" + Quoting.identifiers(columns) + ")" + ownKey + own;
    }
}
