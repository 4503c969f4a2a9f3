package io.starmigrate.simulation.world;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.lambda.FileEventTrigger;
import io.starmigrate.lambda.QueuedFileEventHandler;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.faults.Dependency;
import io.starmigrate.simulation.faults.Interference;
import io.starmigrate.simulation.faults.StaleIndex;
import io.starmigrate.simulation.source.SimulatedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one party has set up for its jobs: a recorder, a queue, a trigger and folders in both storages. It knows nothing
 * of other installations, which may use the same clusters and even the same names of jobs.
 */
public final class Installation {
    private final World world;
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final TaskRecorder watched;
    private final TaskQueue queue;
    private final DeadLetters letters;
    private final StorageUri targetRoot;
    private final StorageUri sourceRoot;
    private final ObjectEvents events;
    private final Tampering tampering;
    private final List<SimulatedJob> jobs = new ArrayList<>();

    Installation(World world, int number, Safeguard removed, Witness witness) {
        this.world = world;
        this.targetRoot = StorageUri.parse("s3://right/files" + number);
        this.sourceRoot = world.isRelayed() ? StorageUri.parse("oss://left/exports" + number) : targetRoot;
        this.watched = new StaleIndex(world, world.chance(), world.clock(), world::isIndexSlow, witness.recorder(this))
                .recorder();
        InMemoryTaskQueue plain = new InMemoryTaskQueue(world.clock(), SimulatedJob.VISIBILITY);
        this.queue = witness.queue(this, plain);
        this.letters = plain;
        Interference faults = new Interference("trigger " + number, world.chance(), world, Installation::mayDie);
        FileEventTrigger trigger = new FileEventTrigger(
                faults.around(TaskRecorder.class, removed.recorder(recorder), Set.of(), Dependency.RECORDER),
                faults.around(TaskQueue.class, queue, Set.of(), Dependency.QUEUE),
                targetRoot,
                world.clock());
        this.events = new ObjectEvents(targetRoot, new QueuedFileEventHandler(trigger), world.chance());
        this.tampering = new Tampering(this);
    }

    private static void mayDie(boolean dying) {
        if (dying) {
            throw new Crash();
        }
    }

    /** What it is set up in. */
    public World world() {
        return world;
    }

    /** The recorder as it is: nothing goes wrong at it, and nobody looks on. */
    public InMemoryTaskRecorder recorder() {
        return recorder;
    }

    /** The recorder as workers have it: its index may stand still, and whoever looks for damages looks on. */
    public TaskRecorder watched() {
        return watched;
    }

    public TaskQueue queue() {
        return queue;
    }

    /** What the queue has given up on. */
    public DeadLetters letters() {
        return letters;
    }

    /** The folder of the target storage that its jobs load from. */
    public StorageUri targetRoot() {
        return targetRoot;
    }

    /** The folder its jobs export to; the target's where nothing is relayed. */
    StorageUri sourceRoot() {
        return sourceRoot;
    }

    /** What tells its trigger of new objects. */
    ObjectEvents events() {
        return events;
    }

    /** Who damages its files and items. */
    public Tampering tampering() {
        return tampering;
    }

    /** A job that is moved from here on; names are unique within an installation. */
    SimulatedJob open(String name, SimulatedSource source) {
        SimulatedJob job = new SimulatedJob(this, name, source);
        jobs.add(job);
        return job;
    }

    List<SimulatedJob> jobs() {
        return jobs;
    }

    public SimulatedJob job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
    }
}
