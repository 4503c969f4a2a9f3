package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which functions an expression or a query calls by their names alone. A name in front of parentheses is also that of a
 * common table or the alias of a relation, with its columns; a name behind a point is a function of somebody's own.
 */
final class FunctionCalls {
    /** Words an expression or a relation can stand behind; any other one is a name, and what follows it an alias. */
    private static final Set<String> BEFORE_CALL = Set.of(
            "ALL",
            "AND",
            "ANY",
            "BETWEEN",
            "BINARY",
            "BY",
            "CASE",
            "CROSS",
            "DISTINCT",
            "DIV",
            "ELSE",
            "EXISTS",
            "FROM",
            "HAVING",
            "IN",
            "INTERVAL",
            "JOIN",
            "LATERAL",
            "LIKE",
            "LIMIT",
            "MOD",
            "NOT",
            "OFFSET",
            "ON",
            "OR",
            "QUALIFY",
            "REGEXP",
            "RLIKE",
            "SELECT",
            "SEPARATOR",
            "THEN",
            "WHEN",
            "WHERE",
            "XOR");

    private final List<Token> tokens;

    private FunctionCalls(String sql) {
        this.tokens = Lexer.tokens(sql);
    }

    /**
     * Their names in lower case, each once, in the order of their first calls.
     *
     * @throws io.starmigrate.core.starrocks.ddl.DdlException when a quote or a comment is not closed
     */
    static Set<String> of(String sql) {
        FunctionCalls calls = new FunctionCalls(sql);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i + 1 < calls.tokens.size(); i++) {
            if (calls.isCall(i)) {
                names.add(calls.tokens.get(i).text().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private boolean isCall(int i) {
        return tokens.get(i).isName()
                && tokens.get(i + 1).is("(")
                && (i == 0 || mayPrecede(tokens.get(i - 1)))
                && !isCommonTable(i + 1);
    }

    private static boolean mayPrecede(Token before) {
        return switch (before.kind()) {
            case WORD -> BEFORE_CALL.contains(before.text().toUpperCase(Locale.ROOT));
            case SYMBOL -> !before.is(".") && !before.is(")") && !before.is("]") && !before.is("}");
            default -> false;
        };
    }

    /** {@code name (a, b) AS (SELECT …)}. */
    private boolean isCommonTable(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i + 2 < tokens.size()
                        && tokens.get(i + 1).is("AS")
                        && tokens.get(i + 2).is("(");
            }
        }
        return false;
    }
}
