package io.starmigrate.simulation;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.Interference.Liveness;
import io.starmigrate.worker.export.ConcurrencySteering;
import io.starmigrate.worker.export.ExportFinisher;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.Completion;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.load.ImportSettings;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.load.LoadBatches;
import io.starmigrate.worker.load.LoadSubmission;
import io.starmigrate.worker.load.LoadWatch;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.LoadedFiles;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Makes the real roles of one worker, over ports with faults in them. */
final class WorkerRoles {
    static final Duration VISIBILITY = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SKEW = Duration.ofHours(1);
    private static final int ATTEMPTS = 3;

    /** By how many in a hundred a worker's clock may run too fast or too slow. */
    private static final int DRIFT = 10;

    private final SimulatedJob job;
    private final World world;
    private final Installation installation;
    private final Safeguard removed;
    private final WorkerIdentity self;
    private final Interference faults;
    private final TaskRecorder recorder;
    private final LeaseHolder leases;
    private final TaskQueue queue;
    private final SourceCluster source;
    private final TargetCluster target;
    private final Announcements announcements;
    private final Executor aside;

    /**
     * Roles for one process.
     *
     * @param process whether it is alive
     * @param aside what roles have done beside their steps
     */
    WorkerRoles(SimulatedJob job, Safeguard removed, String name, Liveness process, Executor aside) {
        this.job = job;
        this.world = job.world;
        this.installation = job.installation;
        this.removed = removed;
        Duration skew = world.chance.between(SKEW.negated(), SKEW);
        this.self = new WorkerIdentity(name, world.clock.skewed(skew));
        this.faults = new Interference(name, world.chance, world, process);
        this.recorder = faults.around(
                TaskRecorder.class, removed.recorder(installation.watched), Set.of(), Dependency.RECORDER);
        Leases held = faults.around(Leases.class, removed.leases(installation.recorder), Set.of(), Dependency.RECORDER);
        double rate = 1 + (world.chance.below(2 * DRIFT + 1) - DRIFT) / 100.0;
        this.leases = new LeaseHolder(held, name, LEASE, () -> (long) (world.clock.nanoTime() * rate));
        this.queue = faults.around(TaskQueue.class, removed.queue(installation.queue), Set.of(), Dependency.QUEUE);
        this.source = faults.around(
                SourceCluster.class, removed.source(job.source), Set.of("export"), Dependency.SOURCE_CLUSTER);
        TargetStatements statements = faults.around(
                TargetStatements.class,
                removed.target(world.switches.applied(world.target), job),
                Set.of("load", "add", "rename", "switchIn", "overwrite"),
                Dependency.TARGET_CLUSTER);
        this.target = new SimulatedTarget(world.switches.asked(statements));
        this.announcements = new Announcements(queue, installation.targetRoot);
        this.aside = aside;
    }

    private ObjectStore sourceStorage() {
        return faults.around(ObjectStore.class, world.sourceStorage(), Set.of(), Dependency.SOURCE_STORAGE);
    }

    private ObjectStore targetStorage() {
        return faults.around(ObjectStore.class, world.targetStorage(), Set.of(), Dependency.TARGET_STORAGE);
    }

    WorkerIdentity self() {
        return self;
    }

    TaskRecorder recorder() {
        return recorder;
    }

    LeaseHolder leases() {
        return leases;
    }

    /** Opens what it needs first, as the product does. */
    Exporter exporter() {
        var unused = source.tables();
        ConcurrencySteering steering = new ConcurrencySteering(2, 3, Duration.ofSeconds(15), world.clock);
        ExportFinisher finisher = new ExportFinisher(source, sourceStorage(), recorder, self);
        Exporter.ExportSettings settings = new Exporter.ExportSettings(installation.sourceRoot, ATTEMPTS, PATIENCE);
        return new Exporter(
                job.name, source, recorder, finisher, steering, self, settings, new Exporter.Aside(aside, aside));
    }

    Relay relay() {
        return new Relay(job.name, recorder, copy(), targetStorage(), installation.targetRoot, leases, self, aside);
    }

    private FileCopy copy() {
        ObjectStore from = removed.sourceStorage(sourceStorage());
        ObjectStore to = targetStorage();
        return (file, size, etag, into) -> {
            byte[] content = read(from, file, size, etag);
            installation.tampering.mending(into);
            StoredObject written = to.put(into, content, Map.of());
            return new CopyOutcome(CopyOutcome.Way.COPIED, written, size, CopyOutcome.Proof.PARTS);
        };
    }

    private static byte[] read(ObjectStore from, StorageUri file, long size, String etag) {
        try (InputStream bytes = from.read(file, etag, 0, size)) {
            return bytes.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Opens what it needs first, as the product does. */
    Importer importer() {
        var unused = target.loads(List.of());
        ImportSettings settings = new ImportSettings(
                installation.targetRoot, 2, 1000, Duration.ofSeconds(2), 3, ATTEMPTS, PATIENCE, VISIBILITY, LONGEST);
        LoadSubmission submission =
                new LoadSubmission(target, recorder, removed.labels(new ContentLabels()), self, settings);
        LoadBatches batches = new LoadBatches(queue, opener(), new TaskFailures(recorder), submission, self, settings);
        LoadWatch watch =
                new LoadWatch(target, queue, recorder, submission, new Completion(recorder, self), self, settings);
        return new Importer(job.name, queue, recorder, batches, watch, self, settings);
    }

    Sweep sweep() {
        Publisher publisher = new Publisher(
                target,
                announcements,
                recorder,
                opener(),
                new LoadedFiles(recorder, removed.loadedFiles(targetStorage(), job), installation.targetRoot),
                new SnapshotFingerprints(Optional::empty),
                leases,
                self);
        return new Sweep(job.name, recorder, new Completion(recorder, self), publisher, self, aside);
    }

    private StagingOpener opener() {
        return new StagingOpener(target, recorder, leases, self);
    }

    Reconciler reconciler() {
        return new Reconciler(
                job.name,
                recorder,
                target,
                new JobFiles(
                        targetStorage(),
                        installation.targetRoot,
                        world.relayed ? new JobFiles.Origin(removed.sourceStorage(sourceStorage()), copy()) : null),
                announcements,
                self,
                Duration.ofMinutes(5));
    }
}
