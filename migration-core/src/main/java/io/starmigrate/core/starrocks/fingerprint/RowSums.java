package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.math.BigInteger;

/**
 * How many rows there are of something, and two sums of their hashes.
 *
 * @param rows how many, 1 or more: what has none is not answered
 * @param plain the sum of the rows' hashes
 * @param salted the same with another seed
 */
public record RowSums(long rows, BigInteger plain, BigInteger salted) {
    static RowSums of(CatalogRow row) {
        return new RowSums(
                row.requireNumber(FingerprintQuery.ROWS),
                new BigInteger(row.require("sum_0")),
                new BigInteger(row.require("sum_1")));
    }
}
