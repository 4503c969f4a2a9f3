package io.starmigrate.simulation;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.operate.Redrive;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.operate.RunningWork;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.LoadedFiles;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process of an operator's, in the middle of a run: it plans rounds, retries, cancels, reconciles and redrives, until
 * it dies.
 */
final class SimulatedOperator extends SimulatedProcess {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SimulatedJob job;
    private final World world;
    private final Installation installation;
    private final WorkerIdentity self;
    private final TaskRecorder recorder;
    private final LeaseHolder leases;
    private final TaskQueue queue;
    private final DeadLetters letters;
    private final SourceCluster source;
    private final TargetCluster target;
    private final ObjectStore storage;
    private final Announcements announcements;
    private final Operator rounds;
    private final Actor actor;
    private @Nullable Cancellation cancelling;

    SimulatedOperator(SimulatedJob job, Safeguard removed, String name) {
        this.job = job;
        this.world = job.world;
        this.installation = job.installation;
        this.self = new WorkerIdentity(name, world.clock);
        Interference faults = new Interference(name, world.chance, world, this);
        this.recorder = faults.around(TaskRecorder.class, installation.recorder, Set.of(), Dependency.RECORDER);
        Leases held = faults.around(
                Leases.class, removed.operatorLeases(installation.recorder), Set.of(), Dependency.RECORDER);
        this.leases = new LeaseHolder(held, name, LEASE, world.clock::nanoTime);
        this.queue = faults.around(TaskQueue.class, installation.queue, Set.of(), Dependency.QUEUE);
        this.letters = faults.around(DeadLetters.class, installation.letters, Set.of(), Dependency.QUEUE);
        this.source = faults.around(SourceCluster.class, job.source, Set.of("export"), Dependency.SOURCE_CLUSTER);
        this.target = new SimulatedTarget(world.switches.asked(faults.around(
                TargetStatements.class,
                removed.operatorTarget(world.switches.applied(world.target)),
                Set.of("load", "add", "rename", "switchIn", "overwrite"),
                Dependency.TARGET_CLUSTER)));
        this.storage = faults.around(ObjectStore.class, world.targetStorage(), Set.of(), Dependency.TARGET_STORAGE);
        this.announcements = new Announcements(queue, installation.targetRoot);
        this.rounds = new Operator(job, recorder, announcements, self);
        this.actor = new Actor(name, world.clock, this::act);
    }

    Actor actor() {
        return actor;
    }

    private Duration act() {
        job.commanded();
        if (cancelling != null) {
            goOn(cancelling);
        } else {
            begin();
        }
        job.commanded();
        return Duration.ZERO;
    }

    private void begin() {
        switch (world.chance.below(7)) {
            case 6 -> {
                var unused = rounds.plan();
            }
            case 0, 1 -> cancelling = cancellation(selected());
            case 2, 3 -> {
                var unused = new Retry(recorder, announcements, self).retry(job.name, selected());
            }
            case 4 -> {
                var unused = reconciler().reconcile();
            }
            default -> {
                var unused = new Redrive(letters, queue, recorder, storage, installation.targetRoot).apply(job.name);
            }
        }
    }

    /** An operator may lose patience. */
    private void goOn(Cancellation begun) {
        if (begun.step() || world.chance.happens(0.2)) {
            world.note("cancelled: " + begun.report());
            cancelling = null;
        }
    }

    private TaskSelection selected() {
        List<Place> planned = job.source.places().stream()
                .filter(place -> job.latest(place).isPresent())
                .toList();
        if (planned.isEmpty() || world.chance.happens(0.4)) {
            return TaskSelection.ALL;
        }
        Place place = world.chance.pick(planned);
        return new TaskSelection(place.table(), place.partition(), null);
    }

    private Cancellation cancellation(TaskSelection selection) {
        Publisher publisher = new Publisher(
                target,
                announcements,
                recorder,
                new StagingOpener(target, recorder, leases, self),
                new LoadedFiles(recorder, storage, installation.targetRoot),
                new SnapshotFingerprints(Optional::empty),
                leases,
                self);
        RunningWork running = new RunningWork(recorder, source, target, self);
        return new Cancellation(job.name, selection, recorder, leases, self, running, target, publisher);
    }

    private Reconciler reconciler() {
        JobFiles files = new JobFiles(storage, installation.targetRoot, null);
        return new Reconciler(job.name, recorder, target, files, announcements, self, Duration.ZERO);
    }
}
