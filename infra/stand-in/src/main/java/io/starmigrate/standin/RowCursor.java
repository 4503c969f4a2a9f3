package io.starmigrate.standin;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows one after another, so that a large result never stands in memory whole. Used by one thread. */
public interface RowCursor extends AutoCloseable {
    /**
     * The next row, one value per column, or null when there is none left.
     *
     * @throws SqlError when reading on fails; the client then sees the error after the rows it already has
     */
    @Nullable
    List<@Nullable String> next();

    /** Gives up what the cursor holds. Closing twice is the same as once. */
    @Override
    void close();

    /** A cursor over rows that are in memory already. */
    static RowCursor over(Iterable<? extends List<@Nullable String>> rows) {
        Iterator<? extends List<@Nullable String>> left = rows.iterator();
        return new RowCursor() {
            @Override
            public @Nullable List<@Nullable String> next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
