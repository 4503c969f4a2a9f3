package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import io.starmigrate.standin.Personality;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Refuses what queries, and views in front of them, say in later versions only, where the grammar at hand knows it.
 * Versions are those of StarRocks' own grammars and the requests that changed them, named here by number.
 */
final class NewerQueries {
    private static final Set<Integer> BEFORE_RELATION =
            Set.of(StarRocksLexer.FROM, StarRocksLexer.JOIN, StarRocksLexer.COMMA, StarRocksLexer.LATERAL);
    /** With what a materialized view goes on behind its name and columns. */
    private static final Set<Integer> AFTER_COLUMNS = Set.of(
            StarRocksLexer.COMMENT,
            StarRocksLexer.PARTITION,
            StarRocksLexer.DISTRIBUTED,
            StarRocksLexer.ORDER,
            StarRocksLexer.REFRESH,
            StarRocksLexer.PROPERTIES,
            StarRocksLexer.AS);

    private static final Set<Integer> AGGREGATES = Set.of(
            StarRocksLexer.AVG, StarRocksLexer.COUNT, StarRocksLexer.MAX, StarRocksLexer.MIN, StarRocksLexer.SUM);
    private static final Set<String> SMALL_UNITS = Set.of("MILLISECOND", "MICROSECOND");

    private final Personality personality;
    private final List<Token> tokens;
    /** What stands before the parentheses that are open, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private NewerQueries(Personality personality, List<Token> tokens) {
        this.personality = personality;
        this.tokens = tokens;
    }

    static void refuse(Personality personality, List<Token> visible) {
        NewerQueries queries = new NewerQueries(personality, visible);
        queries.refuseNamedColumns();
        for (int i = 0; i < visible.size(); i++) {
            queries.refuse(i);
        }
    }

    /** {@code CREATE MATERIALIZED VIEW v (a, b)} came with 3.1 (#23056). */
    private void refuseNamedColumns() {
        boolean view = type(0) == StarRocksLexer.CREATE && type(1) == StarRocksLexer.MATERIALIZED;
        for (int i = 3; view && i < tokens.size() && !AFTER_COLUMNS.contains(type(i)); i++) {
            refuseBefore(
                    i,
                    type(i) != StarRocksLexer.LEFT_PAREN || personality.atLeast(3, 1),
                    "'AS', 'COMMENT', 'DISTRIBUTED', 'REFRESH'");
        }
    }

    private void refuse(int i) {
        if (type(i) == StarRocksLexer.LEFT_PAREN) {
            open.push(i == 0 ? Token.EOF : type(i - 1));
        } else if (type(i) == StarRocksLexer.RIGHT_PAREN && !open.isEmpty()) {
            open.pop();
        }
        int function = open.isEmpty() ? Token.EOF : open.peek();
        refuseInAggregate(i, function);
        refuseWord(i, function);
        boolean ignoring = type(i) == StarRocksLexer.IGNORE && i > 0 && type(i - 1) == StarRocksLexer.RIGHT_PAREN;
        refuseBefore(i, !ignoring || personality.atLeast(3, 0), "'OVER'");
        boolean map = type(i) == StarRocksLexer.MAP && text(i + 1).equals("{");
        refuseBefore(i + 1, !map || personality.atLeast(3, 1), "','");
        boolean relation = (type(i) == StarRocksLexer.TABLE || type(i) == StarRocksLexer.FILES)
                && type(i + 1) == StarRocksLexer.LEFT_PAREN
                && i > 0
                && BEFORE_RELATION.contains(type(i - 1));
        refuseBefore(i, !relation || personality.atLeast(3, 1), "'('");
        boolean unit = SMALL_UNITS.contains(text(i).toUpperCase(Locale.ROOT)) && isUnit(i);
        refuseBefore(i, !unit || personality.atLeast(3, 2), "'SECOND'");
    }

    /** ALL in aggregates and the functions of roles came with 3.0, TEXT with 3.1. */
    private void refuseWord(int i, int function) {
        boolean all = type(i) == StarRocksLexer.ALL
                && type(i - 1) == StarRocksLexer.LEFT_PAREN
                && AGGREGATES.contains(function);
        refuseBefore(i, !all || personality.atLeast(3, 0), "')'");
        boolean role = type(i) == StarRocksLexer.CURRENT_ROLE && type(i + 1) == StarRocksLexer.LEFT_PAREN;
        refuseBefore(i, !role || personality.atLeast(3, 0), "'CURRENT_USER'");
        boolean text = type(i) == StarRocksLexer.TEXT && type(i - 1) == StarRocksLexer.AS;
        refuseBefore(i, !text || type(i + 1) != StarRocksLexer.RIGHT_PAREN || personality.atLeast(3, 1), "'STRING'");
    }

    /** Behind a number of an interval, or first in TIMESTAMPADD and TIMESTAMPDIFF. */
    private boolean isUnit(int i) {
        boolean counted = type(i - 1) == StarRocksLexer.INTEGER_VALUE && type(i - 2) == StarRocksLexer.INTERVAL;
        boolean first = type(i - 1) == StarRocksLexer.LEFT_PAREN
                && (type(i - 2) == StarRocksLexer.TIMESTAMPADD || type(i - 2) == StarRocksLexer.TIMESTAMPDIFF);
        return counted || first;
    }

    /**
     * ORDER BY inside {@code array_agg} came with 3.0 (#20416), DISTINCT with 3.1.4 (#30284); DISTINCT, ORDER BY and
     * SEPARATOR inside {@code group_concat} with 3.0.6 and 3.1.4.
     */
    private void refuseInAggregate(int i, int function) {
        boolean sorts = type(i) == StarRocksLexer.ORDER && type(i + 1) == StarRocksLexer.BY;
        if (function == StarRocksLexer.ARRAY_AGG) {
            refuseBefore(i, !sorts || personality.atLeast(3, 0), "')'");
            boolean distinct = type(i) == StarRocksLexer.DISTINCT && type(i - 1) == StarRocksLexer.LEFT_PAREN;
            refuseBefore(i, !distinct || personality.atLeast(3, 1, 4), "')'");
        } else if (function == StarRocksLexer.GROUP_CONCAT) {
            boolean known = personality.atLeast(3, 1) ? personality.atLeast(3, 1, 4) : personality.atLeast(3, 0, 6);
            boolean distinct = type(i) == StarRocksLexer.DISTINCT && type(i - 1) == StarRocksLexer.LEFT_PAREN;
            refuseBefore(i, known || !(sorts || distinct || type(i) == StarRocksLexer.SEPARATOR), "')', ','");
        }
    }

    private void refuseBefore(int i, boolean known, String expected) {
        if (!known) {
            throw SyntaxErrors.unexpected(tokens.get(i), List.of(expected));
        }
    }

    private int type(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }

    private String text(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getText() : "";
    }
}
