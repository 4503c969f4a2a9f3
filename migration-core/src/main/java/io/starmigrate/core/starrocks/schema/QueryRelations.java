package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.schema.QueryScope.Relation;
import java.util.Optional;
import java.util.Set;

/** Reads what stands after FROM and JOIN: tables, functions, queries, and the names they are given. */
final class QueryRelations {
    /** Words that can follow a table where an alias could. */
    private static final Set<String> NO_ALIAS = Set.of(
            "ON",
            "USING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "OUTER",
            "SEMI",
            "ANTI",
            "NATURAL",
            "WHERE",
            "GROUP",
            "HAVING",
            "ORDER",
            "LIMIT",
            "QUALIFY",
            "WINDOW",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS",
            "LATERAL",
            "FOR",
            "PIVOT",
            "ASOF",
            "NULL");
    /** What can stand in parentheses between a table and its alias. */
    private static final Set<String> SUFFIXES =
            Set.of("PARTITION", "PARTITIONS", "TABLET", "REPLICA", "SAMPLE", "TABLESAMPLE");

    private static final Set<String> PARTITIONS = Set.of("PARTITION", "PARTITIONS");

    private static final Set<String> TIMES = Set.of("VERSION", "TIMESTAMP", "SYSTEM_TIME");

    private final QueryNames names;
    private final QueryPieces pieces;

    QueryRelations(QueryNames names, QueryPieces pieces) {
        this.names = names;
        this.pieces = pieces;
    }

    void relation(QueryScope scope) {
        while (pieces.is("LATERAL") || pieces.is("[")) {
            if (!pieces.accept("LATERAL")) {
                hint(scope);
            }
        }
        if (pieces.is("(")) {
            nested(scope);
        } else {
            table(scope);
        }
    }

    /** A query, or relations joined with each other, in parentheses. */
    private void nested(QueryScope scope) {
        pieces.expect("(");
        if (pieces.is("SELECT") || pieces.is("WITH")) {
            names.query(new QueryScope(scope));
        } else if (pieces.is("VALUES")) {
            while (!pieces.isAtEnd() && !pieces.is(")")) {
                names.piece(scope);
            }
        } else {
            joined(scope);
        }
        pieces.expect(")");
        alias().ifPresent(scope::alias);
    }

    private void joined(QueryScope scope) {
        relation(scope);
        while (!pieces.isAtEnd() && !pieces.is(")")) {
            if (pieces.is("JOIN") || pieces.is(",")) {
                pieces.take();
                relation(scope);
            } else if (pieces.beginsSet()) {
                names.query(new QueryScope(scope));
            } else {
                names.piece(scope);
            }
        }
    }

    private void table(QueryScope scope) {
        if (!pieces.isName()) {
            throw pieces.unexpected("a table or a query");
        }
        Relation relation = new Relation(pieces.names());
        // Names of before 2.4 that hold the cluster's are one name, in quotes.
        if (pieces.is(":")) {
            throw pieces.unexpected("a table's name");
        }
        if (pieces.is("(")) {
            names.parenthesised(scope);
            alias().ifPresent(scope::alias);
            return;
        }
        boolean named = relation.parts().size() == 1
                && scope.isNamedQuery(relation.name().text());
        if (!named) {
            names.read(relation);
        }
        suffixes(scope);
        String visible = alias().orElse("");
        if (!visible.isEmpty() || named) {
            scope.alias(visible.isEmpty() ? relation.name().text() : visible);
        } else {
            scope.table(relation);
        }
    }

    /**
     * {@code PARTITION (p)}, {@code PARTITION p}, {@code FOR VERSION AS OF 1}, {@code [hint]} between a table and its
     * alias.
     */
    private void suffixes(QueryScope scope) {
        while (true) {
            boolean temporary = pieces.is("TEMPORARY")
                    && (pieces.isFollowedBy(1, "PARTITION") || pieces.isFollowedBy(1, "PARTITIONS"));
            if (temporary) {
                pieces.take();
            } else if (pieces.isOneOf(PARTITIONS) && pieces.isNameAfter(1)) {
                pieces.take();
                pieces.take();
            } else if (pieces.isOneOf(SUFFIXES) && pieces.isFollowedBy(1, "(")) {
                pieces.take();
                pieces.skipParentheses();
            } else if (pieces.is("[")) {
                hint(scope);
            } else if (pieces.accept("FOR")) {
                asOf(scope);
            } else {
                return;
            }
        }
    }

    private void asOf(QueryScope scope) {
        if (!pieces.isOneOf(TIMES) || !pieces.isFollowedBy(1, "AS")) {
            throw pieces.unexpected("VERSION, TIMESTAMP or SYSTEM_TIME with AS OF");
        }
        pieces.take();
        pieces.expect("AS");
        pieces.expect("OF");
        names.piece(scope);
        if (pieces.is("(")) {
            names.piece(scope);
        }
    }

    /** {@code [shuffle]}, {@code [skew|t.c(1, 2)]}, {@code [_META_]}. */
    private void hint(QueryScope scope) {
        pieces.expect("[");
        while (!pieces.is("]")) {
            if (pieces.isName()) {
                names.column(pieces.names(), scope);
            } else {
                names.piece(scope);
            }
        }
        pieces.expect("]");
    }

    private Optional<String> alias() {
        boolean said = pieces.accept("AS");
        boolean keyword = !pieces.isQuotedName() && pieces.isOneOf(NO_ALIAS);
        if (said && !pieces.isName()) {
            throw pieces.unexpected("an alias");
        }
        if (!pieces.isName() || (keyword && !said)) {
            return Optional.empty();
        }
        String alias = pieces.name().text();
        if (pieces.is("(")) {
            pieces.skipParentheses();
        }
        // Words that nothing is known of would be taken for an alias, and what is read for something else.
        if (pieces.isName() && !pieces.isOneOf(NO_ALIAS)) {
            throw pieces.unexpected("a join, the next clause or the end");
        }
        return Optional.of(alias);
    }
}
