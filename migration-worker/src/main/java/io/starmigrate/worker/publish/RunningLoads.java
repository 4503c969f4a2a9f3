package io.starmigrate.worker.publish;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
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
        List<String> labels = task.riding()
                .map(group -> labels(group.carrier().beside(task.id()), group.pass()))
                .orElseGet(() -> labels(task.id(), task.pass()));
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
