package io.starmigrate.simulation;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.lambda.FileEventTrigger;
import io.starmigrate.lambda.QueuedFileEventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one party has set up for its jobs: a recorder, a queue, a trigger and folders in both storages. It knows nothing
 * of other installations, which may use the same clusters and even the same names of jobs.
 */
final class Installation {
    final World world;
    final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    /** The recorder as workers have it. */
    final TaskRecorder watched;

    final TaskQueue queue;
    final DeadLetters letters;
    final StorageUri targetRoot;
    final StorageUri sourceRoot;
    final ObjectEvents events;
    final Tampering tampering;

    private final List<SimulatedJob> jobs = new ArrayList<>();

    Installation(World world, int number, Safeguard removed) {
        this.world = world;
        this.targetRoot = StorageUri.parse("s3://right/files" + number);
        this.sourceRoot = world.relayed ? StorageUri.parse("oss://left/exports" + number) : targetRoot;
        this.watched = new StaleIndex(world, new PublicationWatch(this).over(recorder)).recorder();
        InMemoryTaskQueue plain = new InMemoryTaskQueue(world.clock, SimulatedJob.VISIBILITY);
        this.queue = new WatchedQueue(plain, recorder, world.damages);
        this.letters = plain;
        Interference faults = new Interference("trigger " + number, world.chance, world, Installation::mayDie);
        FileEventTrigger trigger = new FileEventTrigger(
                faults.around(TaskRecorder.class, removed.recorder(recorder), Set.of(), Dependency.RECORDER),
                faults.around(TaskQueue.class, queue, Set.of(), Dependency.QUEUE),
                targetRoot,
                world.clock);
        this.events = new ObjectEvents(targetRoot, new QueuedFileEventHandler(trigger), world.chance);
        this.tampering = new Tampering(this);
    }

    private static void mayDie(boolean dying) {
        if (dying) {
            throw new Crash();
        }
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

    SimulatedJob job(String name) {
        return jobs.stream().filter(job -> job.name.equals(name)).findFirst().orElseThrow();
    }
}
