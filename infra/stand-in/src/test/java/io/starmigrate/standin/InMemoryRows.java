package io.starmigrate.standin;

import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.RowStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A row store that holds no rows and remembers which partitions it has. */
public final class InMemoryRows implements RowStore {
    private final Set<Long> partitions = new ConcurrentSkipListSet<>();

    public Set<Long> partitions() {
        return partitions;
    }

    @Override
    public void addColumn(long partitionId, Column column) {}

    @Override
    public void dropColumn(long partitionId, Column column) {}

    @Override
    public void changeColumn(long partitionId, Column before, Column after) {}

    @Override
    public void createPartitions(List<Long> partitionIds, List<Column> columns) {
        partitions.addAll(partitionIds);
    }

    @Override
    public void dropPartitions(List<Long> partitionIds) {
        partitionIds.forEach(partitions::remove);
    }

    @Override
    public long rowCount(long partitionId) {
        return 0;
    }

    @Override
    public long dataBytes(long partitionId) {
        return 0;
    }
}
