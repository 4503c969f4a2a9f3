package io.starmigrate.standin.catalog;

import java.util.List;

/** The value tuples of a list partition; each tuple has one value per partition column. */
public record PartitionValues(List<List<PartitionKeyValue>> tuples) implements PartitionBounds {

    @Override
    public boolean contains(List<PartitionKeyValue> key) {
        return tuples.stream().anyMatch(tuple -> PartitionKeyRange.compare(tuple, key) == 0);
    }
}
