package io.starmigrate.simulation.history;

import io.starmigrate.simulation.invariants.Audit;
import io.starmigrate.simulation.invariants.Promises;
import io.starmigrate.simulation.process.JobWorkers;
import io.starmigrate.simulation.repeatable.Actor;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.world.Operator;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.Width;
import io.starmigrate.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a whole migration on a virtual clock, its workers' steps and its faults in an order that the seed decides, and
 * tells whether every promise held. The same seed makes the same run. Safe for use by many threads.
 */
public final class Simulation implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMillis(1500);
    private static final Duration LEAP = Duration.ofSeconds(150);
    private static final double STOPPABLE = 0.5;
    private static final double STOPPED = 0.003;
    /** How often an operator steps in; in most runs nobody does, so that faults alone get far enough to matter. */
    private static final List<Double> COMMANDED = List.of(0.0, 0.0, 0.04);

    private static final int WORKERS = 2;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulated");
        thread.setDaemon(true);
        return thread;
    });
    private final Width width;
    private final Safeguard removed;
    private final Consumer<Supplier<String>> trace;

    /** Runs of the product as it is. */
    public Simulation() {
        this(Width.ONE_JOB, Safeguard.NOTHING, happening -> {});
    }

    /**
     * Runs of the product without one of its safeguards.
     *
     * @param trace is told everything that happens
     */
    public Simulation(Width width, Safeguard removed, Consumer<Supplier<String>> trace) {
        this.width = width;
        this.removed = removed;
        this.trace = trace;
    }

    /** One run. */
    public SimulatedRun run(long seed) {
        World world = new World(new Chance(seed), width, removed, Promises.WITNESS, trace);
        Run run = new Run(world);
        try {
            run.all();
        } finally {
            run.end();
        }
        return new SimulatedRun(seed, world.damages().all(), run.steps, run.history);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Run {
        private final World world;
        private final Promises promises;
        private final List<JobWorkers> crews = new ArrayList<>();
        private final double commanded;
        private boolean hostile = true;
        private int steps;
        private long history;

        Run(World world) {
            this.world = world;
            this.promises = new Promises(world);
            this.commanded = world.chance().pick(COMMANDED);
            List<SimulatedJob> jobs = world.jobs();
            for (SimulatedJob job : jobs) {
                crews.add(new JobWorkers(job, crews.size() + 1, jobs.size() == 1 ? WORKERS : 1, removed));
            }
        }

        void all() {
            List<Operator> operators = world.jobs().stream().map(Operator::new).toList();
            operators.forEach(Operator::plan);
            for (int i = 0; i < width.hostile() * crews.size(); i++) {
                step();
            }
            world.calm();
            hostile = false;
            new Recovery(world, operators, this::step).run();
            new Audit(world).check();
        }

        private void step() {
            steps++;
            boolean leap = world.chance().happens(0.02);
            world.pass(world.chance().between(Duration.ZERO, leap ? LEAP : LONGEST));
            crews.forEach(crew -> crew.replaceTheDead(this::bury));
            promises.checkCancelled();
            JobWorkers crew = world.chance().pick(crews);
            if ((hostile || crew.commander().isPaused()) && world.chance().happens(commanded)) {
                go(crew.commander());
                return;
            }
            Optional<Actor> thread = world.chance().happens(0.3) ? Optional.empty() : crew.thread();
            thread.ifPresentOrElse(this::go, world::step);
            if (hostile && world.chance().happens(STOPPED)) {
                crew.stopOne();
            }
        }

        private void go(Actor actor) {
            boolean stoppable = world.rates().pause() > 0 && world.chance().happens(STOPPABLE);
            actor.go(stoppable, threads).ifPresent(thrown -> promises.judge(actor.toString(), thrown));
            history = history * 31 + actor.toString().hashCode() + world.clock().nanoTime();
        }

        /** What a dead worker was doing ends where it is. */
        private void bury(Actor actor) {
            if (actor.isPaused()) {
                actor.go(true, threads);
            }
        }

        void end() {
            crews.forEach(crew -> crew.end(this::bury));
        }
    }
}
