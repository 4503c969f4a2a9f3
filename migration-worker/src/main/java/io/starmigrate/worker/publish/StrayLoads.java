package io.starmigrate.worker.publish;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.SourceCluster.Progress;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads that run although their outcome is recorded. StarRocks takes a label again once it is CANCELLED or forgotten,
 * so a worker that was stopped between writing a load down and sending it may send it long after its files were loaded.
 */
final class StrayLoads {
    private final TargetCluster target;
    private final TaskRecorder recorder;

    StrayLoads(TargetCluster target, TaskRecorder recorder) {
        this.target = target;
        this.recorder = recorder;
    }

    /** Whether one is under way: until it has ended nobody knows what staging will hold. */
    boolean anyUnderWay(PartitionTask task) {
        return known(task).anyMatch(StrayLoads::isUnderWay);
    }

    private static boolean isUnderWay(LoadStatus status) {
        return status.progress() == Progress.RUNNING || status.progress() == Progress.UNKNOWN;
    }

    /** What the target says of the loads of this pass. */
    private Stream<LoadStatus> known(PartitionTask task) {
        List<String> labels = recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && !load.isPublication())
                .map(Load::label)
                .toList();
        return labels.isEmpty() ? Stream.empty() : target.loads(labels).values().stream();
    }
}
