package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column's default that is a text. Before 3.1 it is printed without escapes, in 3.1 with those of Java:
 * {@code "\\u6D4B"} stands for one character there, which StarRocks itself does not read so (observed, 2026-11-28,
 * point 11).
 */
final class PrintedDefault {
    private static final Pattern NEXT =
            Pattern.compile("\\s+(?:COMMENT|NOT|NULL|AS)\\b|\\s*[,)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile(" COMMENT \"");
    private static final Pattern UNICODE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|.)", Pattern.DOTALL);

    private final Cursor cursor;
    private final PrintedText printed;

    /** The cursor is at the word DEFAULT. */
    PrintedDefault(Cursor cursor) {
        this.cursor = cursor;
        this.printed = new PrintedText(cursor.text(), cursor.position() + "DEFAULT".length());
    }

    /** Whether the default is a text, not a function or a number. */
    boolean isText() {
        return printed.isIn('"') || printed.isIn('\'');
    }

    /**
     * The default as a literal in double quotes.
     *
     * @param known the default as another answer tells it; null where none does
     * @param texts how such texts are printed, for that case
     */
    String read(@Nullable String known, Comments texts) {
        OptionalInt told = known == null ? OptionalInt.empty() : printed.endOf(known, at(NEXT));
        if (known != null && told.isPresent()) {
            cursor.moveTo(told.getAsInt());
            return Quoting.string(known);
        }
        OptionalInt literal = printed.literalEnd();
        boolean escaped = literal.isPresent() && at(NEXT).test(literal.getAsInt()) && !isRaw(texts, literal.getAsInt());
        OptionalInt end = escaped ? literal : printed.firstEnd(at(COMMENT));
        if (end.isEmpty()) {
            throw cursor.problem(cursor.position(), "a default ends nowhere");
        }
        cursor.moveTo(end.getAsInt());
        String between = printed.until(end.getAsInt());
        return Quoting.string(escaped ? unescaped(between) : between);
    }

    private boolean isRaw(Comments texts, int end) {
        return texts == Comments.AS_THEY_ARE && printed.until(end).indexOf('\\') >= 0;
    }

    private String unescaped(String escaped) {
        Matcher escapes = UNICODE.matcher(escaped);
        String plain = escapes.replaceAll(escape -> Matcher.quoteReplacement(
                escape.group(1) == null ? escape.group() : character(Integer.parseInt(escape.group(1), 16))));
        char mark = printed.isIn('"') ? '"' : '\'';
        return new Lexer(mark + plain + mark).at(0).text();
    }

    private static String character(int code) {
        String text = String.valueOf((char) code);
        return code == '"' || code == '\'' || code == '\\' ? "\\" + text : text;
    }

    private IntPredicate at(Pattern next) {
        return PrintedText.before(cursor.text(), next);
    }
}
