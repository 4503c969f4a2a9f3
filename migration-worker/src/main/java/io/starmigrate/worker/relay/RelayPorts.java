package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;

/**
 * What the relay reaches the world by.
 *
 * @param recorder says what is to be brought, and remembers what was
 * @param copy brings files from the source storage to the target storage
 * @param target the target storage
 * @param leases keep others from the same partition
 * @param self who copies, and its clock
 */
public record RelayPorts(
        TaskRecorder recorder, FileCopy copy, ObjectStore target, LeaseHolder leases, WorkerIdentity self) {}
