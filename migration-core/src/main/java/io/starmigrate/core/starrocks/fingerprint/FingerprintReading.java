package io.starmigrate.core.starrocks.fingerprint;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What a {@link FingerprintQuery} was answered with. Column names are in small letters, in alphabetical order.
 *
 * @param rows how many rows
 * @param sums two sums of row hashes; 0 over no rows
 * @param nulls how many values are NULL, by column; columns without any are absent, and generated ones
 * @param partly the columns with values that were not compared in full, see {@link Shortcoming}
 * @param generated for each generated column what its values are, in a text that begins with how they are read, up to a
 *     colon
 */
public record FingerprintReading(
        long rows, List<BigInteger> sums, Map<String, Long> nulls, Set<String> partly, Map<String, String> generated) {
    public FingerprintReading {
        sums = List.copyOf(sums);
        nulls = new TreeMap<>(nulls);
        partly = new TreeSet<>(partly);
        generated = new TreeMap<>(generated);
    }

    /** Whether both are equal in all that was compared; generated columns are where both have them. */
    public boolean proves(FingerprintReading other) {
        return rows == other.rows
                && sums.equals(other.sums)
                && nulls.equals(other.nulls)
                && differing(other).isEmpty();
    }

    /** The generated columns that both have, and whose values differ. */
    public Set<String> differing(FingerprintReading other) {
        return shared(other, (one, two) -> way(one).equals(way(two)) && !one.equals(two));
    }

    /**
     * The columns of which the target's reading does not prove every value of this one, the source's: those that were
     * read in part on either side, and the generated ones that the target has not, or with another type.
     */
    public Set<String> partlyProvedBy(FingerprintReading target) {
        Set<String> columns = new TreeSet<>(generated.keySet());
        columns.removeAll(shared(target, (one, two) -> way(one).equals(way(two))));
        columns.addAll(partly);
        columns.addAll(target.partly);
        return columns;
    }

    private Set<String> shared(FingerprintReading other, BiPredicate<String, String> condition) {
        Set<String> columns = new TreeSet<>();
        generated.forEach((column, values) -> {
            String there = other.generated.get(column);
            if (there != null && condition.test(values, there)) {
                columns.add(column);
            }
        });
        return columns;
    }

    private static String way(String values) {
        return values.substring(0, values.indexOf(':') + 1);
    }
}
