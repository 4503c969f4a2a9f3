package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.text.SettingName;
import java.util.List;

/**
 * Where a generation is loaded before it shows, how it comes to show, and why so.
 *
 * @param place the kind of place
 * @param publication how it comes to show
 * @param reason the reason, as an operator reads it in the plan
 */
public record StagingChoice(Place place, Publication publication, String reason) {
    /** The kinds of staging. */
    public enum Place {
        /** A temporary partition of our name. */
        NAMED_TEMPORARY_PARTITION,
        /** A temporary partition that StarRocks names, found again by its bounds. */
        FOUND_TEMPORARY_PARTITION,
        /** A staging table for the whole table: all its partitions show at once. */
        STAGING_TABLE
    }

    /**
     * The staging that a target table takes (observed section 7, and 2026-11-28, point 10).
     *
     * <p>A staging table holds the table's every partition: partitions of such a table cannot be published one by one,
     * and the whole table is moved again when one of them changes ({@link PartitionScheme#isMovedWhole}).
     *
     * @param target how the target's table is partitioned
     * @param unpartitioned how tables that are not partitioned are published: as {@link Publication#ofUnpartitioned}
     *     says, or SWAP where the operator wants it
     */
    public static StagingChoice of(PartitionScheme target, Publication unpartitioned) {
        return switch (target.kind()) {
            case RANGE, LIST ->
                new StagingChoice(
                        Place.NAMED_TEMPORARY_PARTITION,
                        Publication.REPLACE_PARTITION,
                        "partitions with bounds of their own are replaced by temporary partitions");
            case AUTOMATIC_RANGE ->
                new StagingChoice(
                        Place.FOUND_TEMPORARY_PARTITION,
                        Publication.REPLACE_PARTITION,
                        "partitioned by " + target.text()
                                + ": StarRocks names temporary partitions of such tables itself");
            case AUTOMATIC_SLICES ->
                new StagingChoice(
                        Place.STAGING_TABLE,
                        Publication.SWAP,
                        "partitioned by " + target.text()
                                + ": StarRocks makes no temporary partitions of several steps, so the whole table is swapped");
            case NONE ->
                new StagingChoice(
                        Place.STAGING_TABLE,
                        unpartitioned,
                        "not partitioned: StarRocks has no temporary partitions there, so the whole table is "
                                + (unpartitioned == Publication.SWAP ? "swapped" : "overwritten"));
        };
    }

    /** What an operator should know of the way this table is published. */
    public List<String> notes() {
        return switch (publication) {
            case REPLACE_PARTITION -> List.of();
            case INSERT_OVERWRITE ->
                List.of("the rows are written twice inside the target, into staging and by INSERT OVERWRITE into the"
                        + " table, which keeps its rollups, materialized views, grants and constraints; "
                        + SettingName.PUBLISH + "=swap"
                        + " writes them once: then rollups are made again, materialized views are activated again, and"
                        + " grants on the table must be given again by hand");
            case SWAP ->
                List.of("the staging table takes the table's place by SWAP: rollups are made again and materialized"
                        + " views activated again after it; grants on the table go away with the old one and must be"
                        + " given again, the log and the partition's history say which");
        };
    }
}
