package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a {@link BucketQuery} was answered with, in 16 bytes for each bucket: how many rows it has, and 64 bits of all
 * that the answer told of it. Buckets of equal rows are equal; others are, too, with a probability of 2^-64, so what is
 * made by it is still to be proved. To be filled by one thread.
 */
public final class BucketDigests {
    private final String recipe;
    private final long[] rows;
    private final long[] digests;

    BucketDigests(String recipe, int buckets) {
        this.recipe = recipe;
        this.rows = new long[buckets];
        this.digests = new long[buckets];
    }

    /** Digests of buckets that were counted elsewhere, each by its number. */
    public static BucketDigests of(String recipe, List<Long> rows, List<Long> digests) {
        BucketDigests made = new BucketDigests(recipe, rows.size());
        IntStream.range(0, rows.size()).forEach(bucket -> {
            made.rows[bucket] = rows.get(bucket);
            made.digests[bucket] = digests.get(bucket);
        });
        return made;
    }

    /** Takes one row of the answer. */
    public void add(CatalogRow row) {
        int bucket = (int) row.requireNumber(BucketQuery.BUCKET);
        RowSums sums = RowSums.of(row);
        rows[bucket] = sums.rows();
        digests[bucket] = scattered(sums.plain().longValue())
                + Long.rotateLeft(sums.salted().longValue(), 32);
    }

    private static long scattered(long value) {
        long mixed = (value ^ (value >>> 31)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 29);
    }

    /** How many rows there are in all. */
    public long rows() {
        return IntStream.range(0, rows.length).mapToLong(bucket -> rows[bucket]).sum();
    }

    /** How many rows these buckets hold. */
    public long rows(List<Integer> buckets) {
        return buckets.stream().mapToLong(bucket -> rows[bucket]).sum();
    }

    /**
     * The buckets that hold other rows on the other side, in their order.
     *
     * @throws IllegalArgumentException when the recipes differ: such a comparison tells nothing
     */
    public List<Integer> differing(BucketDigests other) {
        if (!recipe.equals(other.recipe)) {
            throw new IllegalArgumentException(
                    "Cannot compare buckets of recipe " + recipe + " with those of " + other.recipe);
        }
        return IntStream.range(0, rows.length)
                .filter(bucket -> rows[bucket] != other.rows[bucket] || digests[bucket] != other.digests[bucket])
                .boxed()
                .toList();
    }
}
