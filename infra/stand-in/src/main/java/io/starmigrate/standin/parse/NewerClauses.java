package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import io.starmigrate.standin.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Clauses that other versions have, told by tokens that stand in places the grammar knows: kinds of indexes (3.3),
 * SECURITY of a view (3.4.1), a table's counter (3.5.6), and the singular of SHOW MATERIALIZED VIEW, which ended with
 * 3.0.
 */
public final class NewerClauses {
    private static final Set<String> INDEX_KINDS = Set.of("GIN", "NGRAMBF", "VECTOR");

    private NewerClauses() {}

    /** Stands for BITMAP and means another kind of index. */
    private static final class IndexKind extends CommonToken {
        private final String printed;

        IndexKind(Token written, String printed) {
            super(written);
            setType(StarRocksLexer.BITMAP);
            this.printed = printed;
        }
    }

    /** Stands for a column's name and means all that a materialized view is divided by. */
    private static final class ViewPartitions extends CommonToken {
        private final String written;

        ViewPartitions(List<Token> parenthesised) {
            super(parenthesised.get(0));
            setType(StarRocksLexer.BACKQUOTED_IDENTIFIER);
            Token last = parenthesised.get(parenthesised.size() - 1);
            this.written = getInputStream().getText(Interval.of(getStartIndex(), last.getStopIndex()));
        }
    }

    /** What a materialized view is divided by, in parentheses; empty where that is one expression. */
    public static Optional<String> viewPartitions(Token first) {
        return first instanceof ViewPartitions several ? Optional.of(several.written) : Optional.empty();
    }

    /** AS of a view whose SECURITY was written in front of it. */
    private static final class SecuredAs extends CommonToken {
        private final String security;

        SecuredAs(Token as, String security) {
            super(as);
            this.security = security;
        }
    }

    /** Stands for a property's name and means what a counter begins at. */
    private static final class Counter extends CommonToken {
        Counter(Token written) {
            super(written);
            setType(StarRocksLexer.DOUBLE_QUOTED_TEXT);
            setText("\"auto_increment\"");
        }
    }

    /** Whether the properties that begin so are what {@code ALTER TABLE t AUTO_INCREMENT = n} sets. */
    public static boolean isCounter(Token property) {
        return property instanceof Counter;
    }

    /** The kind of index a token means, as SHOW CREATE TABLE prints it. */
    public static String indexKind(Token bitmap) {
        return bitmap instanceof IndexKind kind ? kind.printed : "BITMAP";
    }

    /** NONE or INVOKER, as CREATE VIEW says; NONE when it says nothing. */
    public static String security(Token as) {
        return as instanceof SecuredAs secured ? secured.security : "NONE";
    }

    static List<Token> extended(Personality personality, List<Token> tokens) {
        List<Token> changed = personality.atLeast(3, 3) ? withIndexKinds(tokens) : tokens;
        if (!personality.atLeast(3, 0)) {
            return withViews(changed);
        }
        changed = personality.atLeast(3, 5) ? withViewPartitions(changed) : changed;
        changed = personality.atLeast(3, 5, 6) ? withCounter(changed) : changed;
        return personality.atLeast(3, 4, 1) ? withSecurity(changed) : changed;
    }

    /** Several partition expressions of a materialized view become one name. */
    private static List<Token> withViewPartitions(List<Token> tokens) {
        boolean view = tokens.size() > 2
                && tokens.get(0).getType() == StarRocksLexer.CREATE
                && tokens.get(1).getType() == StarRocksLexer.MATERIALIZED;
        for (int i = 2; view && i + 2 < tokens.size() && tokens.get(i).getType() != StarRocksLexer.AS; i++) {
            boolean clause = tokens.get(i).getType() == StarRocksLexer.PARTITION
                    && tokens.get(i + 1).getType() == StarRocksLexer.BY
                    && tokens.get(i + 2).getType() == StarRocksLexer.LEFT_PAREN;
            if (clause) {
                int end = balanced(tokens, i + 2);
                List<Token> changed = new ArrayList<>(tokens.subList(0, i + 2));
                changed.add(new ViewPartitions(tokens.subList(i + 2, end)));
                changed.addAll(tokens.subList(end, tokens.size()));
                return severalIn(tokens.subList(i + 3, end - 1)) ? changed : tokens;
            }
        }
        return tokens;
    }

    private static boolean severalIn(List<Token> tokens) {
        int depth = 0;
        for (Token token : tokens) {
            depth += token.getType() == StarRocksLexer.LEFT_PAREN ? 1 : 0;
            depth -= token.getType() == StarRocksLexer.RIGHT_PAREN ? 1 : 0;
            if (depth == 0 && token.getType() == StarRocksLexer.COMMA) {
                return true;
            }
        }
        return false;
    }

