package io.starmigrate.worker.cutover;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.PlanReport.Drop;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which partitions of the job's tables the target shows and the source does not have: it has dropped them, or
 * somebody else has made them. What holds no rows makes no difference.
 */
final class OnlyAtTarget {
    private final TaskRecorder recorder;
    private final Supplier<SourceCluster> source;
    private final Supplier<TargetCluster> target;

    OnlyAtTarget(TaskRecorder recorder, Supplier<SourceCluster> source, Supplier<TargetCluster> target) {
        this.recorder = recorder;
        this.source = source;
        this.target = target;
    }

    /**
     * Those with rows, by table and partition. Of a table that the job has known and the source shows no more all are:
     * it was dropped, or is hidden from the account, and has changed since unseen. A table that the target does not
     * show is not this one's to tell.
     *
     * @param latest the latest task of each partition, as it is listed
     */
    Found of(String job, List<PartitionTask> latest) {
        SourceCluster cluster = source.get();
        List<String> shown = cluster.tables();
        List<String> tables = tables(job, latest, shown);
        List<String> untold = new ArrayList<>();
        Stream<Place> partitions = new SourceTables(cluster)
                .readable(tables).stream().flatMap(table -> of(table.name().table(), names(table), new ArrayList<>()));
        Stream<Place> whole = unseen(latest, shown).flatMap(table -> of(table, Set.of(), untold));
        List<Place> places = Stream.concat(partitions, whole).distinct().toList();
        return new Found(places, untold);
    }

    /** Those that a planned round drops. */
    static Set<Place> due(JobReport planned) {
        return planned.plan().map(PlanReport::drops).orElse(List.of()).stream()
                .filter(Drop::due)
                .map(drop -> drop.task().partition())
                .map(id -> new Place(id.table(), id.partition()))
                .collect(Collectors.toSet());
    }

    /**
     * What was found.
     *
     * @param places with rows, that the source does not have
     * @param untold tables that the source does not show and the target does not let be looked at, a sentence each; one
     *     that the source has is told of by whoever looks at its versions
     */
    record Found(List<Place> places, List<String> untold) {}

    /** Those of the last round, and those of earlier ones that it has left out and the target shows rows of. */
    private List<String> tables(String job, List<PartitionTask> latest, Collection<String> shown) {
        return Stream.concat(
                        recorder.job(job).map(Job::tables).orElse(List.of()).stream(),
                        latest.stream()
                                .filter(task -> task.state() == PartitionState.PUBLISHED
                                        || task.id().generation() > 1)
                                .map(task -> task.id().partition().table())
                                .filter(shown::contains))
                .distinct()
                .toList();
    }

    private static Stream<String> unseen(List<PartitionTask> latest, Collection<String> seen) {
        return latest.stream()
                .map(task -> task.id().partition().table())
                .distinct()
                .filter(table -> !seen.contains(table))
                .sorted();
    }

    private static Set<String> names(CatalogTable table) {
        return table.units().stream().map(CatalogPartition::name).collect(Collectors.toSet());
    }

    private Stream<Place> of(String table, Set<String> units, List<String> untold) {
        TargetCluster cluster = target.get();
        try {
            return cluster.places(table).entrySet().stream()
                    .filter(entry -> !units.contains(entry.getKey().partition()))
                    .filter(entry -> holdsRows(cluster, entry))
                    .map(Map.Entry::getKey)
                    .sorted(Comparator.comparing(Place::partition));
        } catch (ClusterException refused) {
            if (refused.isTransient() || refused.isOfTheCluster()) {
                throw refused;
            }
            if (refused.remedy() != Remedy.REPLAN) {
                untold.add("the target's " + table + ", which the source does not show, cannot be looked at: "
                        + refused.getMessage());
            }
            return Stream.of();
        }
    }

    private static boolean holdsRows(TargetCluster cluster, Map.Entry<Place, Shown> place) {
        return !place.getValue().untouched() && cluster.rows(place.getKey()) > 0;
    }
}
