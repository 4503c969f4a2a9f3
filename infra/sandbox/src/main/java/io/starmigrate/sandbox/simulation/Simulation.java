package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.IllegalTransitionException;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs a whole migration on a virtual clock, its workers' steps and its faults in an order that the seed decides, and
 * tells whether every promise held. The same seed makes the same run. Safe for use by many threads.
 */
public final class Simulation implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMillis(1500);
    private static final Duration LEAP = Duration.ofSeconds(150);
    private static final double STOPPABLE = 0.5;
    /** How often an operator steps in; in most runs nobody does, so that faults alone get far enough to matter. */
    private static final List<Double> COMMANDED = List.of(0.0, 0.0, 0.04);

    private static final int WORKERS = 2;
    private static final int HOSTILE = 500;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulated");
        thread.setDaemon(true);
        return thread;
    });
    private final Safeguard removed;
    private final Consumer<String> trace;

    /** Runs of the product as it is. */
    public Simulation() {
        this(Safeguard.NOTHING, happening -> {});
    }

    /**
     * Runs of the product without one of its safeguards.
     *
     * @param trace is told everything that happens
     */
    Simulation(Safeguard removed, Consumer<String> trace) {
        this.removed = removed;
        this.trace = trace;
    }

    /** One run. */
    public Outcome run(long seed) {
        World world = new World(new Chance(seed), removed, trace);
        Run run = new Run(world);
        try {
            run.all();
        } finally {
            run.end();
        }
        return new Outcome(seed, world.damages.all(), run.steps, run.history);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Run {
        private final World world;
        private final Operator operator;
        private final List<SimulatedWorker> workers = new ArrayList<>();
        private SimulatedOperator commander;
        private final double commanded;
        private boolean hostile = true;
        private int started;
        private int steps;
        private long history;

        Run(World world) {
            this.world = world;
            this.operator = new Operator(world);
            this.commanded = world.chance.pick(COMMANDED);
            this.commander = new SimulatedOperator(world, removed, "operator-0");
        }

        void all() {
            for (int i = 0; i < WORKERS; i++) {
                start();
            }
            operator.plan();
            for (int i = 0; i < HOSTILE; i++) {
                step();
            }
            world.calm();
            hostile = false;
            new Recovery(world, operator, this::step).run();
            new Audit(world).check();
        }

        private void start() {
            workers.add(new SimulatedWorker(world, removed, "worker-" + ++started));
        }

        private void step() {
            steps++;
            boolean leap = world.chance.happens(0.02);
            world.pass(world.chance.between(Duration.ZERO, leap ? LEAP : LONGEST));
            replaceTheDead();
            world.checkCancelled();
            if ((hostile || commander.actor().isPaused()) && world.chance.happens(commanded)) {
                go(commander.actor());
                return;
            }
            if (world.chance.happens(0.3)) {
                world.step();
                return;
            }
            SimulatedWorker worker = world.chance.pick(workers);
            go(world.chance.pick(worker.actors()));
        }

        private void go(Actor actor) {
            boolean stoppable = world.rates().pause() > 0 && world.chance.happens(STOPPABLE);
            actor.go(stoppable, threads).ifPresent(thrown -> judge(actor, thrown));
            history = history * 31 + actor.toString().hashCode() + world.clock.nanoTime();
        }

        /** The dead may stay away for a while; they come back as somebody else. */
        private void replaceTheDead() {
            List<SimulatedWorker> dead =
                    workers.stream().filter(SimulatedWorker::isDead).toList();
            dead.stream().flatMap(worker -> worker.actors().stream()).forEach(this::bury);
            if (commander.isDead()) {
                bury(commander.actor());
                commander = new SimulatedOperator(world, removed, "operator-" + ++started);
            }
            workers.removeAll(dead);
            if (workers.isEmpty() || (workers.size() < WORKERS && world.chance.happens(0.1))) {
                start();
            }
        }

        /** What a dead worker was doing ends where it is. */
        private void bury(Actor actor) {
            if (actor.isPaused()) {
                actor.go(true, threads);
            }
        }

        private void judge(Actor actor, Throwable thrown) {
            boolean expected = thrown instanceof Crash
                    || thrown instanceof RecorderException
                    || thrown instanceof QueueException
                    || thrown instanceof ClusterException
                    || thrown instanceof ObjectStoreException;
            if (!expected || thrown instanceof IllegalTransitionException) {
                world.damages.add(actor + " failed with " + thrown);
            }
        }

        void end() {
            for (SimulatedWorker worker : workers) {
                worker.kill();
                worker.actors().forEach(this::bury);
            }
            commander.kill();
            bury(commander.actor());
        }
    }
}