    private static int balanced(List<Token> tokens, int open) {
        int depth = 0;
        int end = open;
        do {
            depth += tokens.get(end).getType() == StarRocksLexer.LEFT_PAREN ? 1 : 0;
            depth -= tokens.get(end).getType() == StarRocksLexer.RIGHT_PAREN ? 1 : 0;
            end++;
        } while (depth > 0 && end < tokens.size());
        return end;
    }

    /** {@code ALTER TABLE t AUTO_INCREMENT = n} becomes {@code SET ("auto_increment" = "n")}. */
    private static List<Token> withCounter(List<Token> tokens) {
        int at = tokens.size() - 4;
        boolean counter = at > 2
                && tokens.get(0).getType() == StarRocksLexer.ALTER
                && tokens.get(1).getType() == StarRocksLexer.TABLE
                && tokens.get(at).getType() == StarRocksLexer.AUTO_INCREMENT
                && tokens.get(at + 2).getType() == StarRocksLexer.INTEGER_VALUE;
        if (!counter) {
            return tokens;
        }
        Token written = tokens.get(at);
        Token value = tokens.get(at + 2);
        List<Token> changed = new ArrayList<>(tokens.subList(0, at));
        changed.add(like(written, StarRocksLexer.SET, "SET"));
        changed.add(like(written, StarRocksLexer.LEFT_PAREN, "("));
        changed.add(new Counter(written));
        changed.add(tokens.get(at + 1));
        changed.add(like(value, StarRocksLexer.DOUBLE_QUOTED_TEXT, "\"" + value.getText() + "\""));
        changed.add(like(value, StarRocksLexer.RIGHT_PAREN, ")"));
        changed.add(tokens.get(at + 3));
        return changed;
    }

    private static Token like(Token written, int type, String text) {
        CommonToken token = new CommonToken(written);
        token.setType(type);
        token.setText(text);
        return token;
    }

    private static List<Token> withViews(List<Token> tokens) {
        boolean singular = tokens.size() > 2
                && tokens.get(0).getType() == StarRocksLexer.SHOW
                && tokens.get(1).getType() == StarRocksLexer.MATERIALIZED
                && tokens.get(2).getType() == StarRocksLexer.VIEW;
        if (!singular) {
            return tokens;
        }
        CommonToken views = new CommonToken(tokens.get(2));
        views.setType(StarRocksLexer.VIEWS);
        List<Token> changed = new ArrayList<>(tokens);
        changed.set(2, views);
        return changed;
    }

    private static List<Token> withIndexKinds(List<Token> tokens) {
        List<Token> changed = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean kind = i > 0
                    && tokens.get(i - 1).getType() == StarRocksLexer.USING
                    && INDEX_KINDS.contains(token.getText().toUpperCase(Locale.ROOT));
            if (!kind) {
                changed.add(token);
                continue;
            }
            int end = closing(tokens, i + 1);
            String properties = tokens.subList(i + 1, end).stream()
                    .map(Token::getText)
                    .map(text -> text.equals("=") ? " = " : text.equals(",") ? ", " : text)
                    .collect(Collectors.joining());
            changed.add(new IndexKind(token, token.getText().toUpperCase(Locale.ROOT) + properties));
            i = end - 1;
        }
        return changed;
    }

    /** Where the parenthesis that may begin here has ended. */
    private static int closing(List<Token> tokens, int from) {
        if (tokens.get(from).getType() != StarRocksLexer.LEFT_PAREN) {
            return from;
        }
        int end = from;
        while (tokens.get(end).getType() != StarRocksLexer.RIGHT_PAREN
                && tokens.get(end).getType() != Token.EOF) {
            end++;
        }
        return Math.min(end + 1, tokens.size() - 1);
    }

    private static List<Token> withSecurity(List<Token> tokens) {
        boolean view = tokens.size() > 2
                && tokens.get(0).getType() == StarRocksLexer.CREATE
                && tokens.stream().limit(4).anyMatch(token -> token.getType() == StarRocksLexer.VIEW);
        for (int i = 0; view && i + 2 < tokens.size(); i++) {
            String security = tokens.get(i + 1).getText().toUpperCase(Locale.ROOT);
            if (tokens.get(i).getText().equalsIgnoreCase("SECURITY")
                    && (security.equals("NONE") || security.equals("INVOKER"))
                    && tokens.get(i + 2).getType() == StarRocksLexer.AS) {
                List<Token> changed = new ArrayList<>(tokens.subList(0, i));
                changed.add(new SecuredAs(tokens.get(i + 2), security));
                changed.addAll(tokens.subList(i + 3, tokens.size()));
                return changed;
            }
        }
        return tokens;
    }
}
