package io.starmigrate.core.comparison;

import io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a partition are not equal, by their keys.
 *
 * @param columns the columns that name a row, in the order of each key's values
 * @param keys those that differ, no more than were asked for
 * @param found how many were found to differ: all there are where {@link #isWhole}, else at least so many
 * @param buckets how the keys were divided
 * @param note what else is to be said, or why no key can be named; empty when nothing
 */
public record Bisection(List<String> columns, List<KeyDifference> keys, int found, Buckets buckets, String note) {
    /** So many rows are held at ease, although a row of texts may be its own key. */
    private static final long ROWS_AT_ONCE = 5_000;

    /**
     * How the keys were divided.
     *
     * @param all how many buckets there are
     * @param differing how many of them are not equal
     * @param read of how many of those every key is known
     */
    public record Buckets(int all, int differing, int read) {
        private static final Buckets NONE = new Buckets(0, 0, 0);
    }

    public Bisection {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** No key can be named, and why. */
    public static Bisection none(String why) {
        return new Bisection(List.of(), List.of(), 0, Buckets.NONE, why);
    }

    /** Whether every key that differs was found. */
    public boolean isWhole() {
        return buckets.read == buckets.differing;
    }

    /**
     * Which of the buckets that differ are read next. Each holds a key that differs, so no more are read than keys are
     * wanted; nor are more rows read at once than is easy, unless one bucket holds more.
     *
     * @param left those that nobody has read yet, one or more
     * @param keys how many keys are wanted, 1 or more
     */
    public static List<Integer> next(
            List<Integer> left, BucketedFingerprint source, BucketedFingerprint target, int keys) {
        List<Integer> chosen = new ArrayList<>();
        long rows = 0;
        for (int bucket : left.subList(0, Math.min(keys, left.size()))) {
            rows += Math.max(source.rows(bucket), target.rows(bucket));
            if (!chosen.isEmpty() && rows > ROWS_AT_ONCE) {
                break;
            }
            chosen.add(bucket);
        }
        return List.copyOf(chosen);
    }
}
