package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partition as {@code SHOW PARTITIONS} tells it. Tables with random buckets list one partition several times, once
 * for each physical partition; these are gathered under the name. An unpartitioned table has one, named like the table.
 *
 * @param name the partition's name
 * @param physical its physical partitions; never empty
 * @param boundsText its bounds in the words of the catalog; empty for an unpartitioned table.
 *     {@link PartitionBounds#parse} reads it
 * @param rows how many rows the catalog believes it has; minutes old and before merging: for ordering, never proof
 * @param bytes how big the catalog believes it is; as {@code rows}
 */
public record CatalogPartition(
        String name, List<PhysicalPartition> physical, String boundsText, long rows, long bytes) {
    /** Such as {@code $shadow_automatic_partition} (reference 10). */
    private static final String PLACEHOLDER = "$shadow_";

    /** @throws IllegalArgumentException when there is no physical partition */
    public CatalogPartition {
        physical = List.copyOf(physical);
        if (physical.isEmpty()) {
            throw new IllegalArgumentException("Partition " + name + " has no physical partition");
        }
    }

    /** {@code SHOW PARTITIONS} of a table. */
    public static Sql show(TableName table) {
        return Sql.of("SHOW PARTITIONS FROM " + table.sql());
    }

    /** {@code SHOW PARTITIONS} of one partition. */
    public static Sql show(TableName table, String partition) {
        return show(table).then(" WHERE PartitionName = " + Quoting.string(partition));
    }

    /** {@code SHOW TEMPORARY PARTITIONS} of a table. */
    public static Sql showTemporary(TableName table) {
        return Sql.of("SHOW TEMPORARY PARTITIONS FROM " + table.sql());
    }

    /**
     * Reads all rows of one answer, of any version and run mode, in the answer's order; without the placeholders that
     * tables have whose partitions are made while loading, and that no statement may name.
     */
    public static List<CatalogPartition> readAll(List<CatalogRow> rows) {
        return gathered(rows.stream()
                .map(CatalogPartition::read)
                .filter(read -> !isPlaceholder(read.name))
                .toList());
    }

    /**
     * Those of one name as one, with the physical partitions of all of them; in the order in which names come first.
     */
    public static List<CatalogPartition> gathered(List<CatalogPartition> partitions) {
        Map<String, CatalogPartition> byName = new LinkedHashMap<>();
        partitions.forEach(read -> byName.merge(read.name, read, CatalogPartition::joinedWith));
        return List.copyOf(byName.values());
    }

    static boolean isPlaceholder(String name) {
        return name.startsWith(PLACEHOLDER);
    }

    /**
     * All partitions of a table as one that holds the whole table and is named like it: for tables whose partitions
     * cannot be published one by one.
     *
     * @return empty when there are none
     */
    public static Optional<CatalogPartition> whole(TableName table, List<CatalogPartition> partitions) {
        return partitions.stream()
                .map(partition ->
                        new CatalogPartition(table.table(), partition.physical, "", partition.rows, partition.bytes))
                .reduce(CatalogPartition::joinedWith);
    }

    // Tables mostly have partitions of the same days: a plan holds those of a thousand tables.
    private static CatalogPartition read(CatalogRow row) {
        return new CatalogPartition(
                row.require("PartitionName", "PARTITION_NAME").intern(),
                List.of(PhysicalPartition.read(row)),
                row.text("Range", "List", "PARTITION_VALUE").intern(),
                row.number("RowCount", "ROW_COUNT").orElse(0L),
                DataSize.parse(row.text("DataSize", "DATA_SIZE")).orElse(0));
    }

    private CatalogPartition joinedWith(CatalogPartition other) {
        List<PhysicalPartition> all = new ArrayList<>(physical);
        all.addAll(other.physical);
        return new CatalogPartition(name, all, boundsText, rows + other.rows, bytes + other.bytes);
    }

    /** Its bounds. */
    public PartitionBounds bounds() {
        return PartitionBounds.parse(boundsText);
    }

    /** Whether nothing was ever loaded into it: every physical partition is at version 1. */
    public boolean isUntouched() {
        return physical.stream().allMatch(part -> part.visibleVersion() <= 1);
    }

    /**
     * When it last changed, in the cluster's time zone as {@code 2024-01-01 00:00:00}; empty where the answer has it
     * not.
     */
    public Optional<String> changedAt() {
        return physical.stream()
                .map(PhysicalPartition::changedAt)
                .flatMap(Optional::stream)
                .reduce(CatalogPartition::later);
    }

    // These texts have a fixed width, so their order is the order of time.
    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
