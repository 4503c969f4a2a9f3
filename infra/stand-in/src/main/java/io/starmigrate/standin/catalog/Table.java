package io.starmigrate.standin.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table with its partitions. Mutable; read and changed only while holding the cluster's lock
 * ({@link Catalog#locked}).
 */
public final class Table implements Relation {
    private final long id;
    private final Instant created;
    private String name;
    private TableDefinition definition;
    private final Partitions partitions = new Partitions();
    private final Partitions temporaryPartitions = new Partitions();
    private final Map<String, Rollup> rollups = new LinkedHashMap<>();
    private long counted = 1;

    public Table(long id, String name, TableDefinition definition, Instant created) {
        this.id = id;
        this.name = name;
        this.definition = definition;
        this.created = created;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String comment() {
        return definition.comment();
    }

    public Instant created() {
        return created;
    }

    public TableDefinition definition() {
        return definition;
    }

    public List<Column> columns() {
        return definition.columns();
    }

    /** Column names are matched without regard to case, as StarRocks does. */
    public Optional<Column> column(String columnName) {
        return columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(columnName))
                .findFirst();
    }

    /** The partition columns, in the order of the partition keys. */
    public List<Column> partitionColumns() {
        return definition.partitioning().columns().stream()
                .map(c -> column(c).orElseThrow())
                .map(this::bounded)
                .toList();
    }

    /** What a range is computed of is bounded by values of the expression's type. */
    private Column bounded(Column column) {
        return definition.partitioning() instanceof Partitioning.Range range && range.computed() != null
                ? Column.plain(column.name(), range.computed().type())
                : column;
    }

    /** The partitions in the order they were made. */
    public List<Partition> partitions() {
        return partitions.all();
    }

    public List<Partition> temporaryPartitions() {
        return temporaryPartitions.all();
    }

    public Optional<Partition> partition(String partitionName) {
        return partitions.named(partitionName);
    }

    public Optional<Partition> temporaryPartition(String partitionName) {
        return temporaryPartitions.named(partitionName);
    }

    /** A partition, temporary or not, by id. */
    public Optional<Partition> partition(long partitionId) {
        return partitions.of(partitionId).or(() -> temporaryPartitions.of(partitionId));
    }

    /** The partition, not a temporary one, that a row with this partition key belongs to. */
    public Optional<Partition> partitionFor(List<PartitionKeyValue> key) {
        return partitions.holding(key);
    }

    /** A range among the partitions that has a key in common with this one. */
    public Optional<PartitionKeyRange> intersecting(PartitionKeyRange range) {
        return partitions.intersecting(range);
    }

    /** The same among the temporary ones. */
    public Optional<PartitionKeyRange> intersectingTemporary(PartitionKeyRange range) {
        return temporaryPartitions.intersecting(range);
    }

    /** Installs a partition under its name, or another value of one that is there. */
    public void put(Partition partition) {
        partitions.put(partition);
    }

    public void putTemporary(Partition partition) {
        temporaryPartitions.put(partition);
    }

    /** Takes a partition out of the table; its rows stay in the row store until they are dropped there. */
    public void remove(Partition partition) {
        partitions.remove(partition);
    }

    public void removeTemporary(Partition partition) {
        temporaryPartitions.remove(partition);
    }

    /** Counts a transaction that wrote to a partition, temporary or not; an id that is gone is ignored. */
    public void written(long partitionId, Instant when) {
        partitions.of(partitionId).ifPresent(p -> partitions.put(p.written(when)));
        temporaryPartitions.of(partitionId).ifPresent(p -> temporaryPartitions.put(p.written(when)));
    }

    /** Compacts every partition, temporary ones too, as shared-data does: the rows stay, the versions move. */
    public void compact(Instant when) {
        partitions.change(p -> p.compacted(when));
        temporaryPartitions.change(p -> p.compacted(when));
    }

    /** All partitions, temporary ones too. */
    public List<Partition> everyPartition() {
        List<Partition> all = new ArrayList<>(partitions.all());
        all.addAll(temporaryPartitions.all());
        return all;
    }

    /** Gives the table another name; the one partition of a table that is not partitioned goes by it too. */
    public void rename(String newName) {
        if (definition.partitioning() instanceof Partitioning.None) {
            List<Partition> one = partitions();
            partitions.clear();
            one.forEach(partition -> put(partition.named(newName)));
        }
        this.name = newName;
    }

    /** Rollups and synchronous materialized views, in the order they were made. */
    public List<Rollup> rollups() {
        return List.copyOf(rollups.values());
    }

    public Optional<Rollup> rollup(String rollupName) {
        return rollups.values().stream()
                .filter(rollup -> rollup.name().equalsIgnoreCase(rollupName))
                .findFirst();
    }

    public void put(Rollup rollup) {
        rollups.put(rollup.name(), rollup);
    }

    public void remove(Rollup rollup) {
        rollups.remove(rollup.name());
    }

    /** What its counter began at, or was last set to. */
    public long countedFrom() {
        return counted;
    }

    public void countFrom(long first) {
        counted = first;
    }

    public void redefine(TableDefinition newDefinition) {
        this.definition = newDefinition;
    }
}
