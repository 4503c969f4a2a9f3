package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table as the source's catalog tells it at one moment.
 *
 * @param name its name
 * @param scheme how it is partitioned
 * @param partitions its partitions as the catalog has them; one, named like the table, when it is not partitioned; none
 *     for a partitioned table without partitions
 */
public record CatalogTable(TableName name, PartitionScheme scheme, List<CatalogPartition> partitions) {
    public CatalogTable {
        partitions = KeptPartitions.of(partitions);
    }

    /** The same partitions in little memory: a plan may hold a million. Each is made anew when it is asked for. */
    public static List<CatalogPartition> packed(List<CatalogPartition> partitions) {
        return KeptPartitions.of(partitions);
    }

    /** The partition of a name. */
    public Optional<CatalogPartition> partition(String partition) {
        return partitions.stream()
                .filter(candidate -> candidate.name().equals(partition))
                .findFirst();
    }

    /** Whether it is divided into partitions at all. */
    public boolean isPartitioned() {
        return scheme.kind() != PartitionScheme.Kind.NONE;
    }

    /**
     * What is exported and published as one: each partition, or the whole table where its partitions cannot be
     * published one by one. The whole table then counts as one partition named like the table, which changes whenever
     * any of its partitions does.
     */
    public List<CatalogPartition> units() {
        return scheme.isMovedWhole()
                ? CatalogPartition.whole(name, partitions).stream().toList()
                : partitions;
    }
}
