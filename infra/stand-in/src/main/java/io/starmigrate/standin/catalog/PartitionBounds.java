package io.starmigrate.standin.catalog;

import java.util.List;

/** Which rows belong to a partition. */
public sealed interface PartitionBounds permits PartitionBounds.Everything, PartitionKeyRange, PartitionValues {

    /** Whether a row with these values of the partition columns, in their order, belongs to the partition. */
    boolean contains(List<PartitionKeyValue> key);

    /** The bounds of the one partition of a table that is not partitioned. */
    record Everything() implements PartitionBounds {
        @Override
        public boolean contains(List<PartitionKeyValue> key) {
            return true;
        }
    }
}
