package io.starmigrate.worker.verify;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.SourceCluster.Progress;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.List;
import java.util.Map;

/**
 * Loads that run although they were written off. StarRocks takes a CANCELLED label again, so a worker that was stopped
 * between writing a load down and sending it may send it long after its files were loaded under another label.
 */
final class StrayLoads {
    private final TargetCluster target;
    private final TaskRecorder recorder;

    StrayLoads(TargetCluster target, TaskRecorder recorder) {
        this.target = target;
        this.recorder = recorder;
    }

    /** Whether one is under way: until it has ended nobody knows what staging will hold. */
    boolean run(PartitionTask task) {
        return ofTarget(task).values().stream()
                .anyMatch(load -> load.progress() == Progress.RUNNING || load.progress() == Progress.UNKNOWN);
    }

    /** Whether one is under way, or has ended well: then staging may hold more than was verified. */
    boolean known(PartitionTask task) {
        return ofTarget(task).values().stream().anyMatch(load -> load.progress() != Progress.CANCELLED);
    }

    private Map<String, LoadStatus> ofTarget(PartitionTask task) {
        List<String> labels = recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && load.state() == LoadState.CANCELLED)
                .map(Load::label)
                .toList();
        return labels.isEmpty() ? Map.of() : target.loads(labels);
    }
}
