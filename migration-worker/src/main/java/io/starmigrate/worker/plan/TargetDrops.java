package io.starmigrate.worker.plan;

import io.starmigrate.core.config.SourceDrop;
import io.starmigrate.core.plan.PartitionOverlap;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.PlanReport.Drop;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells what the target shows of partitions that the source has dropped, and drops it where that is wanted. */
public final class TargetDrops {
    private static final String STAYS = "the target keeps it (" + SettingName.ON_SOURCE_DROP + "=report)";
    private static final String UNTOLD = "it stays, because the source does not tell whether it has it: ";
    private static final String UNSEEN = "whether the target still shows it cannot be told: ";
    private static final String WILL = "the next round drops it at the target";

    private final TaskRecorder recorder;
    private final Supplier<Optional<TargetCluster>> target;
    private final Supplier<SourceCluster> source;
    private final SourceDrop wish;

    /**
     * @param source is asked once more by name before anything is dropped
     * @param target empty where the configuration names none
     */
    public TargetDrops(
            TaskRecorder recorder,
            Supplier<SourceCluster> source,
            Supplier<Optional<TargetCluster>> target,
            SourceDrop wish) {
        this.recorder = recorder;
        this.source = source;
        this.target = target;
        this.wish = wish;
    }

    /**
     * Those that the target still shows, and what becomes of them; changes nothing.
     *
     * @param tables the names of all tables the source shows: of one that it does not, which may only be hidden from
     *     its user, nothing is dropped
     */
    public List<Drop> look(List<PartitionTask> dropped, Collection<String> tables) {
        return each(dropped, tables, (task, place, found) -> {
            boolean due = found.isEmpty() && wish == SourceDrop.DROP;
            return new Drop(task.id(), due ? WILL : found.orElse(STAYS), due);
        });
    }

    /**
     * The same once more, after those were dropped that are to be.
     *
     * @param tables as those of {@link #look}
     */
    public List<Drop> apply(List<Drop> looked, Collection<String> tables) {
        List<PartitionTask> dropped = looked.stream()
                .flatMap(drop -> recorder.partition(drop.task()).stream())
                .filter(PartitionTask::isDroppedAtSource)
                .toList();
        return each(
                dropped,
                tables,
                (task, place, found) -> new Drop(
                        task.id(), found.orElseGet(() -> wish == SourceDrop.DROP ? drop(task, place) : STAYS)));
    }

    @FunctionalInterface
    private interface Fate {
        Drop of(PartitionTask task, Place place, Optional<String> hindrance);
    }

    private List<Drop> each(List<PartitionTask> dropped, Collection<String> tables, Fate fate) {
        // Whatever became of the last generation, the target may show an earlier one, or what nobody has filled yet.
        Map<Place, PartitionTask> places =
                dropped.stream().collect(Collectors.toMap(StagingOpener::place, Function.identity()));
        return places.isEmpty()
                ? List.of()
                : target.get().map(there -> each(there, places, tables, fate)).orElse(List.of());
    }

    private List<Drop> each(
            TargetCluster there, Map<Place, PartitionTask> places, Collection<String> tables, Fate fate) {
        Map<String, List<CatalogPartition>> atSource = new HashMap<>();
        List<Drop> drops = new ArrayList<>();
        places.keySet().stream().collect(Collectors.groupingBy(Place::table)).forEach((table, own) -> {
            Map<Place, Shown> shown;
            try {
                shown = there.shown(own);
            } catch (ClusterException odd) {
                if (odd.isTransient() || odd.isOfTheCluster()) {
                    throw odd;
                }
                // One table that cannot be looked at must not stop the rounds of all others.
                own.forEach(place -> drops.add(
                        new Drop(Objects.requireNonNull(places.get(place)).id(), UNSEEN + odd.getMessage())));
                return;
            }
            shown.forEach((place, now) -> {
                PartitionTask task = Objects.requireNonNull(places.get(place));
                Optional<String> hindrance =
                        tables.contains(task.id().partition().table())
                                ? hindrance(there, task, place, now, atSource)
                                : Optional.of("the source shows no such table; a whole table only you drop");
                drops.add(fate.of(task, place, hindrance));
            });
        });
        return drops;
    }

    /** Why it stays although it is to be dropped; looked at only where it is. */
    private Optional<String> hindrance(
            TargetCluster there,
            PartitionTask task,
            Place place,
            Shown shown,
            Map<String, List<CatalogPartition>> atSource) {
        if (wish == SourceDrop.REPORT) {
            return Optional.empty();
        }
        if (place.partition().equals(place.table())) {
            return Optional.of("it is a whole table, which only you drop");
        }
        PartitionTaskId next =
                new PartitionTaskId(task.id().partition(), task.id().generation() + 1);
        return new ForeignRows(there, recorder)
                .found(next, place, shown)
                .map(found -> "it stays, because it " + found)
                .or(() -> underAnotherName(task, atSource));
    }

    /** The rows that it shows must not be missed until others show them: nothing replaces it by one of other bounds. */
    private Optional<String> underAnotherName(PartitionTask task, Map<String, List<CatalogPartition>> atSource) {
        PartitionId id = task.id().partition();
        PartitionBounds bounds = PartitionBounds.parse(task.bounds());
        try {
            return atSource
                    .computeIfAbsent(
                            id.table(), table -> source.get().table(table).partitions())
                    .stream()
                    .filter(partition -> !partition.name().equals(id.partition()))
                    .filter(partition -> PartitionOverlap.mayBe(bounds, partition.bounds()))
                    .map(CatalogPartition::name)
                    .findFirst()
                    .map(other -> "it stays, because the source has rows of its bounds in " + other
                            + ": give it that name if that is the same one (ALTER TABLE … RENAME PARTITION), or drop it"
                            + " yourself; until " + other + " is loaded its rows do not show then");
        } catch (ClusterException refused) {
            return Optional.of(UNTOLD + refused.getMessage());
        }
    }

    private String drop(PartitionTask task, Place place) {
        PartitionId id = task.id().partition();
        try {
            if (source.get().partition(id.table(), id.partition()).isPresent()) {
                return "it stays, because the source has it again";
            }
        } catch (ClusterException refused) {
            return UNTOLD + refused.getMessage();
        }
        try {
            target.get().ifPresent(there -> there.dropShown(place));
            return "dropped at the target";
        } catch (ClusterException refused) {
            return "it could not be dropped at the target: " + refused.getMessage();
        }
    }
}
