package io.starmigrate.core.comparison;

import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key whose rows are not equal.
 *
 * @param key the values of the key's columns
 * @param outcome ONLY_AT_SOURCE, ONLY_AT_TARGET, or DIFFERS where both sides have it, with other values or another
 *     number of rows
 * @param rows how many rows of it there are
 */
public record KeyDifference(RowKey key, Outcome outcome, Rows rows) {
    /** What differs between the keys of one bucket, in the order of their values as texts. Pure. */
    public static List<KeyDifference> between(Map<RowKey, RowSums> source, Map<RowKey, RowSums> target) {
        Set<RowKey> keys = new HashSet<>(source.keySet());
        keys.addAll(target.keySet());
        List<KeyDifference> found = new ArrayList<>();
        for (RowKey key : keys) {
            RowSums here = source.get(key);
            RowSums there = target.get(key);
            if (here == null) {
                found.add(new KeyDifference(key, Outcome.ONLY_AT_TARGET, rows(0, there)));
            } else if (there == null) {
                found.add(new KeyDifference(key, Outcome.ONLY_AT_SOURCE, new Rows(here.rows(), 0L)));
            } else if (!here.equals(there)) {
                found.add(new KeyDifference(key, Outcome.DIFFERS, rows(here.rows(), there)));
            }
        }
        found.sort(Comparator.comparing(difference -> difference.key().values().toString()));
        return List.copyOf(found);
    }

    private static Rows rows(long here, @Nullable RowSums there) {
        return new Rows(here, there == null ? 0L : there.rows());
    }
}
