package io.starmigrate.worker.cutover;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.ScannedRows;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what plans and rounds do not look at because {@code TABLE_NAMES} or {@code TASK_FILTER} leave it out now,
 * although the job's tables at the source hold it: a selection may be another from round to round.
 */
final class LeftOutLook {
    /** What mends it. */
    static final String CHOOSE = "choose them with " + SettingName.TABLE_NAMES + " and " + SettingName.TASK_FILTER;

    private final JobWork work;
    private final TaskRecorder recorder;
    private final Supplier<SourceCluster> source;

    LeftOutLook(JobWork work, TaskRecorder recorder, Supplier<SourceCluster> source) {
        this.work = work;
        this.recorder = recorder;
        this.source = source;
    }

    /**
     * What was found, as {@code table/partition} each, in order.
     *
     * @param changed published, and changed at the source since: the target shows what it held before; or begun, and
     *     given way to a generation that nobody has planned yet, as whoever was to plan it has died: a round does
     * @param unmoved never published, and not empty at the source
     * @param cancelled what somebody has cancelled, of which the target shows nothing, or what the source still holds
     * @param untold tables of earlier rounds that cannot be read now
     * @param any whether anything is left out at all
     */
    record Found(List<String> changed, List<String> unmoved, List<String> cancelled, List<String> untold, boolean any) {
        /** What stays at the source where somebody has said so. */
        List<String> behind() {
            return Stream.concat(unmoved.stream(), cancelled.stream()).sorted().toList();
        }
    }

    /**
     * Of all tables that the job has ever planned a partition of, and the source shows.
     *
     * @param latest the latest task of each partition, as it is listed
     */
    Found of(String job, List<PartitionTask> latest) {
        SourceCluster cluster = source.get();
        Map<PartitionId, PartitionTask> known =
                latest.stream().collect(Collectors.toMap(task -> task.id().partition(), Function.identity()));
        List<String> names = names(job, known.keySet(), cluster.tables());
        List<String> untold = new ArrayList<>();
        Map<PartitionTask, PlannedPartition> moved = new HashMap<>();
        List<String> unmoved = new ArrayList<>();
        List<String> cancelled = new ArrayList<>();
        List<String> unplanned = new ArrayList<>();
        List<PlannedPartition> all = work.leftOut(names, asked -> read(cluster, job, asked, untold));
        for (PlannedPartition out : all) {
            PartitionTask listed = known.get(id(job, out));
            if (listed != null && RecordedPartitions.stands(listed, out.token())) {
                continue;
            }
            // What is listed may be what was there before.
            Optional<PartitionTask> now = recorder.latest(id(job, out)).filter(task -> !task.isDroppedAtSource());
            if (now.isEmpty() && holdsRows(cluster, out)) {
                unmoved.add(name(out));
            }
            now.flatMap(this::published)
                    .filter(task -> !RecordedPartitions.stands(task, out.token()))
                    .ifPresent(task -> moved.put(task, out));
            now.filter(task -> task.state() == PartitionState.SUPERSEDED && !moved.containsValue(out))
                    .filter(task -> published(task).isEmpty())
                    .ifPresent(unused -> unplanned.add(name(out)));
            now.filter(task -> task.state() == PartitionState.CANCELLED && !moved.containsValue(out))
                    .ifPresent(unused -> cancelled.add(name(out)));
        }
        unplanned.addAll(changed(moved));
        return new Found(
                unplanned.stream().sorted().toList(),
                unmoved.stream().sorted().toList(),
                cancelled,
                untold,
                !all.isEmpty());
    }

    /** The task by which the target shows it; of one that was cancelled, or gave way to none, one before. */
    private Optional<PartitionTask> published(PartitionTask latest) {
        return switch (latest.state()) {
            case PUBLISHED -> Optional.of(latest);
            case CANCELLED, SUPERSEDED -> new CancelledPartitions(recorder).published(latest);
            case PLANNED, EXPORTING, EXPORTED, LOADING, VERIFYING, FAILED -> Optional.empty();
        };
    }

    private List<String> names(String job, Collection<PartitionId> known, Collection<String> shown) {
        return Stream.concat(planned(job).stream(), known.stream().map(PartitionId::table))
                .distinct()
                .filter(shown::contains)
                .toList();
    }

    private List<String> planned(String job) {
        return recorder.job(job).map(Job::tables).orElse(List.of());
    }

    private PartitionId id(String job, PlannedPartition out) {
        String database = recorder.job(job).map(Job::source).orElse("");
        return new PartitionId(
                job, database, out.tableName().table(), out.partition().name());
    }

    /** Where versions move without a change, the rows decide. */
    private List<String> changed(Map<PartitionTask, PlannedPartition> moved) {
        List<PartitionTask> compared = moved.entrySet().stream()
                .filter(entry -> ChangeSignal.of(entry.getValue().partition()).movesWithoutChange())
                .map(Map.Entry::getKey)
                .toList();
        Set<PartitionTaskId> same = compared.isEmpty() ? Set.of() : new ScannedRows(source).among(compared);
        return moved.entrySet().stream()
                .filter(entry -> !same.contains(entry.getKey().id()))
                .map(entry -> name(entry.getValue()))
                .sorted()
                .toList();
    }

    /** What the catalog tells of rows is minutes old: who seems to have none is asked. */
    private static boolean holdsRows(SourceCluster cluster, PlannedPartition out) {
        CatalogPartition unit = out.partition();
        if (unit.isUntouched()) {
            return false;
        }
        String table = out.tableName().table();
        try {
            return unit.rows() > 0
                    || cluster.fingerprint(table, unit.name(), cluster.columns(table))
                                    .rows()
                            > 0;
        } catch (ClusterException refused) {
            if (refused.isTransient() || refused.isOfTheCluster()) {
                throw refused;
            }
            // Written to, and not to be counted: who leaves it behind is to know.
            return true;
        }
    }

    /** A table of the last round that cannot be read is refused by the plan. */
    private List<CatalogTable> read(SourceCluster cluster, String job, List<String> names, List<String> untold) {
        List<CatalogTable> tables = new SourceTables(cluster).readable(names);
        Set<String> read = tables.stream().map(table -> table.name().table()).collect(Collectors.toSet());
        List<String> planned = planned(job);
        names.stream()
                .filter(name -> !read.contains(name) && !planned.contains(name))
                .forEach(untold::add);
        return tables;
    }

    private static String name(PlannedPartition out) {
        return out.tableName().table() + "/" + out.partition().name();
    }
}
