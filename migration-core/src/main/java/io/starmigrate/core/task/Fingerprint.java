package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.fingerprint.FingerprintReading;
import io.starmigrate.core.text.Units;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is compared to prove a partition equal: its row count, order-independent checksums and the number of NULLs of
 * each column, computed inside each cluster by the same query.
 *
 * @param recipe names the query the sums came from (form, hash function, columns, normalisers); fingerprints of
 *     different recipes cannot be compared
 * @param rows {@code count(*)}, 0 or more
 * @param sums the sums of row hashes in the recipe's order; a sum over no rows is 0
 * @param nulls how many values are NULL, by column; columns without any are absent
 * @param partly the columns with values that the sums do not tell in full, by name
 * @param generated what the generated columns hold, by column
 */
public record Fingerprint(
        String recipe,
        long rows,
        List<BigInteger> sums,
        Map<String, Long> nulls,
        List<String> partly,
        Map<String, String> generated) {
    /** @throws IllegalArgumentException when the rows are negative */
    public Fingerprint {
        if (rows < 0) {
            throw new IllegalArgumentException("A partition cannot have " + rows + " rows");
        }
        sums = List.copyOf(sums);
        nulls = new TreeMap<>(nulls);
        partly = List.copyOf(partly);
        generated = new TreeMap<>(generated);
    }

    /** One of nothing but rows and sums. */
    public Fingerprint(String recipe, long rows, List<BigInteger> sums) {
        this(recipe, rows, sums, Map.of(), List.of(), Map.of());
    }

    /** What a cluster answered. */
    public static Fingerprint of(String recipe, FingerprintReading reading) {
        return new Fingerprint(
                recipe,
                reading.rows(),
                reading.sums(),
                reading.nulls(),
                List.copyOf(reading.partly()),
                reading.generated());
    }

    private FingerprintReading reading() {
        return new FingerprintReading(rows, sums, nulls, Set.copyOf(partly), generated);
    }

    /**
     * Whether it means what fingerprints of this program mean. One that an earlier release took can be compared with
     * nothing: it did not tell NULL from every value.
     */
    public boolean isOfThisForm() {
        return FingerprintQuery.isOfThisForm(recipe);
    }

    /**
     * Whether both prove the same rows, but for what {@link #partlyProvedBy} tells.
     *
     * @throws IllegalArgumentException when the recipes differ: such a comparison proves nothing
     */
    public boolean proves(Fingerprint other) {
        if (!recipe.equals(other.recipe)) {
            throw new IllegalArgumentException(
                    "Cannot compare fingerprints of recipe " + recipe + " and " + other.recipe);
        }
        return reading().proves(other.reading());
    }

    /** Whether both are of the same rows, in every value: such as one cluster's, taken twice in the same way. */
    public boolean isAllOf(@Nullable Fingerprint other) {
        return other != null
                && recipe.equals(other.recipe)
                && proves(other)
                && partlyProvedBy(other).isEmpty();
    }

    /** The columns of which the target's fingerprint does not prove every value, in alphabetical order. */
    public List<String> partlyProvedBy(Fingerprint target) {
        return List.copyOf(reading().partlyProvedBy(target.reading()));
    }

    /** The generated columns that both have and whose values differ, in alphabetical order. */
    public List<String> generatedDiffering(Fingerprint other) {
        return List.copyOf(reading().differing(other.reading()));
    }

    /** What differs from another of the same recipe, in words: this one's, then the other's. */
    public String differenceTo(Fingerprint other, String name, String otherName) {
        List<String> found = new ArrayList<>(List.of(name + " has " + this + "; " + otherName + " has " + other));
        List<String> differing = generatedDiffering(other);
        if (!differing.isEmpty()) {
            found.add("other values in the generated columns " + String.join(", ", differing));
        }
        return String.join("; ", found);
    }

    @Override
    public String toString() {
        return Units.counted(rows, "row") + ", sums " + sums + (nulls.isEmpty() ? "" : ", NULLs " + nulls);
    }
}
