package io.starmigrate.core.task;

import java.math.BigInteger;
import java.util.List;

/**
 * What is compared to prove a partition equal: its row count and order-independent checksums, computed inside each
 * cluster by the same query.
 *
 * @param recipe names the query the sums came from (hash function, columns, normalisers); fingerprints of different
 *     recipes cannot be compared
 * @param rows {@code count(*)}, 0 or more
 * @param sums the sums of row hashes in the recipe's order; a sum over no rows is 0
 */
public record Fingerprint(String recipe, long rows, List<BigInteger> sums) {
    public Fingerprint {
        sums = List.copyOf(sums);
        if (rows < 0) {
            throw new IllegalArgumentException("A partition cannot have " + rows + " rows");
        }
    }

    /**
     * Whether both prove the same rows.
     *
     * @throws IllegalArgumentException when the recipes differ: such a comparison proves nothing
     */
    public boolean proves(Fingerprint other) {
        if (!recipe.equals(other.recipe)) {
            throw new IllegalArgumentException(
                    "Cannot compare fingerprints of recipe " + recipe + " and " + other.recipe);
        }
        return rows == other.rows && sums.equals(other.sums);
    }

    @Override
    public String toString() {
        return rows + " rows, sums " + sums;
    }
}
