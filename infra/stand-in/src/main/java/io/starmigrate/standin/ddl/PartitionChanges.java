package io.starmigrate.standin.ddl;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.DisjointRanges;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.PartitionBounds;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionValues;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Partitions of a table made, dropped and exchanged. Called while holding the cluster's lock. */
public final class PartitionChanges {
    private final Cluster cluster;
    private final Table table;
    private final int buckets;

    /** Partitions with as many buckets as the table says. */
    public PartitionChanges(Cluster cluster, Table table) {
        this(cluster, table, table.definition().distribution().buckets());
    }

    private PartitionChanges(Cluster cluster, Table table, int buckets) {
        this.cluster = cluster;
        this.table = table;
        this.buckets = buckets;
    }

    /** The same for partitions with a number of buckets of their own, which no definition shows. */
    PartitionChanges withBuckets(int own) {
        return new PartitionChanges(cluster, table, own);
    }

    /** Which of a table's two sets of partitions a statement means. */
    public enum Set {
        FORMAL,
        TEMPORARY
    }

    static List<PartitionKeyRange> rangesOf(Collection<PartitionDefinition> definitions) {
        return definitions.stream()
                .map(PartitionDefinition::bounds)
                .filter(PartitionKeyRange.class::isInstance)
                .map(PartitionKeyRange.class::cast)
                .toList();
    }

    /**
     * Makes an empty partition without any check, as loading into an automatically partitioned table does.
     *
     * @return the new partition, already in the table and in the row store
     */
    public Partition create(String name, PartitionBounds bounds, Set set) {
        return create(name, bounds, Map.of(), set);
    }

    private Partition create(String name, PartitionBounds bounds, Map<String, String> own, Set set) {
        Partition partition = made(name, bounds, own);
        cluster.rows().createPartition(partition.id(), table.columns());
        put(partition, set);
        return partition;
    }

    private Partition made(String name, PartitionBounds bounds, Map<String, String> own) {
        return new Partition(
                        cluster.nextId(),
                        name,
                        bounds,
                        Math.max(1, buckets),
                        1,
                        cluster.clock().instant(),
                        cluster.nextEpoch())
                .withOwn(own);
    }

    private void put(Partition partition, Set set) {
        if (set == Set.TEMPORARY) {
            table.putTemporary(partition);
        } else {
            table.put(partition);
        }
    }

    /** Makes partitions, or none when one of them may not be made. */
    void add(List<PartitionDefinition> definitions, Set set) {
        List<PartitionDefinition> wanted = new ArrayList<>();
        DisjointRanges<PartitionDefinition> ranges = new DisjointRanges<>();
        for (PartitionDefinition definition : definitions) {
            if (taken(definition.name())) {
                if (!definition.ifNotExists()) {
                    throw SqlError.checking(personality(), 1517, "Duplicate partition name " + definition.name());
                }
            } else {
                if (definition.bounds() instanceof PartitionKeyRange range) {
                    refuseOverlap(range, ranges, set);
                    ranges.put(range, definition);
                } else if (definition.bounds() instanceof PartitionValues values) {
                    refuseOverlap(definition.name(), values, wanted, set);
                }
                wanted.add(definition);
            }
        }
        wanted.forEach(definition -> PartitionProperties.check(cluster, table, definition.own()));
        List<Partition> partitions = wanted.stream()
                .map(definition -> made(definition.name(), definition.bounds(), definition.own()))
                .toList();
        cluster.rows().createPartitions(partitions.stream().map(Partition::id).toList(), table.columns());
        partitions.forEach(partition -> put(partition, set));
    }

    private boolean taken(String name) {
        return table.partition(name).isPresent()
                || table.temporaryPartition(name).isPresent();
    }

    private void refuseOverlap(PartitionKeyRange range, DisjointRanges<?> wanted, Set set) {
        (set == Set.TEMPORARY ? table.intersectingTemporary(range) : table.intersecting(range))
                .or(() -> wanted.intersecting(range))
                .ifPresent(present -> {
                    throw SqlError.checking(
                            personality(), "Range " + range.shown() + " is intersected with range: " + present.shown());
                });
    }

