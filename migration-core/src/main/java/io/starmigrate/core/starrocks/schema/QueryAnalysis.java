package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a view's query says that the grammar of an earlier version reads and its analyzer refuses. Told by words alone:
 * what hangs on the types of columns is not seen.
 */
final class QueryAnalysis {
    private static final Set<String> AGGREGATES = Set.of("avg", "count", "max", "min", "sum");
    private static final Set<String> NEIGHBOURS = Set.of("lag", "lead");
    private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "FALSE", "DATE", "DATETIME", "INTERVAL");

    private final List<Token> tokens;
    private final Set<Capability> needs = EnumSet.noneOf(Capability.class);
    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level(-1)));

    private QueryAnalysis(String query) {
        this.tokens = Lexer.tokens(query);
    }

    /** What is open in one pair of parentheses. */
    private static final class Level {
        private final int open;
        private int commas;
        private boolean distinct;

        Level(int open) {
            this.open = open;
        }
    }

    /** Empty for what every version takes. */
    static Set<Capability> needs(String query) {
        return new QueryAnalysis(query).needs();
    }

    private Set<Capability> needs() {
        for (int i = 0; i < tokens.size(); i++) {
            Level level = levels.getFirst();
            if (is(i, "(")) {
                levels.push(new Level(i));
            } else if (is(i, ")") && levels.size() > 1) {
                levels.pop();
                framed(level.open, i);
            } else if (is(i, ",")) {
                level.commas++;
                neighbour(level, i + 1);
            } else if (is(i, "SELECT")) {
                level.distinct = is(i + 1, "DISTINCT");
            } else if (is(i, "GROUP") && is(i + 1, "BY") && level.distinct) {
                needs.add(Capability.DISTINCT_GROUPS);
            } else if (is(i, "-") && is(i + 1, ">") && !isText(i + 2) && isFunction(level.open, "array_sort")) {
                needs.add(Capability.SORTING_LAMBDAS);
            }
        }
        return needs;
    }

    /** {@code count(DISTINCT a) OVER (ORDER BY b)}. */
    private void framed(int open, int close) {
        boolean distinct = is(open + 1, "DISTINCT") && AGGREGATES.stream().anyMatch(name -> isFunction(open, name));
        if (!distinct || !is(close + 1, "OVER") || !is(close + 2, "(")) {
            return;
        }
        int depth = 1;
        for (int i = close + 3; i < tokens.size() && depth > 0; i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            if (depth == 1 && is(i, "ORDER")) {
                needs.add(Capability.FRAMED_DISTINCT);
            }
        }
    }

    /** A third argument of {@code lag} or {@code lead} that is a column. */
    private void neighbour(Level level, int first) {
        boolean third = level.commas == 2 && NEIGHBOURS.stream().anyMatch(name -> isFunction(level.open, name));
        boolean name = first < tokens.size() && tokens.get(first).isName();
        boolean column = name && !is(first + 1, "(") && CONSTANTS.stream().noneMatch(word -> is(first, word));
        if (third && column) {
            needs.add(Capability.COLUMN_DEFAULTS);
        }
    }

    private boolean isFunction(int open, String name) {
        return is(open - 1, name) && !is(open - 2, ".");
    }

    private boolean isText(int i) {
        return i < tokens.size() && tokens.get(i).kind() == Token.Kind.STRING;
    }

    private boolean is(int i, String word) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
    }
}
