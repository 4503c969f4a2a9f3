package io.starmigrate.worker.publish;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.List;

/**
 * Whether loads run at the target, whatever the recorder says of them. StarRocks takes a label again once it is
 * CANCELLED or forgotten, so a worker that was stopped between writing a load down and sending it may send it long
 * after its files were loaded.
 */
final class RunningLoads {
    private final TargetCluster target;
    private final TaskRecorder recorder;

    RunningLoads(TargetCluster target, TaskRecorder recorder) {
        this.target = target;
        this.recorder = recorder;
    }

    /** Whether one of the task's pass is under way: until it has ended nobody knows what staging will hold. */
    boolean areThere(PartitionTask task) {
        List<String> labels = recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && !load.isPublication())
                .map(Load::label)
                .toList();
        return !labels.isEmpty()
                && target.loads(labels).values().stream()
                        .anyMatch(load -> load.progress().isUnderWay());
    }
}
