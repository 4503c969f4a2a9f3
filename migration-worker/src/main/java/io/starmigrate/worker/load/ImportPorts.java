package io.starmigrate.worker.load;

import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster;

/**
 * What loads reach the world by.
 *
 * @param target loads
 * @param queue says what has arrived
 * @param recorder remembers what was sent
 * @param labels what loads are called
 * @param self who loads, and its clock
 */
public record ImportPorts(
        TargetCluster target, TaskQueue queue, TaskRecorder recorder, LoadLabels labels, WorkerIdentity self) {}
