package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;

/**
 * What is planned. Bytes are those that the source's catalog says it stores.
 *
 * @param partitions how many partitions
 * @param units how many exports, and how many loads, that is: small partitions of a table may travel together
 * @param csv how many bytes the source stores of those that go as CSV
 * @param parquet the same of those that go as Parquet
 * @param relayed whether files cross from one storage to another
 * @param packed whether CSV is packed on the way
 */
@PublicApi
public record PlannedBytes(long partitions, long units, long csv, long parquet, boolean relayed, boolean packed) {
    /** Partitions that travel alone each. */
    public PlannedBytes(long partitions, long csv, long parquet, boolean relayed, boolean packed) {
        this(partitions, partitions, csv, parquet, relayed, packed);
    }

    /** Both together; files of the second go the way of the first. */
    public PlannedBytes and(PlannedBytes other) {
        return new PlannedBytes(
                partitions + other.partitions,
                units + other.units,
                csv + other.csv,
                parquet + other.parquet,
                relayed,
                packed);
    }

    /** What a round of these has to move. */
    Workload workload() {
        return new Workload((int) Math.min(Integer.MAX_VALUE, partitions), csv + parquet);
    }
}
