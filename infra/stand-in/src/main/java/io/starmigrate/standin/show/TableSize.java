package io.starmigrate.standin.show;

import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.session.Cluster;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much a relation holds; views hold nothing. */
record TableSize(long rows, long bytes, Optional<Table> table) {

    static TableSize of(Cluster cluster, Relation relation) {
        Optional<Table> table =
                Optional.of(relation).filter(Table.class::isInstance).map(Table.class::cast);
        List<Partition> partitions = table.map(Table::partitions).orElse(List.of());
        long rows = partitions.stream()
                .mapToLong(p -> cluster.rows().rowCount(p.id()))
                .sum();
        long bytes = partitions.stream()
                .mapToLong(p -> cluster.rows().dataBytes(p.id()))
                .sum();
        return new TableSize(rows, bytes, table);
    }

    Instant created(Cluster cluster) {
        return table.map(Table::created).orElseGet(() -> cluster.clock().instant());
    }

    Instant written(Cluster cluster) {
        return table.stream()
                .flatMap(t -> t.partitions().stream())
                .map(Partition::visibleVersionTime)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> created(cluster));
    }
}
