package io.starmigrate.worker.publish;

import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster;

/**
 * What publishing reaches the world by.
 *
 * @param target shows what is published
 * @param recorder remembers that
 * @param leases keep others from the same staging
 * @param self who publishes, and its clock
 */
public record PublishPorts(TargetCluster target, TaskRecorder recorder, LeaseHolder leases, WorkerIdentity self) {}
