package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.ConfirmedLook;
import io.starmigrate.worker.status.JobWatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan goes by of each of a job's partitions, read in one pass over the recorder's index: a moment old, but for
 * what has stopped, which the recorder itself is asked for. Of a million partitions it holds some seventy megabytes;
 * whatever is to be written is decided from the task, read by its key.
 */
public final class RecordedPartitions {
    private final Map<String, PackedPartitions> tables = new HashMap<>();

    private RecordedPartitions() {}

    /** Those of a job; none before it was planned. */
    public static RecordedPartitions of(TaskRecorder recorder, String job) {
        return of(recorder, learn -> recorder.partitions(job).forEach(learn));
    }

    /**
     * The same.
     *
     * @param watch looks at that job, and goes on from what is read here; null: nobody does
     */
    static RecordedPartitions of(TaskRecorder recorder, String job, @Nullable JobWatch watch) {
        return watch == null ? of(recorder, job) : of(recorder, watch::show);
    }

    private static RecordedPartitions of(TaskRecorder recorder, Consumer<Consumer<PartitionTask>> reading) {
        RecordedPartitions all = new RecordedPartitions();
        reading.accept(all::learn);
        new ConfirmedLook(recorder).underWay(all.stopped()).forEach(all::learn);
        all.tables.values().forEach(PackedPartitions::trim);
        return all;
    }

    private void learn(PartitionTask task) {
        PartitionId id = task.id().partition();
        tables.computeIfAbsent(id.table(), table -> new PackedPartitions(id)).learn(RecordedPartition.of(task));
    }

    private Stream<PartitionTaskId> stopped() {
        return all().filter(known -> known.state().isSettled() && known.state() != PartitionState.PUBLISHED)
                .map(RecordedPartition::id);
    }

    /** The latest generation of a partition. */
    Optional<RecordedPartition> find(PlannedPartition partition) {
        return find(partition.tableName().table(), partition.partition().name());
    }

    /** Whether this generation of a partition was there when it was read. */
    boolean knows(PartitionTaskId id) {
        return find(id.partition().table(), id.partition().partition())
                .filter(known -> known.id().generation() >= id.generation())
                .isPresent();
    }

    private Optional<RecordedPartition> find(String table, String partition) {
        return Optional.ofNullable(tables.get(table)).flatMap(known -> known.find(partition));
    }

    /** The tasks of those chosen ones that an outline does not decide of, read by their keys. */
    Map<PartitionTaskId, PartitionTask> read(TaskRecorder recorder, List<PlannedPartition> chosen, Purpose purpose) {
        List<PartitionTaskId> asked = chosen.stream()
                .flatMap(partition -> find(partition)
                        .filter(listed -> listed.isToBeRead(partition.token(), purpose))
                        .map(RecordedPartition::id)
                        .stream())
                .toList();
        return recorder.partitions(asked).stream().collect(Collectors.toMap(PartitionTask::id, Function.identity()));
    }

    /** How many partitions of a table are published, and not dropped at the source. */
    long published(String table) {
        return all(table)
                .filter(known -> known.state() == PartitionState.PUBLISHED && !known.isDropped())
                .count();
    }

    /** How many partitions of a table are planned, or under way. */
    long unfinished(String table) {
        return all(table).filter(known -> !known.state().isSettled()).count();
    }

    /** Whether it knows any partition of a table. */
    public boolean has(String table) {
        return tables.containsKey(table);
    }

    /** The tables of which it knows partitions. */
    Set<String> tables() {
        return new TreeSet<>(tables.keySet());
    }

    /** The latest generation of every partition of a table, in no order. */
    Stream<RecordedPartition> all(String table) {
        return Stream.ofNullable(tables.get(table)).flatMap(PackedPartitions::all);
    }

    /** How many partitions it knows. */
    int size() {
        return tables.values().stream().mapToInt(PackedPartitions::size).sum();
    }

    /** The latest generation of every partition, in no order. */
    Stream<RecordedPartition> all() {
        return tables.values().stream().flatMap(PackedPartitions::all);
    }

    /**
     * Whether everything there is of a table is published, its versions say that it still is as it was, and nothing
     * that was known of it is missing: an overview may have been cut short.
     */
    public boolean stands(CatalogTable table) {
        List<CatalogPartition> units = table.units();
        return units.stream().allMatch(unit -> stands(table.name().table(), unit))
                && units.stream()
                        .map(CatalogPartition::name)
                        .collect(Collectors.toSet())
                        .containsAll(known(table));
    }

    /** The partitions of a table that the source has not dropped yet, as far as is known. */
    private Set<String> known(CatalogTable table) {
        return all(table.name().table())
                .filter(known -> !known.isDropped())
                .map(known -> known.id().partition().partition())
                .collect(Collectors.toSet());
    }

    private boolean stands(String table, CatalogPartition unit) {
        return find(table, unit.name())
                .filter(known -> known.stands(ChangeToken.of(unit)))
                .isPresent();
    }

    /** Whether a partition is published and its version says that it still is as it was. */
    public static boolean stands(PartitionTask task, ChangeToken now) {
        return RecordedPartition.of(task).stands(now);
    }
}
