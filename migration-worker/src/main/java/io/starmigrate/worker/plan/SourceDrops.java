package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a job has planned or moved and the source has no more. It is written down, so that it counts neither as
 * equal nor as failed. Nothing is dropped here.
 *
 * <p>A list may have been cut short, whoever made it, and lacks what an account has lost its right to see. So a table
 * and a partition that is missing in one is asked for by its name before it is marked, and what the source does not
 * tell of is not.
 */
public final class SourceDrops {
    /** Of each table, in one look: as many questions. What is beyond that is asked for in the next. */
    private static final int AT_ONCE = 1000;

    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    public SourceDrops(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * What the source has no more.
     *
     * @param marked all that is marked by now, as it was when it was last read
     * @param underWay what is not, because it is being exported, loaded or verified: a later look marks it
     */
    public record Gone(List<PartitionTask> marked, List<PartitionTask> underWay) {
        public Gone {
            marked = List.copyOf(marked);
            underWay = List.copyOf(underWay);
        }
    }

    /**
     * Marks what is gone. What waits, to be exported or to be loaded, is CANCELLED by that, unless somebody takes it at
     * the same moment; what is being exported, loaded or verified goes on, and is marked by the look after it has
     * ended.
     *
     * @param source is asked for what is missing
     * @param tables the names of all tables the source shows
     * @param read those that were read now
     * @param told hears of tables that are not shown, and not said to be missing either, one sentence each
     */
    public Gone mark(
            SourceCluster source,
            RecordedPartitions recorded,
            Collection<String> tables,
            List<CatalogTable> read,
            Consumer<String> told) {
        Map<String, CatalogTable> byName =
                read.stream().collect(Collectors.toMap(table -> table.name().table(), Function.identity()));
        List<RecordedPartition> missing = recorded.tables().stream()
                .flatMap(table -> missing(recorded.all(table), tables.contains(table), byName.get(table)))
                .toList();
        Set<PartitionId> there = there(source, missing, tables, told);
        List<PartitionTask> marked = new ArrayList<>(before(missing).toList());
        List<PartitionTask> underWay = new ArrayList<>();
        missing.stream()
                .filter(known -> !known.isDropped())
                .map(known -> known.id().partition())
                .filter(partition -> !there.contains(partition))
                .flatMap(partition -> mark(partition).stream())
                .forEach(task -> (task.isDroppedAtSource() ? marked : underWay).add(task));
        return new Gone(marked, underWay);
    }

    /** Those that the source has all the same, or of which it does not tell. */
    private static Set<PartitionId> there(
            SourceCluster source, List<RecordedPartition> missing, Collection<String> tables, Consumer<String> told) {
        Map<String, List<PartitionId>> asked = missing.stream()
                .filter(known -> !known.isDropped())
                .map(known -> known.id().partition())
                .collect(Collectors.groupingBy(PartitionId::table, TreeMap::new, Collectors.toList()));
        return asked.entrySet().stream()
                .flatMap(entry -> tables.contains(entry.getKey())
                        ? there(source, entry.getValue())
                        : hidden(source, entry.getKey(), entry.getValue(), told))
                .collect(Collectors.toSet());
    }

    private static Stream<PartitionId> there(SourceCluster source, List<PartitionId> ids) {
        return Stream.concat(
                ids.stream().limit(AT_ONCE).filter(id -> isThere(source, id)),
                ids.stream().skip(AT_ONCE));
    }

    /** By its own name: the same list once more would be cut short in the same place. */
    private static boolean isThere(SourceCluster source, PartitionId id) {
        try {
            return source.partition(id.table(), id.partition()).isPresent();
        } catch (ClusterException refused) {
            if (refused.isTransient() || refused.isOfTheCluster()) {
                throw refused;
            }
            return true;
        }
    }

    private static Stream<PartitionId> hidden(
            SourceCluster source, String table, List<PartitionId> ids, Consumer<String> told) {
        if (source.lacks(table)) {
            return Stream.empty();
        }
        told.accept(
                "The source does not show " + table + " any more, and does not say that it has no such table either:"
                        + " nothing of it counts as dropped, and nothing of it is moved; give the user of "
                        + SettingName.SOURCE_USER + " its rights"
                        + " on the table back, or leave it out with " + SettingName.TABLE_NAMES);
        return ids.stream();
    }

    private static Set<String> names(CatalogTable table) {
        return table.units().stream().map(CatalogPartition::name).collect(Collectors.toSet());
    }

    /** Of one table at a time: a set of the names of all would be of a million. */
    private static Stream<RecordedPartition> missing(
            Stream<RecordedPartition> known, boolean isShown, @Nullable CatalogTable read) {
        if (!isShown) {
            return known;
        }
        if (read == null) {
            // Of a table that was not read nothing is known.
            return Stream.empty();
        }
        Set<String> names = names(read);
        return known.filter(one -> !names.contains(one.id().partition().partition()));
    }

    /** What earlier rounds have marked. */
    private Stream<PartitionTask> before(List<RecordedPartition> missing) {
        return recorder
                .partitions(missing.stream()
                        .filter(RecordedPartition::isDropped)
                        .map(RecordedPartition::id)
                        .toList())
                .stream()
                .filter(PartitionTask::isDroppedAtSource);
    }

    /** As it is then, marked or not; what somebody else takes a step further at the same moment is under way. */
    private Optional<PartitionTask> mark(PartitionId missing) {
        return recorder.latest(missing).map(task -> {
            PartitionTask gone = isUnderWay(task) ? task : task.gone(self.change(PartitionTask.GONE));
            return gone.isDroppedAtSource() && recorder.advance(gone) ? gone : task;
        });
    }

    private static boolean isUnderWay(PartitionTask task) {
        return switch (task.state()) {
            case EXPORTING, LOADING, VERIFYING -> true;
            case PLANNED, EXPORTED, PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> false;
        };
    }
}
