package io.starmigrate.core.starrocks.ddl;

import java.util.List;

/**
 * How a table's rows are kept.
 *
 * @param key what rows of one key become
 * @param partitioning how they are divided
 * @param distribution how they are spread
 * @param sortKey the columns of ORDER BY; empty where the key sorts
 * @param rollups rollups named by the statement itself
 */
public record Layout(
        KeyDdl key,
        PartitionDdl partitioning,
        DistributionDdl distribution,
        List<String> sortKey,
        List<RollupDdl> rollups) {
    public Layout {
        sortKey = List.copyOf(sortKey);
        rollups = List.copyOf(rollups);
    }

    /** The same with another key. */
    public Layout withKey(KeyDdl other) {
        return new Layout(other, partitioning, distribution, sortKey, rollups);
    }

    /** The same with another partitioning. */
    public Layout withPartitioning(PartitionDdl other) {
        return new Layout(key, other, distribution, sortKey, rollups);
    }

    /** The same with another distribution. */
    public Layout withDistribution(DistributionDdl other) {
        return new Layout(key, partitioning, other, sortKey, rollups);
    }

    /** The same with another sort key. */
    public Layout withSortKey(List<String> other) {
        return new Layout(key, partitioning, distribution, other, rollups);
    }
}
