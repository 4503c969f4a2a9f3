package io.starmigrate.standin.catalog;

import java.time.Instant;

/**
 * A change of a table's columns or rollups, as SHOW ALTER TABLE lists it. The stand-in carries it out at once, unless
 * {@link RollupBuilds} take their time.
 *
 * @param index the layout changed: the table itself, or the rollup made
 * @param originIndexId the id of the layout before the change
 */
public record AlterJob(
        long id,
        Kind kind,
        String table,
        String index,
        long indexId,
        long originIndexId,
        long transaction,
        Instant when) {

    /** Which list of SHOW ALTER TABLE a job is on. */
    public enum Kind {
        COLUMN,
        ROLLUP
    }
}
