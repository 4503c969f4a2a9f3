package io.starmigrate.standin.catalog;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous materialized view. It keeps no rows of its own: once refreshed it reads as its query does now.
 *
 * @param clauses PARTITION BY, DISTRIBUTED BY, ORDER BY and REFRESH as SHOW CREATE prints them, by clause, in that
 *     order
 * @param properties those written, in their order
 * @param query what it reads
 * @param inactiveReason why it is not refreshed and not used; null while it is active
 * @param refreshed when it was refreshed last; null before the first time
 */
public record MaterializedView(
        long id,
        String name,
        List<Column> columns,
        String comment,
        Map<Clause, String> clauses,
        Map<String, String> properties,
        ViewQuery query,
        @Nullable String inactiveReason,
        @Nullable Instant refreshed)
        implements Relation {

    /** The clauses between the columns and the query, in the order they are printed. */
    public enum Clause {
        PARTITION,
        DISTRIBUTION,
        ORDER,
        REFRESH
    }

    public boolean active() {
        return inactiveReason == null;
    }

    public MaterializedView named(String newName) {
        return new MaterializedView(
                id, newName, columns, comment, clauses, properties, query, inactiveReason, refreshed);
    }

    public MaterializedView withClause(Clause clause, String text) {
        Map<Clause, String> changed = new EnumMap<>(clauses);
        changed.put(clause, text);
        return new MaterializedView(id, name, columns, comment, changed, properties, query, inactiveReason, refreshed);
    }

    public MaterializedView withProperties(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.putAll(changes);
        return new MaterializedView(id, name, columns, comment, clauses, changed, query, inactiveReason, refreshed);
    }

    /** Active again, or inactive for a reason. */
    public MaterializedView inactive(@Nullable String reason) {
        return new MaterializedView(id, name, columns, comment, clauses, properties, query, reason, refreshed);
    }

    public MaterializedView refreshed(Instant when) {
        return new MaterializedView(id, name, columns, comment, clauses, properties, query, inactiveReason, when);
    }
}
