package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.schema.QueryScope.Column;
import io.starmigrate.core.starrocks.schema.QueryScope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the names of tables and columns in a query, by walking through its pieces once. */
final class QueryNames {
    private static final Set<String> AFTER_FROM =
            Set.of("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "QUALIFY", "WINDOW");

    /** Looks its first argument up in a table that this text names. */
    private static final String DICTIONARY = "DICT_MAPPING";

    private final QueryPieces pieces;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Token> functions = new ArrayList<>();
    private final List<Token> dictionaries = new ArrayList<>();

    private QueryNames(QueryPieces pieces) {
        this.pieces = pieces;
    }

    /**
     * The names of a whole query.
     *
     * @throws io.starmigrate.core.starrocks.ddl.DdlException when it is not read to its end
     */
    static QueryNames of(String text) {
        QueryPieces pieces = new QueryPieces(text);
        if (!pieces.is("(") && !pieces.is("SELECT") && !pieces.is("WITH")) {
            throw pieces.unexpected("SELECT or WITH");
        }
        pieces.requirePlainHints();
        QueryNames names = new QueryNames(pieces);
        names.query(new QueryScope(null));
        if (!pieces.isAtEnd()) {
            throw pieces.unexpected("the end");
        }
        return names;
    }

    List<Relation> relations() {
        return relations;
    }

    List<Column> columns() {
        return columns;
    }

    /** What stands before the names of functions: a database, or what a field is taken of. */
    List<Token> functions() {
        return functions;
    }

    /** Literals that name a table, perhaps with its database: {@code dict_mapping('shop.codes', k)}. */
    List<Token> dictionaries() {
        return dictionaries;
    }

    void read(Relation relation) {
        relations.add(relation);
    }

    /** A query up to the parenthesis that ends it. */
    void query(QueryScope outermost) {
        QueryScope scope = outermost;
        QueryRelations from = new QueryRelations(this, pieces);
        if (pieces.is("WITH")) {
            namedQueries(scope);
        }
        boolean inFrom = false;
        boolean set = false;
        while (!pieces.isAtEnd() && !pieces.is(")")) {
            if (pieces.beginsSet()) {
                scope = scope.beside();
                inFrom = false;
                set = true;
                pieces.take();
            } else if (set && pieces.is("ORDER")) {
                // It orders all of them, whose columns are called as in the first.
                scope = outermost;
                inFrom = false;
                pieces.take();
            } else if (pieces.isFrom() || (inFrom && (pieces.is("JOIN") || pieces.is(",")))) {
                inFrom = true;
                pieces.take();
                from.relation(scope);
            } else {
                inFrom = inFrom && !pieces.isOneOf(AFTER_FROM);
                piece(scope);
            }
        }
    }

    private void namedQueries(QueryScope scope) {
        pieces.expect("WITH");
        // What is called so itself is followed by its query or its columns.
        boolean called = pieces.isFollowedBy(1, "AS") || pieces.isFollowedBy(1, "(");
        boolean recursive = !called && pieces.accept("RECURSIVE");
        do {
            String name = pieces.name().text();
            if (pieces.is("(")) {
                pieces.skipParentheses();
            }
            pieces.expect("AS");
            // A name is known to what follows it; inside its own query it still is a table's, if that does not recur.
            if (recursive) {
                scope.nameQuery(name);
            }
            if (!pieces.beginsQuery()) {
                throw pieces.unexpected("a query in parentheses");
            }
            parenthesised(scope);
            scope.nameQuery(name);
        } while (pieces.accept(","));
    }

    /** One piece of an expression, with everything inside its parentheses. */
    void piece(QueryScope scope) {
        if (pieces.is("(")) {
            parenthesised(scope);
        } else if (pieces.is("[")) {
            enclosed("[", "]", scope);
        } else if (pieces.is("{")) {
            enclosed("{", "}", scope);
        } else if (pieces.acceptNestedType()) {
            // It names no column.
            return;
        } else if (pieces.isName()) {
            List<Token> parts = pieces.names();
            if (pieces.is(".") && pieces.isFollowedBy(1, "*")) {
                pieces.take();
                parts.add(pieces.take());
            }
            if (!pieces.is("(")) {
                column(parts, scope);
            } else if (parts.size() > 1) {
                functions.add(parts.get(0));
            } else if (parts.get(0).is(DICTIONARY)) {
                pieces.text(1).ifPresent(dictionaries::add);
            }
        } else if (pieces.accept(".")) {
            // A field of what stands before the point, which is no name: f(x).field, list[1].field.
            if (pieces.isName()) {
                pieces.names();
            }
        } else {
            pieces.take();
        }
    }

    /** Names in an expression; one alone is a column's, whatever it is. */
    void column(List<Token> parts, QueryScope scope) {
        if (parts.size() > 1) {
            columns.add(new Column(parts, scope));
        }
    }

    void parenthesised(QueryScope scope) {
        if (!pieces.beginsQuery()) {
            enclosed("(", ")", scope);
            return;
        }
        pieces.expect("(");
        query(new QueryScope(scope));
        pieces.expect(")");
    }

    /**
     * Expressions with commas between them: arguments, the elements of {@code [a, b]} and of {@code map{a: b, c: d}}.
     */
    private void enclosed(String open, String close, QueryScope scope) {
        pieces.expect(open);
        arguments(close, scope);
        pieces.expect(close);
    }

    /** What a lambda names, in one of them, is no table there: {@code x -> x.field}, {@code (x, y) -> x + y}. */
    private void arguments(String close, QueryScope scope) {
        QueryScope here = scope;
        while (!pieces.isAtEnd() && !pieces.is(close)) {
            List<String> named = pieces.lambda();
            if (!named.isEmpty()) {
                here = new QueryScope(here);
                named.forEach(here::alias);
            } else if (pieces.is(",")) {
                here = scope;
            }
            piece(here);
        }
    }
}
