package io.starmigrate.standin.catalog;

import java.util.List;

/**
 * Where rows are kept, by partition id alone: renaming, swapping and replacing partitions never touch it. Thread-safe.
 * The catalog calls it under the cluster's lock.
 */
public interface RowStore {
    /** Makes an empty partition. The id has never been used before. */
    default void createPartition(long partitionId, List<Column> columns) {
        createPartitions(List.of(partitionId), columns);
    }

    /** Makes empty partitions of one table, all of them or none. */
    void createPartitions(List<Long> partitionIds, List<Column> columns);

    /** Adds a column to the partition's rows; each has the column's default, or NULL. */
    void addColumn(long partitionId, Column column);

    /** Takes a column away from the partition's rows. */
    void dropColumn(long partitionId, Column column);

    /** Gives a column another name, or another type; a value that is none of the new type becomes NULL. */
    void changeColumn(long partitionId, Column before, Column after);

    /** Gives up the partition's rows; unknown ids are ignored. */
    default void dropPartition(long partitionId) {
        dropPartitions(List.of(partitionId));
    }

    /** The same of several, at one moment. */
    void dropPartitions(List<Long> partitionIds);

    /** Rows in the partition; 0 for an unknown id. */
    long rowCount(long partitionId);

    /** The partition's size in bytes as SHOW PARTITIONS counts it; 0 for an unknown id. */
    long dataBytes(long partitionId);
}
