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
    /** Shared-nothing before 3.3: it moves with each change, and with nothing else. */
    VISIBLE_VERSION(Trust.EXACT),
    /** From 3.3 on, in both modes: the same. */
    DATA_VERSION(Trust.EXACT),
    /**
     * Shared-data before 3.3: the visible version, which compaction moves too: one that has moved makes a look at the
     * rows worth its scan.
     */
    COMPACTED_VERSION(Trust.MOVES_WITHOUT_A_CHANGE);

    private final Trust trust;

    ChangeSignal(Trust trust) {
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

    /** Whether a token that has moved may stand for the same rows: then their fingerprint decides. */
    public boolean movesWithoutChange() {
        return trust == Trust.MOVES_WITHOUT_A_CHANGE;
    }
}
