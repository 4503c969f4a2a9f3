package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Where StarRocks versions read differently from the one grammar at hand, which is that of 3.2. What a version does not
 * have is refused before the grammar sees it; what a later version has in addition is brought into a form the grammar
 * knows, by tokens.
 */
final class VersionGrammar {
    private static final Set<Integer> AFTER_PARTITION_CLAUSE = Set.of(
            StarRocksLexer.DISTRIBUTED,
            StarRocksLexer.ORDER,
            StarRocksLexer.PROPERTIES,
            StarRocksLexer.ROLLUP,
            StarRocksLexer.AS,
            StarRocksLexer.REFRESH,
            StarRocksLexer.SEMICOLON,
            Token.EOF);

    private VersionGrammar() {}

    /** Stands for a NULL among the values of a list partition. */
    static final class NullItem extends CommonToken {
        NullItem(Token written) {
            super(written);
            setType(StarRocksLexer.SINGLE_QUOTED_TEXT);
        }
    }

    /** Stands, where the grammar wants a partition column, for an expression. */
    static final class PartitionExpression extends CommonToken {
        private final transient Personality personality;
        private final transient List<Token> tokens;

        PartitionExpression(Personality personality, List<Token> tokens) {
            super(tokens.get(0));
            setType(StarRocksLexer.BACKQUOTED_IDENTIFIER);
            setStopIndex(tokens.get(tokens.size() - 1).getStopIndex());
            this.personality = personality;
            this.tokens = List.copyOf(tokens);
        }

        /** Whether this is more than a column's name. */
        boolean composed() {
            return tokens.size() > 1;
        }

        StarRocksParser.ExpressionContext read() {
            return Statements.expression(personality, tokens);
        }
    }

    /** Whether a word that begins statements came only after the version: prepared statements in 3.2. */
    static boolean newerWord(Personality personality, String quotedWord) {
        return quotedWord.equals("'DEALLOCATE'") && !personality.atLeast(3, 2);
    }

    /**
     * How a statement begins that came with a version.
     *
     * @param offending which token, counted from 0, earlier grammars do not expect
     */
    private record Newer(List<Integer> beginning, int offending, int major, int minor, String instead) {
        boolean refusedBy(Personality personality, List<Token> tokens) {
            return !personality.atLeast(major, minor)
                    && tokens.size() > offending
                    && tokens.stream()
                            .limit(beginning.size())
                            .map(Token::getType)
                            .toList()
                            .equals(beginning);
        }
    }

    private static final List<Newer> NEWER = List.of(
            new Newer(
                    List.of(StarRocksLexer.INSERT, StarRocksLexer.INTO, StarRocksLexer.FILES),
                    3,
                    3,
                    2,
                    "'SELECT', 'VALUES', 'WITH', '(', '.'"),
            new Newer(
                    List.of(StarRocksLexer.SHOW, StarRocksLexer.MATERIALIZED, StarRocksLexer.VIEWS), 2, 3, 0, "'VIEW'"),
            new Newer(List.of(StarRocksLexer.SHOW, StarRocksLexer.PIPES), 1, 3, 2, "'PARTITIONS', 'PROC'"),
            new Newer(List.of(StarRocksLexer.ALTER, StarRocksLexer.PIPE), 1, 3, 2, "'RESOURCE', 'TABLE'"),
            new Newer(List.of(StarRocksLexer.SHOW, StarRocksLexer.STORAGE), 1, 3, 1, "'STATUS', 'SNAPSHOT', 'STATS'"),
            new Newer(List.of(StarRocksLexer.SHOW, StarRocksLexer.WAREHOUSES), 1, 3, 0, "'WHITELIST', 'WARNINGS'"));

    /** Refuses statements that came with a later version. */
    static void refuseNewer(Personality personality, List<Token> all) {
        List<Token> tokens = visible(all);
        for (Newer newer : NEWER) {
            if (newer.refusedBy(personality, tokens)) {
                throw SyntaxErrors.unexpected(tokens.get(newer.offending()), List.of(newer.instead()));
            }
        }
        NewerQueries.refuse(personality, tokens);
    }

