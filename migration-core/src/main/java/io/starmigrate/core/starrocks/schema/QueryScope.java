package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What names mean inside one SELECT. A table is known by catalog, database and name, an alias by itself. */
final class QueryScope {
    /** Stood before each database up to 2.3, and stands in views that were made then. */
    private static final String CLUSTER = "default_cluster:";

    private static final String INTERNAL = "default_catalog";

    private final @Nullable QueryScope outer;
    private final Set<String> with = new HashSet<>();
    private final Set<String> aliases = new HashSet<>();
    private final List<Relation> tables = new ArrayList<>();

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
            return parts.size() < 2 ? Optional.empty() : Optional.of(QueryScope.database(parts.get(parts.size() - 2)));
        }

        String catalog() {
            return parts.size() < 3 ? INTERNAL : QueryScope.catalog(parts.get(parts.size() - 3));
        }

        boolean isInternal() {
            return catalog().equals(INTERNAL);
        }
    }

    /**
     * Names with points between them, in an expression.
     *
     * @param parts the names
     * @param scope where they stand
     */
    record Column(List<Token> parts, QueryScope scope) {}

    /**
     * What the beginning of a column's name can stand for.
     *
     * @param scope where that is read; all further in do not have it
     * @param tables the tables without an alias; several where the name alone does not tell
     * @param at which part of the column's name is the table's; what stands before is its database and catalog
     * @param alias whether an alias is called so, too
     */
    record Meaning(QueryScope scope, List<Relation> tables, int at, boolean alias) {}

    /** The name of a database as it is called since 2.4. */
    static String database(Token name) {
        String text = name.text();
        return text.startsWith(CLUSTER) ? text.substring(CLUSTER.length()) : text;
    }

    /** StarRocks knows its own catalog in any case. */
    private static String catalog(Token name) {
        return name.text().equalsIgnoreCase(INTERNAL) ? INTERNAL : name.text();
    }

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
        tables.add(relation);
    }

    /**
     * What a column's name begins with: a table of that database and name, or else whatever is called so, in the
     * innermost query that reads it. Empty where it begins with a column. Where neither is, it can be the field of a
     * STRUCT, before whose table a database may be written in other letters; that of all other columns may not.
     *
     * @param database the database of tables that are named without one
     */
    Optional<Meaning> meaning(List<Token> parts, String database) {
        return outwards(scope -> scope.qualified(parts, database, String::equals))
                .or(() -> outwards(scope -> scope.bare(parts.get(0).text())))
                .or(() -> outwards(scope -> scope.qualified(parts, database, String::equalsIgnoreCase)));
    }

    /**
     * Whether a query from here out to another, both included, reads anything else under this name.
     *
     * @param called what a table's name will be
     */
    boolean isTaken(String name, Meaning by, Function<Relation, String> called) {
        for (QueryScope scope = this; scope != null; scope = scope.outer) {
            boolean alias = scope.aliases.contains(name) && !(scope == by.scope() && by.alias());
            if (alias
                    || scope.tables.stream()
                            .anyMatch(table -> called.apply(table).equals(name)
                                    && !by.tables().contains(table))) {
                return true;
            }
            if (scope == by.scope()) {
                return false;
            }
        }
        return false;
    }

    /** What this query knows, or else the one around it. */
    private Optional<Meaning> outwards(Function<QueryScope, Optional<Meaning>> look) {
        Optional<Meaning> here = look.apply(this);
        return here.isPresent() || outer == null ? here : outer.outwards(look);
    }

    private Optional<Meaning> bare(String name) {
        List<Relation> called = tables.stream()
                .filter(table -> table.name().text().equals(name))
                .toList();
        boolean alias = aliases.contains(name);
        return called.isEmpty() && !alias ? Optional.empty() : Optional.of(new Meaning(this, called, 0, alias));
    }

    /** {@code database.table.column}, perhaps with a catalog before it. */
    private Optional<Meaning> qualified(List<Token> parts, String database, BiPredicate<String, String> called) {
        for (int at = Math.min(2, parts.size() - 2); at > 0; at--) {
            int place = at;
            List<Relation> meant = tables.stream()
                    .filter(table -> table.name().text().equals(parts.get(place).text())
                            && called.test(table.database().orElse(database), database(parts.get(place - 1)))
                            && (place == 1 || called.test(table.catalog(), catalog(parts.get(0)))))
                    .toList();
            if (!meant.isEmpty()) {
                return Optional.of(new Meaning(this, meant, at, false));
            }
        }
        return Optional.empty();
    }
}
