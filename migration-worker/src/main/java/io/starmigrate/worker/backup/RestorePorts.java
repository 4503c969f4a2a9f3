package io.starmigrate.worker.backup;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the preparing of a restore reaches the world by.
 *
 * @param recorder remembers what is to be loaded
 * @param self who prepares it, and its clock
 * @param clusters open the target's definitions
 * @param target opened when it is first needed
 * @param storages where the source exported to, and where the target loads from
 */
public record RestorePorts(
        TaskRecorder recorder,
        WorkerIdentity self,
        ClusterConnections clusters,
        Supplier<TargetCluster> target,
        List<Supplier<ObjectStore>> storages) {
    /** Takes over what it is given. */
    public RestorePorts {
        storages = List.copyOf(storages);
    }
}
