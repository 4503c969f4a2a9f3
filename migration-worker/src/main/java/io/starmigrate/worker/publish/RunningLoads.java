package io.starmigrate.worker.publish;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.load.EarlierLoads;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Whether loads run at the target, whatever the recorder says of them. StarRocks takes a label again once it is
 * CANCELLED or forgotten, so a worker that was stopped between writing a load down and sending it may send it long
 * after its files were loaded.
 */
final class RunningLoads {
    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final EarlierLoads earlier;

    /** @param nanoTime a clock that only runs forward */
    RunningLoads(TargetCluster target, TaskRecorder recorder, LongSupplier nanoTime) {
        this.target = target;
        this.recorder = recorder;
        this.earlier = new EarlierLoads(target, recorder, nanoTime);
    }

    /**
     * Whether one of the task's pass is under way, or one of before that can find its staging by its name: until it has
     * ended nobody knows what staging will hold.
     */
    boolean areThere(PartitionTask task) {
        return areThere(List.of(task));
    }

    /** The same of tasks of one travel group, which the same loads bring. */
    boolean areThere(List<PartitionTask> together) {
        PartitionTask first = together.get(0);
        Set<String> labels = new LinkedHashSet<>(first.riding()
                .map(group -> labels(group.carrier().beside(first.id()), group.pass()))
                .orElseGet(() -> labels(first.id(), first.pass())));
        together.forEach(task -> labels.addAll(earlier.labels(task)));
        return !labels.isEmpty()
                && target.loads(labels).values().stream()
                        .anyMatch(load -> load.state().isUnderWay());
    }

    private List<String> labels(PartitionTaskId task, int pass) {
        return recorder.loads(task).stream()
                .filter(load -> load.pass() == pass && load.kind().fillsStaging())
                .map(Load::label)
                .toList();
    }
}
