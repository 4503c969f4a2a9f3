package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean inside one SELECT. */
final class QueryScope {
    private final @Nullable QueryScope outer;
    private final Set<String> with = new HashSet<>();
    private final Set<String> aliases = new HashSet<>();
    private final Map<String, Relation> tables = new HashMap<>();

    QueryScope(@Nullable QueryScope outer) {
        this.outer = outer;
    }

    /**
     * A table or view that is read.
     *
     * @param parts its name, perhaps with database and catalog before it
     */
    record Relation(List<Token> parts) {
        Token name() {
            return parts.get(parts.size() - 1);
        }

        Optional<String> database() {
            return parts.size() < 2
                    ? Optional.empty()
                    : Optional.of(parts.get(parts.size() - 2).text());
        }
    }

    /**
     * Names with points between them, in an expression.
     *
     * @param parts the names
     * @param scope where they stand
     */
    record Column(List<Token> parts, QueryScope scope) {}

    /** A table's name among the parts of a column's. */
    record Place(Relation relation, int at) {}

    QueryScope beside() {
        QueryScope next = new QueryScope(outer);
        next.with.addAll(with);
        return next;
    }

    void nameQuery(String name) {
        with.add(name);
    }

    boolean isNamedQuery(String name) {
        return with.contains(name) || (outer != null && outer.isNamedQuery(name));
    }

    void alias(String name) {
        aliases.add(name);
    }

    void table(Relation relation) {
        tables.put(relation.name().text(), relation);
    }

    /** The table that a column's name begins with, where it does and where the table has no alias. */
    Optional<Place> tableBefore(List<Token> parts, String database) {
        for (QueryScope scope = this; scope != null; scope = scope.outer) {
            String first = parts.get(0).text();
            if (scope.aliases.contains(first)) {
                return Optional.empty();
            }
            @Nullable Relation table = scope.tables.get(first);
            if (table != null) {
                return Optional.of(new Place(table, 0));
            }
            Optional<Place> qualified = scope.qualified(parts, database);
            if (qualified.isPresent()) {
                return qualified;
            }
        }
        return Optional.empty();
    }

    /** {@code database.table.column}, perhaps with a catalog before it. */
    private Optional<Place> qualified(List<Token> parts, String database) {
        for (int at = 1; at < parts.size() - 1 && at < 3; at++) {
            @Nullable Relation table = tables.get(parts.get(at).text());
            if (table != null
                    && table.database()
                            .orElse(database)
                            .equals(parts.get(at - 1).text())) {
                return Optional.of(new Place(table, at));
            }
        }
        return Optional.empty();
    }
}
