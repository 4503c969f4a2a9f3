package io.starmigrate.standin.catalog;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something for each of some ranges of which no two have a key in common, found by a key without a look at all of them.
 * To be used from one thread at a time.
 */
public final class DisjointRanges<T> {
    private final NavigableMap<List<PartitionKeyValue>, Held<T>> byLow = new TreeMap<>(PartitionKeyRange::compare);

    private record Held<T>(PartitionKeyRange range, T value) {}

    /** What there is for a range from now on. */
    public void put(PartitionKeyRange range, T value) {
        byLow.put(range.low(), new Held<>(range, value));
    }

    void remove(PartitionKeyRange range) {
        byLow.remove(range.low());
    }

    void clear() {
        byLow.clear();
    }

    int size() {
        return byLow.size();
    }

    /** What there is for the range that holds this key. */
    Optional<T> holding(List<PartitionKeyValue> key) {
        return of(byLow.floorEntry(PartitionKeyRange.raised(key)))
                .filter(held -> held.range().contains(key))
                .map(Held::value);
    }

    /** The first range that has a key in common with this one. */
    public Optional<PartitionKeyRange> intersecting(PartitionKeyRange range) {
        return Stream.of(of(byLow.floorEntry(range.low())), of(byLow.higherEntry(range.low())))
                .flatMap(Optional::stream)
                .map(Held::range)
                .filter(range::intersects)
                .findFirst();
    }

    private static <T> Optional<Held<T>> of(Map.@Nullable Entry<List<PartitionKeyValue>, Held<T>> entry) {
        return Optional.ofNullable(entry).map(Map.Entry::getValue);
    }
}
