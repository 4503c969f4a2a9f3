package io.starmigrate.core.aws;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes in several requests, as much in each as one takes. */
final class Batches {
    private Batches() {}

    /** All of these in their order, {@code most} in each batch but the last; none is empty. */
    static <T> Stream<List<T>> of(List<T> all, int most) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + most)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + most)));
    }
}
