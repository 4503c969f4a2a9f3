package io.starmigrate.core.starrocks.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which the comment of a table or view can be read: it may be printed without escapes, and then nothing but
 * the rest of the statement tells where it ends.
 */
final class Readings {
    /**
     * One of them.
     *
     * @param comment what the comment then is
     * @param end where the rest begins
     */
    record Reading(String comment, int end) {}

    private final Cursor cursor;
    private final PrintedText printed;
    private final List<Reading> all = new ArrayList<>();

    /**
     * Those of the comment whose word the cursor is at.
     *
     * @param rest what can stand behind a comment
     * @param comments how it is printed
     */
    Readings(Cursor cursor, Pattern rest, Comments comments) {
        this.cursor = cursor;
        this.printed = new PrintedText(cursor.text(), cursor.position() + "COMMENT".length());
        if (printed.isIn('"')) {
            IntPredicate ends = PrintedText.before(cursor.text(), rest);
            int literal = printed.literalEnd().orElse(-1);
            printed.ends(ends).forEach(end -> all.add(new Reading(comments.read(printed, end, literal), end)));
        }
    }

    /** Whether the comment is in parentheses, as tables of other catalogs have theirs. */
    boolean areEnclosed() {
        return printed.isIn('(');
    }

    /** Whether the text alone does not tell which. */
    boolean areSeveral() {
        return all.size() > 1;
    }

    /** The comment, when there is no choice; the cursor goes behind it. */
    String take() {
        if (all.size() == 1) {
            cursor.moveTo(all.get(0).end);
            return all.get(0).comment;
        }
        cursor.expect("COMMENT");
        return cursor.string();
    }

    /**
     * What the statement is by the only reading that makes sense of all of it.
     *
     * @throws DdlException when none does, or several do
     */
    <T> T only(Function<Reading, T> whole) {
        Set<T> sensible = new LinkedHashSet<>();
        List<String> comments = new ArrayList<>();
        @Nullable DdlException first = null;
        for (Reading reading : all) {
            try {
                sensible.add(whole.apply(reading));
                comments.add("\"" + reading.comment + "\"");
            } catch (DdlException senseless) {
                first = first == null ? senseless : first;
            }
        }
        if (sensible.size() == 1) {
            return sensible.iterator().next();
        }
        throw first != null && sensible.isEmpty()
                ? first
                : cursor.problem(
                        cursor.position(),
                        "this comment can be read as " + String.join(" or as ", comments)
                                + ", and nothing tells which; change it at the source");
    }
}
