package io.starmigrate.simulation.process;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.faults.Dependency;
import io.starmigrate.simulation.faults.Interference;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.simulation.world.Installation;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Ports.Storages;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Makes the ports of one process, with faults in them. */
final class SimulatedPorts {
    private static final Set<String> EXPORTS_ONCE = Set.of("export");
    private static final Set<String> STATEMENTS_ONCE = Set.of("load", "add", "rename", "switchIn", "overwrite", "keep");
    private static final Duration SKEW = Duration.ofHours(1);

    /** By how many in a hundred a worker's clock may run too fast or too slow. */
    private static final int DRIFT = 10;

    private final SimulatedJob job;
    private final World world;
    private final Installation installation;
    private final Safeguard removed;
    private final Interference faults;

    /** @param faults what is between the process and its ports */
    SimulatedPorts(SimulatedJob job, Safeguard removed, Interference faults) {
        this.job = job;
        this.world = job.world();
        this.installation = job.installation();
        this.removed = removed;
        this.faults = faults;
    }

    /** A worker's, whose clocks are wrong. */
    Ports ofWorker(String name) {
        Duration skew = world.chance().between(SKEW.negated(), SKEW);
        double rate = 1 + (world.chance().below(2 * DRIFT + 1) - DRIFT) / 100.0;
        return new Ports(
                new WorkerIdentity(name, world.clock().skewed(skew)),
                leases(name, removed.leases(installation.recorder()), () ->
                        (long) (world.clock().nanoTime() * rate)),
                recorder(removed.recorder(installation.watched())),
                opened(queue(removed.queue(installation.queue()))),
                clusters(
                        removed.source(job.source()),
                        removed.target(world.switches().applied(world.target()), job)),
                new Storages(this::relayedStorage, this::targetStorage, this::copy),
                removed.labels(new ContentLabels()));
    }

    /** The same, as a publisher sees the files that were loaded. */
    Ports ofPublisher(Ports worker) {
        return worker.with(new Storages(
                worker.storages().source(),
                () -> removed.loadedFiles(targetStorage(), job),
                worker.storages().copy()));
    }

    /** An operator's. */
    Ports ofOperator(String name) {
        return new Ports(
                new WorkerIdentity(name, world.clock()),
                leases(name, removed.operatorLeases(installation.recorder()), world.clock()::nanoTime),
                recorder(installation.recorder()),
                opened(queue(installation.queue())),
                clusters(job.source(), removed.operatorTarget(world.switches().applied(world.target()))),
                new Storages(this::sourceStorage, this::targetStorage, this::copy),
                new ContentLabels());
    }

    private LeaseHolder leases(String name, Leases leases, LongSupplier nanoTime) {
        Leases held = faults.around(Leases.class, leases, Set.of(), Dependency.RECORDER);
        return new LeaseHolder(held, name, SimulatedJob.TAKEOVER_AFTER, nanoTime);
    }

    private TaskRecorder recorder(TaskRecorder recorder) {
        return faults.around(TaskRecorder.class, recorder, Set.of(), Dependency.RECORDER);
    }

    private TaskQueue queue(TaskQueue queue) {
        return faults.around(TaskQueue.class, queue, Set.of(), Dependency.QUEUE);
    }

    private Ports.ClusterPorts clusters(SourceCluster source, TargetStatements statements) {
        SourceCluster from = faults.around(SourceCluster.class, source, EXPORTS_ONCE, Dependency.SOURCE_CLUSTER);
        TargetCluster to = new SimulatedTarget(world.switches()
                .asked(faults.around(TargetStatements.class, statements, STATEMENTS_ONCE, Dependency.TARGET_CLUSTER)));
        return new Ports.ClusterPorts(
                new Connected<>(from, SourceCluster::tables), new Connected<>(to, cluster -> cluster.loads(List.of())));
    }

    private static <T> Supplier<T> opened(T port) {
        return () -> port;
    }

    private ObjectStore sourceStorage() {
        return faults.around(ObjectStore.class, world.sourceStorage(), Set.of(), Dependency.SOURCE_STORAGE);
    }

    private ObjectStore relayedStorage() {
        return removed.sourceStorage(sourceStorage());
    }

    private ObjectStore targetStorage() {
        return faults.around(ObjectStore.class, world.targetStorage(), Set.of(), Dependency.TARGET_STORAGE);
    }

    private FileCopy copy() {
        return new SimulatedCopy(relayedStorage(), targetStorage(), installation.tampering()::mending);
    }

    /** A cluster that answers a first question before anybody has it. */
    private static final class Connected<T> implements Supplier<T> {
        private final T cluster;
        private final Consumer<T> question;
        private boolean connected;

        Connected(T cluster, Consumer<T> question) {
            this.cluster = cluster;
            this.question = question;
        }

        @Override
        public T get() {
            if (!connected) {
                question.accept(cluster);
                connected = true;
            }
            return cluster;
        }
    }
}
