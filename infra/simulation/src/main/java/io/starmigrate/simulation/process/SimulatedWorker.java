package io.starmigrate.simulation.process;

import io.starmigrate.core.config.RelayMode;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.faults.Interference;
import io.starmigrate.simulation.invariants.Promises;
import io.starmigrate.simulation.repeatable.Actor;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.crew.Crew;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleName;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.crew.Starter;
import io.starmigrate.worker.loop.JobLook;
import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.RoleLoop;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.outage.Pauses;
import io.starmigrate.worker.status.ConfirmedLook;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One worker process, as a service or as the command {@code sync}: the loops that ship drive the real roles, on virtual
 * time, until it dies, is stopped or has reached its goal.
 */
final class SimulatedWorker extends SimulatedProcess implements Starter {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How many threads do what roles have done aside. */
    private static final int THREADS = 2;

    private final SimulatedJob job;
    private final Safeguard removed;
    private final Ports ports;
    private final Promises promises;
    private final boolean service;
    private final io.starmigrate.worker.outage.Outages told;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Actor> loops = new ArrayList<>();
    private final List<Actor> threads = new ArrayList<>();
    private boolean stopped;

    /** @param service whether it goes on when the job is done */
    SimulatedWorker(SimulatedJob job, Safeguard removed, String name, boolean service) {
        this.job = job;
        this.removed = removed;
        this.promises = new Promises(job.world());
        this.service = service;
        this.told = new io.starmigrate.worker.outage.Outages(job.world().clock());
        SimulatedPorts simulated = new SimulatedPorts(
                job, removed, new Interference(name, job.world().chance(), job.world(), this));
        this.ports = simulated.ofWorker(name);
        Roles roles = new Roles(ports, job.settings(job.world().isRelayed() ? RelayMode.BUILTIN : RelayMode.NONE))
                .giving(RoleName.PUBLISHER, simulated.ofPublisher(ports));
        JobWatch watch = roles.watch(job.name());
        Crew crew = new Crew(watch, roles, this, new StageClock(job.world().clock()::nanoTime), need -> true);
        BooleanSupplier also = service ? crew.serve() : crew.exportAndLoad();
        for (int i = 1; i <= THREADS; i++) {
            threads.add(new Actor(name + " task " + i, job.world().clock(), this::takeTask));
        }
        if (!service) {
            addLook(watch, also);
        }
    }

    private Duration takeTask() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return Duration.ZERO;
    }

    @Override
    public void start(String name, Role role, Runnable last) {
        RoleLoop loop = loop(name, role);
        RoleLoop end = loop(name, () -> {
            last.run();
            return Duration.ZERO;
        });
        loops.add(new Actor(ports.self().name() + " " + name, job.world().clock(), () -> {
            if (stopped) {
                outlived(end);
                return Actor.ENDED;
            }
            return outlived(loop);
        }));
    }

    @Override
    public Executor aside(String name, int size) {
        return tasks::add;
    }

    /** Whatever is out of reach, and however long: it ends no process. */
    private Duration outlived(RoleLoop loop) {
        try {
            return loop.turn();
        } catch (RuntimeException ending) {
            job.world().damages().add(ports.self().name() + " was ended by " + ending);
            kill();
            throw new Crash();
        }
    }

    private RoleLoop loop(String name, Role role) {
        Role judged = () -> {
            try {
                return role.step();
            } catch (RuntimeException failure) {
                promises.judge(ports.self().name() + " " + name, failure);
                throw failure;
            }
        };
        return new RoleLoop(
                name,
                judged,
                removed.hopeless(service ? MigrationException::endsService : MigrationException::endsCommand),
                told.ofRole(name),
                Pauses.STANDARD);
    }

    /** What a command waits for. */
    private void addLook(JobWatch watch, BooleanSupplier also) {
        JobLook look = new JobLook(
                ports.recorder(),
                watch,
                List.of(),
                Picture::isSettled,
                also,
                new ConfirmedLook(ports.recorder())::ofStopped,
                picture -> {});
        RoleLoop looking = loop("look at the job", () -> {
            int commands = job.commands();
            if (look.isDone()) {
                stopped = true;
                requireSettled(commands);
            }
            return LOOK;
        });
        loops.add(new Actor(ports.self().name() + " look", job.world().clock(), () -> {
            Duration pause = outlived(looking);
            return stopped ? Actor.ENDED : pause;
        }));
    }

    /** Unless an operator began something meanwhile, a command ends only when there is nothing left to do. */
    private void requireSettled(int commands) {
        if (commands == job.commands() && !job.isJustCommanded() && !job.isSettled()) {
            job.world().damages().add(ports.self().name() + " took the job for settled, which it is not");
        }
    }

    /** Whether it came to its end by itself. */
    boolean hasEnded() {
        return stopped && loops.stream().allMatch(Actor::hasEnded);
    }

    /** Tells it to stop, as a signal does. */
    void stop() {
        stopped = true;
    }

    List<Actor> actors() {
        return Stream.concat(loops.stream(), threads.stream()).toList();
    }
}
