package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.schema.QueryScope.Column;
import io.starmigrate.core.starrocks.schema.QueryScope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the names of tables and columns in a query, by walking through its pieces once. */
final class QueryNames {
    private static final Set<String> SETS = Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS");
    private static final Set<String> AFTER_FROM =
            Set.of("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "QUALIFY", "WINDOW");
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
            "PARTITION",
            "PARTITIONS",
            "TEMPORARY",
            "TABLET",
            "BEFORE",
            "FOR",
            "TABLESAMPLE",
            "SAMPLE",
            "PIVOT",
            "ASOF");

    private final List<Token> tokens;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private int at;

    private QueryNames(List<Token> tokens) {
        this.tokens = tokens;
    }

    static QueryNames of(List<Token> tokens) {
        QueryNames names = new QueryNames(tokens);
        names.query(new QueryScope(null));
        return names;
    }

    List<Relation> relations() {
        return relations;
    }

    List<Column> columns() {
        return columns;
    }

    /** A query up to the parenthesis that ends it. */
    private void query(QueryScope outermost) {
        QueryScope scope = outermost;
        if (is("WITH")) {
            namedQueries(scope);
        }
        boolean inFrom = false;
        while (at < tokens.size() && !is(")")) {
            if (isOneOf(SETS)) {
                scope = scope.beside();
                inFrom = false;
                at++;
            } else if (is("FROM") || (inFrom && (is("JOIN") || is(",")))) {
                inFrom = true;
                at++;
                relation(scope);
            } else {
                inFrom = inFrom && !isOneOf(AFTER_FROM);
                piece(scope);
            }
        }
    }

    private void namedQueries(QueryScope scope) {
        do {
            at++;
            if (is("RECURSIVE")) {
                at++;
            }
            scope.nameQuery(tokens.get(at).text());
            while (at < tokens.size() && !is("AS")) {
                at++;
            }
            at++;
            parenthesised(scope);
        } while (is(","));
    }

    /** One piece of an expression, with everything inside its parentheses. */
    private void piece(QueryScope scope) {
        if (is("(")) {
            parenthesised(scope);
        } else if (tokens.get(at).isName()) {
            List<Token> parts = chain();
            if (is(".") && at + 1 < tokens.size() && tokens.get(at + 1).is("*")) {
                parts.add(tokens.get(at + 1));
                at += 2;
            }
            if (parts.size() > 1 && !is("(")) {
                columns.add(new Column(parts, scope));
            }
        } else {
            at++;
        }
    }

    private void parenthesised(QueryScope scope) {
        boolean query = beginsQuery();
        at++;
        if (query) {
            query(new QueryScope(scope));
        } else {
            while (at < tokens.size() && !is(")")) {
                piece(scope);
            }
        }
        at++;
    }

    private boolean beginsQuery() {
        int inside = at;
        while (inside < tokens.size() && tokens.get(inside).is("(")) {
            inside++;
        }
        return inside < tokens.size()
                && (tokens.get(inside).is("SELECT") || tokens.get(inside).is("WITH"));
    }

    private void relation(QueryScope scope) {
        while (is("LATERAL") || is("[")) {
            skipHint();
        }
        if (at >= tokens.size()) {
            return;
        }
        if (is("(")) {
            nested(scope);
        } else if (tokens.get(at).isName()) {
            table(scope);
        }
    }

    private void nested(QueryScope scope) {
        if (beginsQuery()) {
            parenthesised(scope);
            alias().ifPresent(scope::alias);
            return;
        }
        at++;
        relation(scope);
        while (at < tokens.size() && !is(")")) {
            if (is("JOIN") || is(",")) {
                at++;
                relation(scope);
            } else {
                piece(scope);
            }
        }
        at++;
    }

    private void table(QueryScope scope) {
        Relation relation = new Relation(chain());
        if (is("(")) {
            parenthesised(scope);
            alias().ifPresent(scope::alias);
            return;
        }
        boolean named = relation.parts().size() == 1
                && scope.isNamedQuery(relation.name().text());
        if (!named) {
            relations.add(relation);
        }
        skipSuffixes();
        String visible = alias().orElse("");
        if (!visible.isEmpty() || named) {
            scope.alias(visible.isEmpty() ? relation.name().text() : visible);
        } else {
            scope.table(relation);
        }
    }

    /** {@code PARTITION (p)}, {@code TABLET (1)}, {@code [hint]} between a table and its alias. */
    private void skipSuffixes() {
        while (is("PARTITION") || is("PARTITIONS") || is("TEMPORARY") || is("TABLET") || is("[")) {
            if (is("[")) {
                skipHint();
            } else {
                at++;
                if (is("(")) {
                    skipParentheses();
                }
            }
        }
    }

    private void skipHint() {
        if (is("[")) {
            while (at < tokens.size() && !is("]")) {
                at++;
            }
        }
        at++;
    }

    private void skipParentheses() {
        int depth = 0;
        do {
            depth += is("(") ? 1 : 0;
            depth -= is(")") ? 1 : 0;
            at++;
        } while (depth > 0 && at < tokens.size());
    }

    private Optional<String> alias() {
        boolean said = is("AS");
        if (said) {
            at++;
        }
        boolean word = at < tokens.size() && tokens.get(at).isName();
        boolean keyword = word && tokens.get(at).kind() == Token.Kind.WORD && isOneOf(NO_ALIAS);
        if (!word || (keyword && !said)) {
            return Optional.empty();
        }
        String alias = tokens.get(at++).text();
        if (is("(")) {
            skipParentheses();
        }
        return Optional.of(alias);
    }

    private List<Token> chain() {
        List<Token> parts = new ArrayList<>();
        parts.add(tokens.get(at++));
        while (is(".") && at + 1 < tokens.size() && tokens.get(at + 1).isName()) {
            parts.add(tokens.get(at + 1));
            at += 2;
        }
        return parts;
    }

    private boolean is(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean isOneOf(Set<String> words) {
        return words.stream().anyMatch(this::is);
    }
}
