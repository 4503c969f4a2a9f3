package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import io.starmigrate.standin.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What columns of CREATE TABLE may say in later versions, told by tokens that stand in places the grammar knows: states
 * of aggregate functions (3.4), fractions of a second (4.0) and expressions (4.1) as defaults.
 */
public final class NewerColumns {
    private static final Set<String> TYPES = Set.of(
            "ARRAY",
            "BIGINT",
            "BINARY",
            "BITMAP",
            "BOOLEAN",
            "CHAR",
            "DATE",
            "DATETIME",
            "DECIMAL",
            "DECIMAL128",
            "DECIMAL32",
            "DECIMAL64",
            "DECIMALV2",
            "DOUBLE",
            "FLOAT",
            "HLL",
            "INT",
            "INTEGER",
            "JSON",
            "LARGEINT",
            "MAP",
            "NUMBER",
            "NUMERIC",
            "PERCENTILE",
            "SMALLINT",
            "STRING",
            "STRUCT",
            "TEXT",
            "TIME",
            "TINYINT",
            "VARBINARY",
            "VARCHAR");
    private static final Set<Integer> NO_EXPRESSIONS = Set.of(
            StarRocksLexer.SINGLE_QUOTED_TEXT,
            StarRocksLexer.DOUBLE_QUOTED_TEXT,
            StarRocksLexer.NULL,
            StarRocksLexer.CURRENT_TIMESTAMP,
            StarRocksLexer.LEFT_PAREN);
    private static final Set<Integer> AFTER_DEFAULT =
            Set.of(StarRocksLexer.COMMA, StarRocksLexer.COMMENT, StarRocksLexer.NOT, StarRocksLexer.NULL);
    private static final Set<Integer> NO_STATES =
            Set.of(StarRocksLexer.DEFAULT, StarRocksLexer.AS, StarRocksLexer.COMMENT, StarRocksLexer.KEY);

    private final Personality personality;
    private final List<Token> tokens;
    private final List<Token> changed = new ArrayList<>();
    private int at;

    private NewerColumns(Personality personality, List<Token> tokens) {
        this.personality = personality;
        this.tokens = tokens;
    }

    /** Stands where the grammar knows another token and means all of a text. */
    private static final class Whole extends CommonToken {
        private final String written;

        Whole(Token first, int type, String written) {
            super(first);
            setType(type);
            this.written = written;
        }
    }

    /** What a token stands for that holds more than the grammar knows. */
    public static Optional<String> written(@Nullable Token token) {
        return token instanceof Whole whole ? Optional.of(whole.written) : Optional.empty();
    }

    static List<Token> extended(Personality personality, List<Token> tokens) {
        boolean table = tokens.size() > 3
                && tokens.get(0).getType() == StarRocksLexer.CREATE
                && tokens.get(1).getType() == StarRocksLexer.TABLE;
        return table && personality.atLeast(3, 4) ? new NewerColumns(personality, tokens).columns() : tokens;
    }

    private List<Token> columns() {
        while (type() != StarRocksLexer.LEFT_PAREN) {
            if (type() == Token.EOF) {
                return tokens;
            }
            keep();
        }
        keep();
        do {
            column();
        } while (type() == StarRocksLexer.COMMA && keep());
        changed.addAll(tokens.subList(at, tokens.size()));
        return changed;
    }

    private void column() {
        boolean index = type() == StarRocksLexer.INDEX;
        keep();
        if (!index) {
            type(tokens.get(at));
        }
        int depth = 0;
        while (type() != Token.EOF && (depth > 0 || !ends())) {
            depth += opened();
            boolean expression = type() == StarRocksLexer.DEFAULT && depth == 0;
            keep();
            if (expression) {
                defaultValue();
            }
        }
    }

    private void type(Token first) {
        if (TYPES.contains(first.getText().toUpperCase(Locale.ROOT))) {
            keep();
            if (type() == StarRocksLexer.LEFT_PAREN) {
                keepUntil(closing(at));
            } else if (type() == StarRocksLexer.LT) {
                keepUntil(angle(at));
            }
        } else if (isState()) {
            changed.add(like(first, StarRocksLexer.VARBINARY, "varbinary"));
        }
        if (isState()) {
            int end = closing(at + 1);
            changed.add(new Whole(tokens.get(at), StarRocksLexer.REPLACE, source(at, end)));
            at = end;
        }
    }

    private boolean isState() {
        return !NO_STATES.contains(type())
                && at + 1 < tokens.size()
                && tokens.get(at + 1).getType() == StarRocksLexer.LEFT_PAREN;
    }

    private void defaultValue() {
        boolean precise = type() == StarRocksLexer.CURRENT_TIMESTAMP
                && typeAt(at + 1) == StarRocksLexer.LEFT_PAREN
                && personality.atLeast(4, 0);
        if (precise) {
            int end = closing(at + 1);
            changed.add(new Whole(tokens.get(at), StarRocksLexer.CURRENT_TIMESTAMP, source(at, end)));
            at = end;
        } else if (!NO_EXPRESSIONS.contains(type()) && personality.atLeast(4, 1)) {
            int start = at;
            int depth = 0;
            while (type() != Token.EOF && (depth > 0 || !(ends() || AFTER_DEFAULT.contains(type())))) {
                depth += opened();
                at++;
            }
            changed.add(new Whole(tokens.get(start), StarRocksLexer.DOUBLE_QUOTED_TEXT, source(start, at)));
        }
    }

    private boolean ends() {
        return type() == StarRocksLexer.COMMA || type() == StarRocksLexer.RIGHT_PAREN;
    }

    /** By how much deeper the token here leads. */
    private int opened() {
        return switch (tokens.get(at).getText()) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    private int closing(int open) {
        int depth = 0;
        int end = open;
        do {
            int type = typeAt(end);
            if (type == Token.EOF) {
                return end;
            }
            depth += type == StarRocksLexer.LEFT_PAREN ? 1 : type == StarRocksLexer.RIGHT_PAREN ? -1 : 0;
            end++;
        } while (depth > 0);
        return end;
    }

    private int angle(int open) {
        int depth = 0;
        int end = open;
        do {
            if (typeAt(end) == Token.EOF) {
                return end;
            }
            String text = tokens.get(end).getText();
            depth += text.equals("<") ? 1 : text.matches(">+") ? -text.length() : 0;
            end++;
        } while (depth > 0);
        return end;
    }

    private String source(int from, int end) {
        Token first = tokens.get(from);
        int stop = tokens.get(end - 1).getStopIndex();
        return first.getInputStream().getText(Interval.of(first.getStartIndex(), stop));
    }

    private static Token like(Token written, int type, String text) {
        CommonToken token = new CommonToken(written);
        token.setType(type);
        token.setText(text);
        return token;
    }

    private void keepUntil(int end) {
        changed.addAll(tokens.subList(at, end));
        at = end;
    }

    private boolean keep() {
        changed.add(tokens.get(at));
        at++;
        return true;
    }

    private int type() {
        return typeAt(at);
    }

    private int typeAt(int i) {
        return i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }
}