    private void refuseOverlap(String name, PartitionValues values, List<PartitionDefinition> wanted, Set set) {
        List<PartitionBounds> others =
                new ArrayList<>(partitions(set).stream().map(Partition::bounds).toList());
        wanted.forEach(other -> others.add(other.bounds()));
        if (others.stream().anyMatch(other -> values.tuples().stream().anyMatch(other::contains))) {
            throw SqlError.checking(personality(), "Duplicate values in partition " + name + " and another partition");
        }
    }

    private List<Partition> partitions(Set set) {
        return set == Set.TEMPORARY ? table.temporaryPartitions() : table.partitions();
    }

    void drop(String name, Set set, IfMissing ifMissing) {
        Optional<Partition> found = set == Set.TEMPORARY ? table.temporaryPartition(name) : table.partition(name);
        if (found.isEmpty()) {
            if (ifMissing == IfMissing.IGNORE) {
                return;
            }
            String shown = personality().atLeast(3, 4) ? "[" + name + "]" : name;
            throw SqlError.executing(personality(), 1507, "Error in list of partitions to " + shown);
        }
        remove(found.get(), set);
    }

    /** What to do about a name that means nothing. */
    enum IfMissing {
        REFUSE,
        IGNORE
    }

    private void remove(Partition partition, Set set) {
        if (set == Set.TEMPORARY) {
            table.removeTemporary(partition);
        } else {
            table.remove(partition);
        }
        cluster.rows().dropPartition(partition.id());
    }

    /** A fresh empty partition, with an id of its own, takes the place of each named one; of all when none is named. */
    void truncate(List<String> names) {
        List<Partition> emptied = names.isEmpty()
                ? table.partitions()
                : names.stream().map(this::formal).toList();
        for (Partition partition : emptied) {
            remove(partition, Set.FORMAL);
            create(partition.name(), partition.bounds(), partition.own(), Set.FORMAL);
        }
    }

    /** Gives partitions properties of their own; all when none is named. */
    void modify(List<String> names, Map<String, String> own) {
        List<Partition> meant = names.isEmpty()
                ? table.partitions()
                : names.stream().map(this::formal).toList();
        PartitionProperties.check(cluster, table, own);
        meant.forEach(partition -> table.put(partition.withOwn(own)));
    }

    /**
     * Temporary partitions take the place of formal ones, whose rows are gone then.
     *
     * @param strict whether both must cover the same ranges
     * @param naming whether the temporary partitions get the formal names; only when there are as many
     */
    void replace(List<String> formalNames, List<String> temporaryNames, Strictness strict, Naming naming) {
        List<Partition> formal = formalNames.stream().map(this::formal).toList();
        List<Partition> temporary = temporaryNames.stream().map(this::temporary).toList();
        List<PartitionBounds> formalBounds =
                formal.stream().map(Partition::bounds).toList();
        List<PartitionBounds> temporaryBounds =
                temporary.stream().map(Partition::bounds).toList();
        if (strict == Strictness.SAME_BOUNDS && !PartitionCoverage.same(formalBounds, temporaryBounds)) {
            throw SqlError.executing(
                    personality(),
                    "2 range lists are not stricly matched. " + PartitionCoverage.shown(formalBounds) + " vs. "
                            + PartitionCoverage.shown(temporaryBounds));
        }
        formal.forEach(table::remove);
        cluster.rows().dropPartitions(formal.stream().map(Partition::id).toList());
        for (int i = 0; i < temporary.size(); i++) {
            Partition staged = temporary.get(i);
            table.removeTemporary(staged);
            boolean renamed = naming == Naming.KEEP && formal.size() == temporary.size();
            table.put(renamed ? staged.named(formalNames.get(i)) : staged);
        }
    }

    /** {@code strict_range}. */
    enum Strictness {
        SAME_BOUNDS,
        ANY_BOUNDS
    }

    /** {@code use_temp_partition_name}. */
    enum Naming {
        KEEP,
        TEMPORARY
    }

    private Partition formal(String name) {
        return table.partition(name)
                .orElseThrow(() -> SqlError.executing(personality(), "Partition[" + name + "] does not exist"));
    }

    private Partition temporary(String name) {
        return table.temporaryPartition(name)
                .orElseThrow(() -> SqlError.executing(personality(), "Temp partition[" + name + "] does not exist"));
    }

    private Personality personality() {
        return cluster.personality();
    }
}
