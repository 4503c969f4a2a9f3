package io.starmigrate.worker.crew;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.LoadLabels;
import io.starmigrate.worker.relay.EitherStore;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.function.Supplier;

/**
 * What the roles of one worker reach the world by. What is supplied is opened when it is first asked for, and is the
 * same from then on; while it is out of reach asking throws what it throws itself, and may be repeated.
 *
 * <p>Immutable; safe for use by many threads, as are the ports.
 *
 * @param self who the worker is, and its clock
 * @param leases the leases it takes
 * @param recorder what it remembers
 * @param queued the queue
 * @param clusters both clusters
 * @param storages both storages
 * @param labels what its loads are called
 */
public record Ports(
        WorkerIdentity self,
        LeaseHolder leases,
        TaskRecorder recorder,
        Supplier<? extends TaskQueue> queued,
        ClusterPorts clusters,
        Storages storages,
        LoadLabels labels) {

    /** The queue, opened. */
    public TaskQueue queue() {
        return queued.get();
    }

    /** The source cluster, opened. */
    public SourceCluster source() {
        return clusters.source.get();
    }

    /** The target cluster, opened. */
    public TargetCluster target() {
        return clusters.target.get();
    }

    /** Where the source exports to, opened. */
    public ObjectStore sourceStorage() {
        return storages.source.get();
    }

    /** Both storages, opened: a backup may lie in either. */
    public ObjectStore eitherStorage(RoleSettings.Route route) {
        return EitherStore.of(sourceStorage(), route.sourceRoot(), targetStorage(), route.targetRoot());
    }

    /** Where the target loads from, opened. */
    public ObjectStore targetStorage() {
        return storages.target.get();
    }

    /** What brings files from the one to the other, opened. */
    public FileCopy copy() {
        return storages.copy.get();
    }

    /** The same ports, over other storages. */
    public Ports with(Storages others) {
        return new Ports(self, leases, recorder, queued, clusters, others, labels);
    }

    /** Both clusters. */
    public record ClusterPorts(Supplier<? extends SourceCluster> source, Supplier<? extends TargetCluster> target) {}

    /**
     * Both storages.
     *
     * @param source where the source exports to
     * @param target where the target loads from
     * @param copy brings files from the one to the other
     */
    public record Storages(
            Supplier<? extends ObjectStore> source,
            Supplier<? extends ObjectStore> target,
            Supplier<? extends FileCopy> copy) {}
}
