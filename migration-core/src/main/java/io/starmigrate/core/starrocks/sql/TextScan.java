package io.starmigrate.core.starrocks.sql;

/** A place in a text that is read character by character; what is looked for may have blanks before it. */
public final class TextScan {
    private final String text;
    private int at;

    /** A scan of this text from a place on. */
    public TextScan(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The place: the length of the text at its end. */
    public int at() {
        return at;
    }

    /** Goes on at another place of the text. */
    public void moveTo(int place) {
        at = place;
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return at >= text.length();
    }

    /** Whether the very next character is this one. */
    public boolean isAt(char c) {
        return !isAtEnd() && text.charAt(at) == c;
    }

    /** Passes over blanks. */
    public void skipBlanks() {
        while (!isAtEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Passes over blanks, and over this character where it follows them. */
    public boolean accept(char c) {
        skipBlanks();
        boolean there = isAt(c);
        if (there) {
            at++;
        }
        return there;
    }

    /** Passes over blanks, and over the word that follows them; empty where none does. */
    public String word() {
        skipBlanks();
        int start = at;
        while (!isAtEnd() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }
}
