package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a view's query takes of the version that reads it, as far as grammars differ. */
final class QuerySyntax {
    private static final Set<String> AFTER_ASOF = Set.of("JOIN", "INNER", "LEFT");
    private static final Set<String> BEFORE_RELATION = Set.of("FROM", "JOIN", ",", "LATERAL");
    private static final Set<String> SMALL_UNITS = Set.of("MILLISECOND", "MICROSECOND");
    private static final Set<String> AGGREGATES = Set.of("avg", "count", "max", "min", "sum");
    private static final Set<String> ROLE_FUNCTIONS = Set.of("CURRENT_ROLE", "CATALOG");
    private static final Set<String> DECIMALS = Set.of("DECIMAL", "DECIMAL256", "NUMERIC", "NUMBER");
    private static final String SORTED_TEXT = "group_concat";
    private static final String LIST = "array_agg";

    private final List<Token> tokens;
    /** The functions whose arguments are being read, the innermost first. */
    private final Deque<String> functions = new ArrayDeque<>();

    private QuerySyntax(String query) {
        this.tokens = Lexer.tokens(query);
    }

    /** In the order of their first releases' names; empty for what every version reads. */
    static Set<Capability> needs(String query) {
        return new QuerySyntax(query).needs();
    }

    private Set<Capability> needs() {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        for (int i = 0; i < tokens.size(); i++) {
            if (is(i, "(")) {
                functions.push(i > 0 && tokens.get(i - 1).isName() ? lower(i - 1) : "");
            } else if (is(i, ")") && !functions.isEmpty()) {
                functions.pop();
            }
            newer(i, needs);
            newerExpression(i, needs);
            newerRelation(i, needs);
            newerWord(i, needs);
        }
        return needs;
    }

    private void newer(int i, Set<Capability> needs) {
        if (is(i, "WITH") && is(i + 1, "RECURSIVE") && !is(i + 2, "AS") && !is(i + 2, "(")) {
            needs.add(Capability.RECURSIVE_QUERIES);
        } else if (is(i, "*") && (is(i + 1, "EXCLUDE") || is(i + 1, "EXCEPT")) && is(i + 2, "(") && !isQuery(i + 3)) {
            needs.add(Capability.EXCLUDED_COLUMNS);
        } else if (is(i, "ASOF") && i + 1 < tokens.size() && AFTER_ASOF.contains(upper(i + 1))) {
            needs.add(Capability.ASOF_JOINS);
        } else if (is(i, ")") && is(i + 1, "FILTER") && is(i + 2, "(") && is(i + 3, "WHERE")) {
            needs.add(Capability.AGGREGATE_FILTERS);
        } else if (is(i, "ALL") && is(i - 1, "BY")) {
            needs.add(is(i - 2, "GROUP") ? Capability.GROUP_BY_ALL : Capability.ORDER_BY_ALL);
        } else if (is(i, "PIVOT") && is(i + 1, "(") && (i == 0 || !is(i - 1, "."))) {
            needs.add(Capability.PIVOT);
        } else if (SORTED_TEXT.equals(functions.peek())
                && (is(i, "SEPARATOR")
                        || (is(i, "DISTINCT") && is(i - 1, "("))
                        || (is(i, "ORDER") && is(i + 1, "BY")))) {
            needs.add(Capability.GROUP_CONCAT_ORDER);
        }
    }

    private void newerExpression(int i, Set<Capability> needs) {
        if (LIST.equals(functions.peek()) && is(i, "ORDER") && is(i + 1, "BY")) {
            needs.add(Capability.ARRAY_AGG_ORDER);
        } else if (LIST.equals(functions.peek()) && is(i, "DISTINCT") && is(i - 1, "(")) {
            needs.add(Capability.ARRAY_AGG_DISTINCT);
        } else if (is(i, ")") && is(i + 1, "IGNORE") && is(i + 2, "NULLS")) {
            needs.add(Capability.IGNORED_NULLS);
        } else if (is(i, "MAP") && is(i + 1, "{")) {
            needs.add(Capability.MAP_AND_STRUCT);
        } else if ((is(i, "TABLE") || is(i, "FILES")) && is(i + 1, "(") && isAnyOf(BEFORE_RELATION, i - 1)) {
            needs.add(Capability.TABLE_FUNCTIONS);
        } else if (isAnyOf(SMALL_UNITS, i) && isUnit(i)) {
            needs.add(Capability.SMALL_UNITS);
        } else if (is(i, "MATCH") && isOperator(i)) {
            needs.add(Capability.TEXT_MATCHES);
        } else if (is(i, "MATCH_ANY") && isOperator(i)) {
            needs.add(Capability.TOKEN_MATCHES);
        } else if (is(i, "MATCH_ALL") && isOperator(i)) {
            needs.add(Capability.ALL_TOKEN_MATCHES);
        }
    }

