package io.starmigrate.simulation;

import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.loop.Duties;
import io.starmigrate.worker.loop.JobLook;
import io.starmigrate.worker.loop.Opening;
import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.loop.RoleLoop;
import io.starmigrate.worker.outage.Pauses;
import io.starmigrate.worker.publish.Sweep;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One worker process, as a service or as the command {@code sync}: the loops that ship drive the real roles, on virtual
 * time, until it dies, is stopped or has reached its goal.
 */
final class SimulatedWorker extends SimulatedProcess {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How many threads do what roles have done aside. */
    private static final int THREADS = 2;

    private final SimulatedJob job;
    private final Safeguard removed;
    private final WorkerRoles roles;
    private final io.starmigrate.worker.outage.Outages told;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Actor> loops = new ArrayList<>();
    private final List<Actor> threads = new ArrayList<>();
    private boolean stopped;

    /** @param service whether it goes on when the job is done */
    SimulatedWorker(SimulatedJob job, Safeguard removed, String name, boolean service) {
        this.job = job;
        this.removed = removed;
        this.roles = new WorkerRoles(job, removed, name, this, tasks::add);
        this.told = new io.starmigrate.worker.outage.Outages(job.world.clock);
        BooleanSupplier relayed = addRoles();
        for (int i = 1; i <= THREADS; i++) {
            threads.add(new Actor(name + " task " + i, job.world.clock, this::takeTask));
        }
        if (!service) {
            addLook(relayed);
        }
    }

    private Duration takeTask() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return Duration.ZERO;
    }

    /** Answers whether every file there is now has been brought over. */
    private BooleanSupplier addRoles() {
        String lease = Duties.exportLease(job.name);
        add(
                "exporter",
                roles::exporter,
                exporter -> Duties.leading(roles.leases(), lease, exporter::step),
                exporter -> roles.leases().release(lease));
        add(
                "importer",
                roles::importer,
                importer -> Duties.shared(() -> importer.step(Duration.ZERO)),
                Importer::release);
        add("publisher", roles::sweep, SimulatedWorker::publishing, sweep -> {});
        add("reconciler", roles::reconciler, SimulatedWorker::reconciling, reconciler -> {});
        if (!job.world.relayed) {
            return () -> true;
        }
        Opening<Relay> relay = add("relay", roles::relay, copying -> Duties.shared(copying::step), copying -> {});
        return () -> relay.opened().filter(Relay::isDone).isPresent();
    }

    private static Role publishing(Sweep sweep) {
        return Duties.shared(sweep::step);
    }

    private static Role reconciling(Reconciler reconciler) {
        return Duties.reconciling(reconciler::reconcile, reconciler::repair);
    }

    private <T> Opening<T> add(String role, Supplier<T> open, Function<T, Role> work, Consumer<T> last) {
        Opening<T> opening = new Opening<>(open, work);
        RoleLoop loop = loop(role, opening);
        RoleLoop end = loop(role, () -> {
            opening.opened().ifPresent(last);
            return Duration.ZERO;
        });
        loops.add(new Actor(roles.self().name() + " " + role, job.world.clock, () -> {
            if (stopped) {
                outlived(end);
                return Actor.ENDED;
            }
            return outlived(loop);
        }));
        return opening;
    }

    /** Whatever is out of reach, and however long: it ends no process. */
    private Duration outlived(RoleLoop loop) {
        try {
            return loop.turn();
        } catch (RuntimeException ending) {
            job.world.damages.add(roles.self().name() + " was ended by " + ending);
            kill();
            throw new Crash();
        }
    }

    private RoleLoop loop(String name, Role role) {
        Role judged = () -> {
            try {
                return role.step();
            } catch (RuntimeException failure) {
                job.world.judge(roles.self().name() + " " + name, failure);
                throw failure;
            }
        };
        return new RoleLoop(
                name,
                judged,
                removed.hopeless(MigrationException.class::isInstance),
                told.ofRole(name),
                Pauses.STANDARD);
    }

    /** What a command waits for. */
    private void addLook(BooleanSupplier also) {
        JobLook look = new JobLook(roles.recorder(), job.name, Snapshot::isSettled, snapshot -> {});
        RoleLoop looking = loop("look at the job", () -> {
            int commands = job.commands();
            if (look.isDone() && also.getAsBoolean()) {
                stopped = true;
                requireSettled(commands);
            }
            return LOOK;
        });
        loops.add(new Actor(roles.self().name() + " look", job.world.clock, () -> {
            Duration pause = outlived(looking);
            return stopped ? Actor.ENDED : pause;
        }));
    }

    /** Unless an operator began something meanwhile, a command ends only when there is nothing left to do. */
    private void requireSettled(int commands) {
        if (commands == job.commands() && !job.isSettled()) {
            job.world.damages.add(roles.self().name() + " took the job for settled, which it is not");
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
