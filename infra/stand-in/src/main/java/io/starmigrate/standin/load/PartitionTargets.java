package io.starmigrate.standin.load;

import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.PartitionBounds;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.PartitionValues;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.session.Cluster;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which partition a row of a write goes to. With partitions named in the statement only those count and none is made;
 * else a table with automatic partitions gets the missing ones. For the rows of one statement.
 */
final class PartitionTargets {
    private final Cluster cluster;
    private final Table table;
    private final Optional<List<Long>> named;
    private final AutomaticNames names;

    PartitionTargets(Cluster cluster, Table table, Optional<List<Long>> named) {
        this.cluster = cluster;
        this.table = table;
        this.named = named;
        this.names = new AutomaticNames(cluster.personality(), cluster.clock());
    }

    /** The partition of a row with this partition key; empty when there is none. */
    OptionalLong find(List<PartitionKeyValue> key) {
        return cluster.catalog()
                .locked(() -> among(key)
                        .or(() -> named.isPresent() ? Optional.empty() : automatic(key))
                        .map(partition -> OptionalLong.of(partition.id()))
                        .orElseGet(OptionalLong::empty));
    }

    private Optional<Partition> among(List<PartitionKeyValue> key) {
        if (named.isEmpty()) {
            return table.partitionFor(key);
        }
        return named.get().stream()
                .flatMap(id -> table.partition(id).stream())
                .filter(partition -> partition.bounds().contains(key))
                .findFirst();
    }

    private Optional<Partition> automatic(List<PartitionKeyValue> key) {
        return AutomaticPartitions.shape(table.definition(), key)
                .flatMap(shape -> name(shape, key).map(name -> make(name, shape.bounds())));
    }

    private Optional<String> name(AutomaticPartitions.Shape shape, List<PartitionKeyValue> key) {
        return shape.bounds() instanceof PartitionValues
                ? names.list(key, this::taken)
                : AutomaticNames.range(shape.name(), this::taken);
    }

    private boolean taken(String name) {
        return table.partition(name).isPresent();
    }

    private Partition make(String name, PartitionBounds bounds) {
        Partition partition = new Partition(
                cluster.nextId(),
                name,
                bounds,
                Math.max(1, table.definition().distribution().buckets()),
                1,
                cluster.clock().instant(),
                cluster.nextEpoch());
        cluster.rows().createPartition(partition.id(), table.columns());
        table.put(partition);
        return partition;
    }
}