    private void newerRelation(int i, Set<Capability> needs) {
        // After < it is the operator that tells NULL from NULL, which every version has.
        if (is(i, "=") && is(i + 1, ">") && !is(i - 1, "<")) {
            needs.add(Capability.NAMED_ARGUMENTS);
        } else if (is(i, "SAMPLE") && is(i + 1, "(") && isProperty(i + 2)) {
            needs.add(Capability.TABLE_SAMPLES);
        } else if (is(i, "NULL") && is(i + 1, "AWARE") && is(i + 2, "LEFT")) {
            needs.add(Capability.NULL_AWARE_JOINS);
        } else if (is(i, "CURRENT_TIMESTAMP") && is(i + 1, "(") && !is(i + 2, ")") && !is(i - 1, ".")) {
            needs.add(Capability.CURRENT_TIME_FRACTIONS);
        }
    }

    private void newerWord(int i, Set<Capability> needs) {
        if (is(i, "ALL") && is(i - 1, "(") && AGGREGATES.contains(functions.isEmpty() ? "" : functions.peek())) {
            needs.add(Capability.AGGREGATES_OF_ALL);
        } else if (isAnyOf(ROLE_FUNCTIONS, i) && is(i + 1, "(") && is(i + 2, ")") && !is(i - 1, ".")) {
            needs.add(Capability.ROLE_FUNCTIONS);
        } else if (is(i, "TEXT") && is(i - 1, "AS") && is(i + 1, ")")) {
            needs.add(Capability.TEXT_TYPE);
        } else if (is(i, "VARIANT") && is(i - 1, "AS") && is(i + 1, ")")) {
            needs.add(Capability.VARIANT_TYPE);
        } else if (isAnyOf(DECIMALS, i) && is(i + 1, "(") && isWide(i + 2)) {
            needs.add(Capability.DECIMAL256);
        }
    }

    /** Whether a name in quotes is given a value. */
    private boolean isProperty(int i) {
        return is(i + 1, "=") && tokens.get(i).kind() == Token.Kind.STRING;
    }

    private boolean isWide(int i) {
        boolean number = i < tokens.size() && tokens.get(i).kind() == Token.Kind.NUMBER;
        return number && tokens.get(i).text().matches("39|[4-9]\\d");
    }

    /** Behind a number of an interval, or first in {@code timestampadd} and {@code timestampdiff}. */
    private boolean isUnit(int i) {
        String function = functions.isEmpty() ? "" : functions.peek();
        return is(i - 2, "INTERVAL") || (is(i - 1, "(") && function.startsWith("timestamp"));
    }

    /** Whether a column and a text stand around it. */
    private boolean isOperator(int i) {
        return i > 0
                && i + 1 < tokens.size()
                && (tokens.get(i - 1).isName() || is(i - 1, ")") || is(i - 1, "NOT"))
                && tokens.get(i + 1).kind() == Token.Kind.STRING;
    }

    private boolean isAnyOf(Set<String> words, int i) {
        return words.stream().anyMatch(word -> is(i, word));
    }

    /** {@code SELECT * EXCEPT (SELECT …)} leaves rows out, not columns. */
    private boolean isQuery(int i) {
        return is(i, "SELECT") || is(i, "WITH") || is(i, "(") || is(i, "VALUES");
    }

    private boolean is(int i, String word) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
    }

    private String upper(int i) {
        return tokens.get(i).text().toUpperCase(Locale.ROOT);
    }

    private String lower(int i) {
        return tokens.get(i).text().toLowerCase(Locale.ROOT);
    }
}
