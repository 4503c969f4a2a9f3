package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;

/**
 * What is planned.
 *
 * @param partitions how many partitions
 * @param csv how many bytes the source stores of those that go as CSV
 * @param parquet the same of those that go as Parquet
 * @param relayed whether files cross from one storage to another
 * @param packed whether CSV is packed on the way
 */
@PublicApi
public record PlannedBytes(long partitions, long csv, long parquet, boolean relayed, boolean packed) {}
