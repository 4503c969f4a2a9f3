package io.starmigrate.core.starrocks.fingerprint;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a {@link BucketQuery} was answered with: a fingerprint of each bucket of a part's keys.
 *
 * @param recipe names what the sums and the buckets mean; those of different recipes cannot be compared
 * @param sums by bucket, from 0; buckets without rows are absent
 */
public record BucketedFingerprint(String recipe, Map<Integer, RowSums> sums) {
    public BucketedFingerprint {
        sums = new TreeMap<>(sums);
    }

    /**
     * The buckets that hold other rows on the other side, in their order. A key is in the same bucket on both sides, so
     * rows that came, went or changed are in these, and in no others.
     *
     * @throws IllegalArgumentException when the recipes differ: such a comparison proves nothing
     */
    public List<Integer> differing(BucketedFingerprint other) {
        if (!recipe.equals(other.recipe)) {
            throw new IllegalArgumentException(
                    "Cannot compare buckets of recipe " + recipe + " with those of " + other.recipe);
        }
        TreeSet<Integer> buckets = new TreeSet<>(sums.keySet());
        buckets.addAll(other.sums.keySet());
        buckets.removeIf(bucket -> sums.containsKey(bucket) && sums.get(bucket).equals(other.sums.get(bucket)));
        return List.copyOf(buckets);
    }

    /** How many rows a bucket holds. */
    public long rows(int bucket) {
        RowSums found = sums.get(bucket);
        return found == null ? 0 : found.rows();
    }

    /**
     * Whether all buckets together hold what a fingerprint of the same part told, by the same functions: if not, the
     * part was written to between the two looks.
     *
     * @param rows how many rows it told
     * @param sums the two sums it told
     */
    public boolean isAllOf(long rows, List<BigInteger> sums) {
        return this.sums.values().stream().mapToLong(RowSums::rows).sum() == rows
                && List.of(sum(RowSums::plain), sum(RowSums::salted)).equals(sums);
    }

    private BigInteger sum(Function<RowSums, BigInteger> which) {
        return sums.values().stream().map(which).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
