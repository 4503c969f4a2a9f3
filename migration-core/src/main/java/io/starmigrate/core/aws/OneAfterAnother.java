package io.starmigrate.core.aws;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Streams one after the other, each begun when the one before has been read, and read no further than it is asked for:
 * {@link Stream#flatMap} holds all of a stream whose first element is taken alone, which may be a quarter of a job.
 */
final class OneAfterAnother<S, T> extends Spliterators.AbstractSpliterator<T> {
    private final Iterator<S> parts;
    private final Function<? super S, Stream<T>> each;
    private Spliterator<T> now = Spliterators.emptySpliterator();

    private OneAfterAnother(Iterator<S> parts, Function<? super S, Stream<T>> each) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.parts = parts;
        this.each = each;
    }

    static <S, T> Stream<T> of(Stream<S> parts, Function<? super S, Stream<T>> each) {
        return StreamSupport.stream(new OneAfterAnother<>(parts.iterator(), each), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        while (!now.tryAdvance(action)) {
            if (!parts.hasNext()) {
                return false;
            }
            now = each.apply(parts.next()).spliterator();
        }
        return true;
    }
}
