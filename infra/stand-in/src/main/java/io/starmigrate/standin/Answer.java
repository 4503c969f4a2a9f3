package io.starmigrate.standin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement that was not refused answers. */
public sealed interface Answer permits Answer.Rows, Answer.Done {

    /** A statement without a result set that changed nothing countable. */
    Done OK = new Done(0, "");

    static Rows rows(List<AnswerColumn> columns, List<? extends List<@Nullable String>> rows) {
        return new Rows(columns, RowCursor.over(rows));
    }

    /** A result set. Whoever takes it reads the cursor to its end or closes it. */
    record Rows(List<AnswerColumn> columns, RowCursor rows) implements Answer {}

    /** No result set: how many rows changed, and the text the protocol's OK packet carries. */
    record Done(long affected, String message) implements Answer {}
}
