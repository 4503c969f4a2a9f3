package io.starmigrate.core.starrocks.ddl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a comment that StarRocks may print as it is, without escapes: that of an index always, between single quotes,
 * and that of a column in releases that escape nothing there. What ends it is the line's end behind its quote.
 */
final class PrintedComment {
    private static final String LINE_END = "(?=\\s*,\\s*\\n|\\s*\\n\\s*\\))";
    private static final Pattern SINGLE = Pattern.compile("'(?<text>.*?)'" + LINE_END, Pattern.DOTALL);
    private static final Pattern DOUBLE = Pattern.compile("\"(?<text>.*?)\"" + LINE_END, Pattern.DOTALL);

    private final Cursor cursor;
    private final int word;

    private PrintedComment(Cursor cursor) {
        this.cursor = cursor;
        this.word = cursor.position();
    }

    /** The comment of an index; the cursor is at the word COMMENT. */
    static String ofIndex(Cursor cursor) {
        PrintedComment comment = new PrintedComment(cursor);
        Matcher printed = comment.matcher(SINGLE);
        return printed.lookingAt() ? comment.taken(printed) : comment.literal();
    }

    /** The comment of a column; the cursor is at the word COMMENT. */
    static String ofColumn(Cursor cursor) {
        PrintedComment comment = new PrintedComment(cursor);
        Matcher printed = comment.matcher(DOUBLE);
        return !comment.isLiteral() && printed.lookingAt() ? comment.taken(printed) : comment.literal();
    }

    private String taken(Matcher printed) {
        cursor.moveTo(printed.end());
        return printed.group("text");
    }

    private String literal() {
        cursor.moveTo(word);
        cursor.expect("COMMENT");
        return cursor.string();
    }

    /** Whether a literal stands here, and the column ends behind it. */
    private boolean isLiteral() {
        try {
            literal();
            return cursor.isAt(",") || cursor.isAt(")");
        } catch (DdlException unclosed) {
            return false;
        }
    }

    // Looked for before the lexer sees it: a quote inside would mislead it.
    private Matcher matcher(Pattern pattern) {
        String text = cursor.text();
        int quote = word + "COMMENT".length();
        while (quote < text.length() && Character.isWhitespace(text.charAt(quote))) {
            quote++;
        }
        return pattern.matcher(text).region(quote, text.length()).useTransparentBounds(true);
    }
}
