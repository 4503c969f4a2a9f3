package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import io.starmigrate.worker.status.StatusReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what at the target does not show what was published any more. */
final class StandingTarget {
    private final TargetCluster target;
    private final ForeignRows foreign;
    private final TaskRecorder recorder;

    StandingTarget(TaskRecorder recorder, TargetCluster target) {
        this.recorder = recorder;
        this.target = target;
        this.foreign = new ForeignRows(target, recorder);
    }

    /** What is published and was written to, or is gone, since; one sentence each. */
    List<String> written(String job) {
        Map<Place, PartitionTask> published = new StatusReader(recorder)
                .read(job).tasks().stream()
                        .filter(task -> task.state() == PartitionState.PUBLISHED && !task.isDroppedAtSource())
                        .collect(Collectors.toMap(StagingOpener::place, Function.identity()));
        Map<Place, Shown> shown = target.shown(published.keySet());
        return published.entrySet().stream()
                .flatMap(entry -> written(entry.getValue(), entry.getKey(), shown.get(entry.getKey())).stream())
                .sorted()
                .toList();
    }

    private Optional<String> written(PartitionTask task, Place place, @Nullable Shown shown) {
        String name = place.table() + "/" + place.partition();
        if (shown == null) {
            return Optional.of("the target's " + name + " is gone since it was published; migrate retry --published"
                    + " --table " + place.table() + " moves it again");
        }
        // As if it were about to be published once more: what it shows by then must be what was published last.
        PartitionTaskId next =
                new PartitionTaskId(task.id().partition(), task.id().generation() + 1);
        return foreign.found(next, place, shown).map(found -> "the target's " + name + " " + found);
    }
}
