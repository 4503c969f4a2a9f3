package io.starmigrate.core.starrocks.ddl;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the comment of a column or an index, which StarRocks may print without escapes: those of indexes always; those
 * of columns before 3.1, and later in tables with a primary key. What can be read in two ways is refused.
 */
final class PrintedComment {
    private static final Pattern LINE_END = Pattern.compile("[ \\t]*,[ \\t]*\\n|\\s*\\n\\s*\\)");
    private static final String VIEW_COLUMNS_END =
            "|\\s*\\)\\s*(?:COMMENT|SECURITY|AS|PARTITION|DISTRIBUTED|ORDER|REFRESH|PROPERTIES)\\b";
    private static final Pattern VIEW_ELEMENT_END =
            Pattern.compile("\\s*,\\s*(?:`|INDEX\\b)" + VIEW_COLUMNS_END, Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_VIEW_ELEMENT_END =
            Pattern.compile("\\s*," + VIEW_COLUMNS_END, Pattern.CASE_INSENSITIVE);
    private static final Pattern ELEMENT_END = Pattern.compile("\\s*[,)]");

    private final Cursor cursor;
    private final PrintedText printed;

    private PrintedComment(Cursor cursor) {
        this.cursor = cursor;
        this.printed = new PrintedText(cursor.text(), cursor.position() + "COMMENT".length());
    }

    /** The comment of an index; the cursor is at the word COMMENT. */
    static String ofIndex(Cursor cursor) {
        PrintedComment comment = new PrintedComment(cursor);
        if (!comment.printed.isIn('\'')) {
            return comment.literal();
        }
        OptionalInt raw = comment.printed.firstEnd(comment.at(LINE_END));
        return raw.isPresent() ? comment.asPrinted(raw.getAsInt()) : comment.literal();
    }

    /**
     * The comment of a column; the cursor is at the word COMMENT.
     *
     * @param known the comment as another answer tells it; null where none does
     * @param comments how comments of columns are printed, for that case
     */
    static String ofColumn(Cursor cursor, @Nullable String known, Comments comments) {
        PrintedComment comment = new PrintedComment(cursor);
        if (known != null && comment.printed.isIn('"')) {
            OptionalInt end = comment.printed.endOf(known, comment.at(ELEMENT_END));
            if (end.isPresent()) {
                cursor.moveTo(end.getAsInt());
                return known;
            }
        }
        return comment.printed.isIn('"') ? comment.byShape(LINE_END, comments) : comment.literal();
    }

    /**
     * The comment of a view's column; the cursor is at the word COMMENT.
     *
     * @param quoted whether this view's columns stand in backquotes
     * @param comments how it is printed
     */
    static String ofViewColumn(Cursor cursor, boolean quoted, Comments comments) {
        PrintedComment comment = new PrintedComment(cursor);
        return comment.printed.isIn('"')
                ? comment.byShape(quoted ? VIEW_ELEMENT_END : BARE_VIEW_ELEMENT_END, comments)
                : comment.literal();
    }

    private String byShape(Pattern shape, Comments comments) {
        OptionalInt literal = printed.literalEnd();
        OptionalInt raw = printed.firstEnd(at(shape));
        if (comments == Comments.AS_THEY_ARE && raw.isPresent()) {
            return asPrinted(raw.getAsInt());
        }
        boolean escaped = literal.isPresent() && at(shape).test(literal.getAsInt());
        if (escaped && raw.isPresent() && raw.getAsInt() < literal.getAsInt()) {
            throw cursor.problem(
                    cursor.position(),
                    "this comment ends in two places, \"" + printed.until(raw.getAsInt()) + "\" or \""
                            + printed.until(literal.getAsInt())
                            + "\", and nothing else tells which; change the comment at the source");
        }
        if (escaped) {
            requireOneReading(comments, literal.getAsInt());
            cursor.moveTo(literal.getAsInt());
            return comments.read(printed, literal.getAsInt(), literal.getAsInt());
        }
        return raw.isEmpty() ? literal() : asPrinted(raw.getAsInt());
    }

    private void requireOneReading(Comments comments, int end) {
        if (comments.leavesOpen(printed, end)) {
            throw cursor.problem(
                    cursor.position(),
                    "this comment is \"" + printed.until(end) + "\" or \"" + printed.unescapedUntil(end)
                            + "\", as releases of this version print it in two ways; let the account read"
                            + " information_schema.columns, which tells it, or change the comment at the source");
        }
    }

    private IntPredicate at(Pattern end) {
        return PrintedText.before(cursor.text(), end);
    }

    private String asPrinted(int end) {
        cursor.moveTo(end);
        return printed.until(end);
    }

    private String literal() {
        cursor.expect("COMMENT");
        return cursor.string();
    }
}
