package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.catalog.PartitionScheme;

/**
 * Where a generation is loaded before it shows, and why there.
 *
 * @param place the kind of place
 * @param reason the reason, as an operator reads it in the plan
 */
public record StagingChoice(Place place, String reason) {
    /** The kinds of staging. */
    public enum Place {
        /** A temporary partition of our name, published by REPLACE PARTITION. */
        NAMED_TEMPORARY_PARTITION,
        /** A temporary partition that StarRocks names, found again by its bounds, published by REPLACE PARTITION. */
        FOUND_TEMPORARY_PARTITION,
        /** A staging table for the whole table, published by SWAP: all its partitions show at once. */
        STAGING_TABLE
    }

    /**
     * The staging that a target table takes (observed section 7).
     *
     * <p>A staging table holds the table's every partition: partitions of such a table cannot be published one by one,
     * and the whole table is moved again when one of them changes ({@link PartitionScheme#isMovedWhole}).
     *
     * @param target how the target's table is partitioned
     */
    public static StagingChoice of(PartitionScheme target) {
        return switch (target.kind()) {
            case RANGE, LIST ->
                new StagingChoice(
                        Place.NAMED_TEMPORARY_PARTITION,
                        "partitions with bounds of their own are replaced by temporary partitions");
            case AUTOMATIC_RANGE ->
                new StagingChoice(
                        Place.FOUND_TEMPORARY_PARTITION,
                        "partitioned by " + target.text()
                                + ": StarRocks names temporary partitions of such tables itself");
            case AUTOMATIC_SLICES ->
                new StagingChoice(
                        Place.STAGING_TABLE,
                        "partitioned by " + target.text()
                                + ": StarRocks makes no temporary partitions of several steps, so the whole table is swapped");
            case NONE ->
                new StagingChoice(
                        Place.STAGING_TABLE,
                        "not partitioned: StarRocks has no temporary partitions there, so the whole table is swapped");
        };
    }
}