    /** Brings NULL list items (3.3) and PARTITION BY with several expressions (3.4) into a form the grammar knows. */
    static List<Token> extended(Personality personality, List<Token> all) {
        List<Token> tokens = ReservedWords.freed(
                personality, NewerClauses.extended(personality, NewerColumns.extended(personality, visible(all))));
        if (personality.atLeast(3, 3)) {
            tokens = withNullItems(tokens);
        }
        return personality.atLeast(3, 4) ? withPartitionExpressions(personality, tokens) : tokens;
    }

    private static List<Token> visible(List<Token> all) {
        return all.stream()
                .filter(token -> token.getType() == Token.EOF || token.getChannel() == Token.DEFAULT_CHANNEL)
                .toList();
    }

    private static List<Token> withNullItems(List<Token> tokens) {
        List<Token> changed = new ArrayList<>();
        int depth = 0;
        boolean inValues = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int type = token.getType();
            inValues =
                    inValues || (type == StarRocksLexer.IN && i > 0 && typeAt(tokens, i - 1) == StarRocksLexer.VALUES);
            if (inValues) {
                depth += type == StarRocksLexer.LEFT_PAREN ? 1 : type == StarRocksLexer.RIGHT_PAREN ? -1 : 0;
                inValues = depth > 0 || type == StarRocksLexer.IN;
            }
            changed.add(inValues && type == StarRocksLexer.NULL ? new NullItem(token) : token);
        }
        return changed;
    }

    private static List<Token> withPartitionExpressions(Personality personality, List<Token> tokens) {
        int from = partitionExpressions(tokens);
        if (from < 0) {
            return tokens;
        }
        List<List<Token>> items = new ArrayList<>(List.of(new ArrayList<>()));
        int depth = 0;
        int end = from;
        while (depth > 0 || !AFTER_PARTITION_CLAUSE.contains(typeAt(tokens, end))) {
            int type = typeAt(tokens, end);
            if (type == Token.EOF) {
                return tokens;
            }
            depth += type == StarRocksLexer.LEFT_PAREN ? 1 : type == StarRocksLexer.RIGHT_PAREN ? -1 : 0;
            if (type == StarRocksLexer.COMMA && depth == 0) {
                items.add(new ArrayList<>());
            } else {
                items.get(items.size() - 1).add(tokens.get(end));
            }
            end++;
        }
        boolean oneCall = items.size() == 1 && items.get(0).size() > 1;
        return oneCall || items.stream().anyMatch(List::isEmpty)
                ? tokens
                : replaced(personality, tokens.subList(0, from), items, tokens.subList(end, tokens.size()));
    }

    /** Where the expressions after PARTITION BY begin in a CREATE TABLE; -1 when there are none. */
    private static int partitionExpressions(List<Token> tokens) {
        if (typeAt(tokens, 0) != StarRocksLexer.CREATE || typeAt(tokens, 1) != StarRocksLexer.TABLE) {
            return -1;
        }
        Set<Integer> known = Set.of(StarRocksLexer.RANGE, StarRocksLexer.LIST, StarRocksLexer.LEFT_PAREN);
        for (int i = 2; i + 2 < tokens.size(); i++) {
            if (typeAt(tokens, i) == StarRocksLexer.PARTITION && typeAt(tokens, i + 1) == StarRocksLexer.BY) {
                return known.contains(typeAt(tokens, i + 2)) ? -1 : i + 2;
            }
        }
        return -1;
    }

    private static List<Token> replaced(
            Personality personality, List<Token> before, List<List<Token>> items, List<Token> after) {
        List<Token> changed = new ArrayList<>(before);
        Token at = items.get(0).get(0);
        changed.add(sign(at, StarRocksLexer.LEFT_PAREN, "("));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                changed.add(sign(at, StarRocksLexer.COMMA, ","));
            }
            changed.add(new PartitionExpression(personality, items.get(i)));
        }
        changed.add(sign(at, StarRocksLexer.RIGHT_PAREN, ")"));
        changed.addAll(after);
        return changed;
    }

    private static Token sign(Token at, int type, String text) {
        CommonToken token = new CommonToken(at);
        token.setType(type);
        token.setText(text);
        return token;
    }

    private static int typeAt(List<Token> tokens, int i) {
        return i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }
}
