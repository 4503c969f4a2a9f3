package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;

/**
 * What tells whether a partition's rows changed, by version and mode of its cluster (reference 6.3, 6.4). Each is
 * compared together with the partition's id, which is another after TRUNCATE, INSERT OVERWRITE and REPLACE PARTITION.
 *
 * <p>Not compared are {@code VISIBLE_VERSION_TIME}, which moves with the visible version and counts whole seconds, so
 * that it says nothing more; and {@code VersionEpoch}, which front ends draw anew at each start for partitions that are
 * older than it.
 */
public enum ChangeSignal {
    /** It moves with each change, and with nothing else. */
    VISIBLE_VERSION("shared-nothing before 3.3", Trust.EXACT),
    /** The same, in both modes. */
    DATA_VERSION("3.3 and later", Trust.EXACT),
    /** The visible version, which compaction moves too: one that has moved makes a look at the rows worth its scan. */
    COMPACTED_VERSION("shared-data before 3.3", Trust.MOVES_WITHOUT_A_CHANGE);

    private final String where;
    private final Trust trust;

    ChangeSignal(String where, Trust trust) {
        this.where = where;
        this.trust = trust;
    }

    private enum Trust {
        EXACT,
        MOVES_WITHOUT_A_CHANGE
    }

    /** The signal of a partition as the catalog tells it. */
    public static ChangeSignal of(CatalogPartition partition) {
        if (partition.physical().stream().anyMatch(PhysicalPartition::movesByCompaction)) {
            return COMPACTED_VERSION;
        }
        return partition.physical().stream().anyMatch(part -> part.dataVersion().isPresent())
                ? DATA_VERSION
                : VISIBLE_VERSION;
    }

    /** Which clusters have it, in words. */
    public String where() {
        return where;
    }

    /** Whether a token that has moved may stand for the same rows: then their fingerprint decides. */
    public boolean movesWithoutChange() {
        return trust == Trust.MOVES_WITHOUT_A_CHANGE;
    }
}
