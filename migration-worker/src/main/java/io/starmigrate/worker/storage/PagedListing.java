package io.starmigrate.worker.storage;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Listings that arrive page by page, fetched while the stream is read. */
final class PagedListing {
    private PagedListing() {}

    /** @param fetch asks for the page after a token; the first has none */
    static <T> Stream<T> stream(Function<@Nullable String, Page<T>> fetch) {
        return Stream.iterate(fetch.apply(null), page -> page != null, page -> page.following(fetch))
                .flatMap(page -> page.items().stream());
    }

    /**
     * @param items what this page holds
     * @param next the token of the next page; null on the last
     */
    record Page<T>(List<T> items, @Nullable String next) {
        @Nullable
        Page<T> following(Function<@Nullable String, Page<T>> fetch) {
            return next == null ? null : fetch.apply(next);
        }
    }
}
