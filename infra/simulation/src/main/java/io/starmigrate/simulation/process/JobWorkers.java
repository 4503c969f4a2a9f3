package io.starmigrate.simulation.process;

import io.starmigrate.simulation.repeatable.Actor;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Those who work on one job: its workers, and an operator who steps in. The dead are replaced. */
public final class JobWorkers {
    private final SimulatedJob job;
    private final Safeguard removed;
    private final int size;
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final String suffix;
    private SimulatedOperator commander;
    private int started;

    /**
     * A job's processes.
     *
     * @param number tells crews apart
     * @param size how many workers it is to have
     */
    public JobWorkers(SimulatedJob job, int number, int size, Safeguard removed) {
        this.job = job;
        this.removed = removed;
        this.size = size;
        this.suffix = number == 1 ? "" : " " + number;
        this.commander = new SimulatedOperator(job, removed, "operator-0" + suffix);
        for (int i = 0; i < size; i++) {
            start();
        }
    }

    private void start() {
        boolean service = job.world().chance().happens(0.7);
        workers.add(new SimulatedWorker(job, removed, "worker-" + ++started + suffix, service));
    }

    SimulatedJob job() {
        return job;
    }

    public Actor commander() {
        return commander.actor();
    }

    /** A thread of one of the workers, whichever; empty when it has nothing to do now. */
    public Optional<Actor> thread() {
        SimulatedWorker worker = job.world().chance().pick(workers);
        List<Actor> due = worker.actors().stream().filter(Actor::isDue).toList();
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(job.world().chance().pick(due));
    }

    /** Somebody stops one of the workers in good order. */
    public void stopOne() {
        job.world().chance().pick(workers).stop();
    }

    /**
     * The dead may stay away for a while; they come back as somebody else.
     *
     * @param bury ends what a dead process was doing
     */
    public void replaceTheDead(Consumer<Actor> bury) {
        workers.stream().filter(SimulatedWorker::hasEnded).forEach(SimulatedWorker::kill);
        List<SimulatedWorker> dead =
                workers.stream().filter(SimulatedWorker::isDead).toList();
        dead.stream().flatMap(worker -> worker.actors().stream()).forEach(bury);
        if (commander.isDead()) {
            bury.accept(commander.actor());
            commander = new SimulatedOperator(job, removed, "operator-" + ++started + suffix);
        }
        workers.removeAll(dead);
        if (workers.isEmpty() || (workers.size() < size && job.world().chance().happens(0.1))) {
            start();
        }
    }

    public void end(Consumer<Actor> bury) {
        for (SimulatedWorker worker : workers) {
            worker.kill();
            worker.actors().forEach(bury);
        }
        commander.kill();
        bury.accept(commander.actor());
    }
}
