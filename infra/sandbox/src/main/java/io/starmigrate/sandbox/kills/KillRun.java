package io.starmigrate.sandbox.kills;

import io.starmigrate.core.task.Leases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two real worker processes work on one job, a service and a {@code sync}; one of them, whichever, is killed again and
 * again as {@code kill -9} does, and started anew, until the round has ended by itself. To be used once, from one
 * thread.
 */
public final class KillRun {
    private static final Logger LOG = LoggerFactory.getLogger(KillRun.class);
    private static final long LOOK = 100_000_000;
    private static final int TERMINATED = 143;
    private static final Duration STOP = Duration.ofSeconds(45);

    private final KillPlan plan;
    private final Random random;
    private final Takeovers takeovers;
    private final WorkerCommand service;
    private final WorkerCommand sync;
    private final List<String> damages = new ArrayList<>();
    private int kills;

    /**
     * @param env the configuration of both workers
     * @param leases where a takeover is seen
     * @param directory where the workers' logs are
     */
    public KillRun(Path env, String job, List<String> tables, Leases leases, KillPlan plan, Path directory) {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.takeovers = new Takeovers(leases, job, tables, System::nanoTime);
        this.service = WorkerCommand.service(env, job, directory);
        this.sync = WorkerCommand.sync(env, job, directory);
    }

    /** Runs until the round has ended, or the plan's patience. No process is left. */
    public KillReport run() {
        long began = System.nanoTime();
        try (Running working = new Running(service);
                Running syncing = new Running(sync)) {
            kill(working, syncing, began + plan.patience().toNanos());
            judge(working, syncing);
        }
        return new KillReport(kills, Duration.ofNanos(System.nanoTime() - began), takeovers.measured(), damages);
    }

    private void kill(Running working, Running syncing, long end) {
        long next = nextKill();
        while (syncing.isAlive() && System.nanoTime() < end) {
            if (kills < plan.kills() && System.nanoTime() >= next) {
                kill(random.nextBoolean() ? working : syncing);
                next = nextKill();
            }
            takeovers.look();
            LockSupport.parkNanos(LOOK);
        }
    }

    private long nextKill() {
        long span = plan.latest().minus(plan.soonest()).toNanos();
        return System.nanoTime() + plan.soonest().toNanos() + (long) (random.nextDouble() * span);
    }

    private void kill(Running victim) {
        kills++;
        takeovers.killing(victim.pid());
        LOG.info("Kill {}: {} ({})", kills, victim, victim.pid());
        victim.close();
        victim.start();
    }

    private void judge(Running working, Running syncing) {
        if (syncing.isAlive()) {
            damages.add("the round has not ended within " + plan.patience());
        } else if (syncing.exitCode() != 0) {
            damages.add("sync ended with " + syncing.exitCode() + ": " + sync.lastLines());
        }
        if (!working.isAlive()) {
            damages.add("the worker ended by itself with " + working.exitCode() + ": " + service.lastLines());
        } else if (!working.stops(STOP)) {
            damages.add("the worker did not stop cleanly within " + STOP + ": " + service.lastLines());
        }
    }

    /** A process that can be started again. */
    private static final class Running implements AutoCloseable {
        private final WorkerCommand command;
        private Process process;

        Running(WorkerCommand command) {
            this.command = command;
            this.process = command.start();
        }

        void start() {
            process = command.start();
        }

        boolean isAlive() {
            return process.isAlive();
        }

        int exitCode() {
            return process.exitValue();
        }

        long pid() {
            return process.pid();
        }

        /** Asks it to end; whether it did so in time, and well. One that had only just begun is ended by the signal. */
        boolean stops(Duration time) {
            process.destroy();
            try {
                return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)
                        && (process.exitValue() == 0 || process.exitValue() == TERMINATED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Ends it where it is, as {@code kill -9} does. */
        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }

        @Override
        public String toString() {
            return command.name();
        }
    }
}
