package io.starmigrate.core.starrocks.ddl;

/**
 * A piece of a statement.
 *
 * @param kind what it is
 * @param text what it stands for: a name without its backquotes, a literal without its quotes and escapes
 * @param start where it begins in the statement
 * @param end where what follows begins
 */
public record Token(Kind kind, String text, int start, int end) {
    /** What a piece can be. */
    public enum Kind {
        /** A keyword, or a name without quotes. */
        WORD,
        /** A name in backquotes. */
        QUOTED,
        /** A literal in single or double quotes. */
        STRING,
        /** A number. */
        NUMBER,
        /** One character of punctuation. */
        SYMBOL,
        /** The end of the statement. */
        END
    }

    /** Whether it can be a name. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** Whether it is this keyword, in any case, or this punctuation. */
    public boolean is(String word) {
        return switch (kind) {
            case SYMBOL -> text.equals(word);
            case WORD -> text.equalsIgnoreCase(word);
            default -> false;
        };
    }
}
