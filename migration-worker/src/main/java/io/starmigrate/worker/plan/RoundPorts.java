package io.starmigrate.worker.plan;

import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.util.function.Supplier;

/**
 * What planning reaches the world by.
 *
 * @param recorder says what was planned before, and remembers what is planned
 * @param self who plans, and its clock
 * @param source opened when it is first needed
 * @param clusters open what both clusters are asked of tables
 */
public record RoundPorts(
        TaskRecorder recorder, WorkerIdentity self, Supplier<SourceCluster> source, ClusterConnections clusters) {}
