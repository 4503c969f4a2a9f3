package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.ddl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Takes a statement apart. Comments and blanks separate pieces and belong to none. */
public final class Lexer {
    private final String text;

    Lexer(String text) {
        this.text = text;
    }

    /**
     * All pieces of a text, without its end.
     *
     * @throws DdlException when a quote or a comment is not closed
     */
    public static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token = lexer.at(0);
        while (token.kind() != Kind.END) {
            tokens.add(token);
            token = lexer.at(token.end());
        }
        return List.copyOf(tokens);
    }

    /** The first piece from a position on. */
    Token at(int position) {
        int start = skipBlanks(position);
        if (start >= text.length()) {
            return new Token(Kind.END, "", text.length(), text.length());
        }
        char c = text.charAt(start);
        if (c == '`') {
            return backquoted(start);
        }
        if (c == '\'' || c == '"') {
            return literal(start);
        }
        if (Character.isDigit(c)) {
            return number(start);
        }
        if (isWordPart(c)) {
            return word(start);
        }
        return new Token(Kind.SYMBOL, String.valueOf(c), start, start + 1);
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new DdlException(text, at, "a comment is not closed");
                }
                at = end + 2;
            } else {
                return at;
            }
        }
        return at;
    }

    private Token backquoted(int start) {
        int end = text.indexOf('`', start + 1);
        if (end < 0) {
            throw new DdlException(text, start, "a backquote is not closed");
        }
        return new Token(Kind.QUOTED, text.substring(start + 1, end), start, end + 1);
    }

    // Observed, section 5: backslash escapes, doubled quotes; \% and \_ keep their backslash.
    private Token literal(int start) {
        char quote = text.charAt(start);
        int plain = plainEnd(start + 1, quote);
        if (plain >= 0) {
            return new Token(Kind.STRING, text.substring(start + 1, plain), start, plain + 1);
        }
        StringBuilder value = new StringBuilder();
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote;
            if (c == '\\' && at + 1 < text.length()) {
                value.append(unescaped(text.charAt(at + 1)));
                at += 2;
            } else if (doubled) {
                value.append(quote);
                at += 2;
            } else if (c == quote) {
                return new Token(Kind.STRING, value.toString(), start, at + 1);
            } else {
                value.append(c);
                at++;
            }
        }
        throw new DdlException(text, start, "a literal is not closed");
    }

    /** Where a literal without any escape ends, as nearly all do; negative for others. */
    private int plainEnd(int from, char quote) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                return -1;
            }
            if (c == quote) {
                boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == quote;
                return doubled ? -1 : at;
            }
        }
        return -1;
    }

    /**
     * Behind the literal whose quote stands at a position; empty when it is not closed. What is printed has no doubled
     * quotes for one.
     */
    static OptionalInt literalEnd(String text, int quote) {
        char mark = text.charAt(quote);
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == mark) {
                return OptionalInt.of(at + 1);
            }
            at += c == '\\' ? 2 : 1;
        }
        return OptionalInt.empty();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case '0' -> "\0";
            case 'Z' -> "\u001a";
            case '%' -> "\\%";
            case '_' -> "\\_";
            default -> String.valueOf(c);
        };
    }

    private Token number(int start) {
        int end = start;
        while (end < text.length() && (isWordPart(text.charAt(end)) || isDecimalPoint(start, end))) {
            end++;
        }
        String digits = text.substring(start, end);
        boolean plain = digits.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == 'e' || c == 'E');
        return new Token(plain ? Kind.NUMBER : Kind.WORD, digits, start, end);
    }

    /** A point among digits; one after a name that begins with a digit separates names. */
    private boolean isDecimalPoint(int start, int at) {
        return text.charAt(at) == '.'
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1))
                && text.substring(start, at).chars().allMatch(Character::isDigit);
    }

    private Token word(int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return new Token(Kind.WORD, text.substring(start, end), start, end);
    }

    private static boolean isWordPart(char c) {
        return Character.isJavaIdentifierPart(c) || c == '@';
    }
}
