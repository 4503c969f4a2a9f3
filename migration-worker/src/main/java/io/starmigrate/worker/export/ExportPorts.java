package io.starmigrate.worker.export;

import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.SourceCluster;

/**
 * What exports reach the world by.
 *
 * @param source exports
 * @param recorder remembers what was sent
 * @param self who exports, and its clock
 */
public record ExportPorts(SourceCluster source, TaskRecorder recorder, WorkerIdentity self) {}
