package io.starmigrate.worker.outage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a port answers page by page: each step that fetches is told, and what is done with the elements is not. */
final class WatchedStream<T> extends Spliterators.AbstractSpliterator<T> {
    private final Spliterator<T> pages;
    private final WatchedPort port;
    private final Deque<T> next = new ArrayDeque<>(1);

    private WatchedStream(Spliterator<T> pages, WatchedPort port) {
        super(pages.estimateSize(), pages.characteristics() & ~(Spliterator.SIZED | Spliterator.SORTED));
        this.pages = pages;
        this.port = port;
    }

    static <T> Stream<T> of(Stream<T> stream, WatchedPort port) {
        return StreamSupport.stream(new WatchedStream<>(stream.spliterator(), port), false)
                .onClose(stream::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (!fetch()) {
            return false;
        }
        action.accept(next.remove());
        return true;
    }

    private boolean fetch() {
        try {
            boolean more = pages.tryAdvance(next::add);
            port.answered();
            return more;
        } catch (RuntimeException failure) {
            port.failed(failure);
            throw failure;
        }
    }
}
