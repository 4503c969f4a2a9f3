package io.starmigrate.worker.cutover;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import io.starmigrate.worker.status.ListedPlan;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what at the target does not show what was published any more. */
final class StandingTarget {
    private static final int LOOKS = 5;

    private final TargetCluster target;
    private final ForeignRows foreign;
    private final TaskRecorder recorder;

    StandingTarget(TaskRecorder recorder, TargetCluster target) {
        this.recorder = recorder;
        this.target = target;
        this.foreign = new ForeignRows(target, recorder);
    }

    /**
     * What is published and was written to, or is gone, since; one sentence each.
     *
     * @param read what was read of the job since it was planned last; read anew where that did not list all of it yet
     */
    List<String> written(Picture read) {
        ListedPlan plan = new ListedPlan(recorder, List.of());
        Picture seen = plan.isIn(read) ? read : new StatusReader(recorder).read(read.job());
        if (!plan.isIn(seen)) {
            return List.of(
                    "the recorder's index does not list all partitions of the job yet; run migrate cutover again");
        }
        Map<Place, PartitionTask> published = confirmed(seen)
                .filter(task -> task.state() == PartitionState.PUBLISHED && !task.isDroppedAtSource())
                .collect(Collectors.toMap(StagingOpener::place, Function.identity()));
        Map<String, String> untold = new HashMap<>();
        Map<Place, Shown> shown = shown(published.keySet(), untold);
        List<String> found = new ArrayList<>();
        published.forEach((place, task) -> {
            try {
                if (!untold.containsKey(place.table())) {
                    confirmed(task, place, shown.get(place)).ifPresent(found::add);
                }
            } catch (ClusterException odd) {
                untold.put(place.table(), untold(place.table(), odd));
            }
        });
        return Stream.concat(found.stream(), untold.values().stream()).sorted().toList();
    }

    /** What is not listed as published may be by now. */
    private Stream<PartitionTask> confirmed(Picture seen) {
        List<PartitionTaskId> others = seen.tasks().stream()
                .filter(task -> task.state() != PartitionState.PUBLISHED && !task.isDroppedAtSource())
                .map(PartitionTask::id)
                .toList();
        return StatusReader.latest(
                seen.job(),
                Stream.concat(seen.tasks().stream(), recorder.partitions(others).stream())
                        .toList())
                .tasks()
                .stream();
    }

    /** What is listed as published may have been published once more since: by that the target is looked at again. */
    private Optional<String> confirmed(PartitionTask task, Place place, @Nullable Shown shown) {
        Optional<String> found = looked(task, place, shown);
        Optional<PartitionTask> later = found.flatMap(
                        written -> recorder.latest(task.id().partition()))
                .filter(now -> now.id().generation() > task.id().generation())
                .filter(now -> now.state() == PartitionState.PUBLISHED);
        return later.isPresent()
                ? looked(later.get(), place, target.shown(place).orElse(null))
                : found;
    }

    /** All by one question; where one table stands in the way, each table by its own. */
    private Map<Place, Shown> shown(Set<Place> places, Map<String, String> untold) {
        try {
            return target.shown(places);
        } catch (ClusterException odd) {
            if (odd.isOfTheCluster()) {
                throw odd;
            }
        }
        Map<Place, Shown> all = new HashMap<>();
        places.stream().collect(Collectors.groupingBy(Place::table)).forEach((table, own) -> {
            try {
                all.putAll(target.shown(own));
            } catch (ClusterException odd) {
                untold.put(table, untold(table, odd));
            }
        });
        return all;
    }

    /** Why a table is not looked at; what is not the table's own is thrown on. */
    private static String untold(String table, ClusterException odd) {
        if (odd.isOfTheCluster()) {
            throw odd;
        }
        return "the target's " + table + " cannot be looked at: " + odd.getMessage();
    }

    /** What holds no rows may be filled, but is not what was published. */
    private boolean isEmptied(PartitionTask task, Place place, Shown shown) {
        return Optional.ofNullable(task.published())
                .filter(published -> !shown.token().text().equals(published.token()))
                .filter(published -> published.fingerprint().rows() > 0 && target.rows(place) == 0)
                .isPresent();
    }

    /** What is compacted while it is looked at is looked at again. */
    private Optional<String> looked(PartitionTask task, Place place, @Nullable Shown seen) {
        Shown shown = seen;
        for (int i = 1; i < LOOKS; i++) {
            try {
                return written(task, place, shown);
            } catch (ClusterException moving) {
                if (moving.remedy() != Remedy.RETRY_LATER) {
                    throw moving;
                }
                shown = target.shown(place).orElse(null);
            }
        }
        return written(task, place, shown);
    }

    private Optional<String> written(PartitionTask task, Place place, @Nullable Shown shown) {
        String name = place.table() + "/" + place.partition();
        String again = "; migrate retry --published --table " + place.table()
                + ", then run migrate cutover again: its round moves it again";
        if (shown == null) {
            return Optional.of("the target's " + name + " is gone since it was published" + again);
        }
        if (isEmptied(task, place, shown)) {
            return Optional.of("the target's " + name + " holds no rows any more" + again);
        }
        // As if it were about to be published once more: what it shows by then must be what was published last.
        PartitionTaskId next =
                new PartitionTaskId(task.id().partition(), task.id().generation() + 1);
        return foreign.found(next, place, shown).map(found -> "the target's " + name + " " + found);
    }
}
