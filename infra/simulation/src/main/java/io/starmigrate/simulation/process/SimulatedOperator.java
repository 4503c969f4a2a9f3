package io.starmigrate.simulation.process;

import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.simulation.faults.Dependency;
import io.starmigrate.simulation.faults.Interference;
import io.starmigrate.simulation.repeatable.Actor;
import io.starmigrate.simulation.world.Operator;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.job.OperatorActions;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process of an operator's, in the middle of a run: it plans rounds, retries, cancels, reconciles and redrives, until
 * it dies.
 */
final class SimulatedOperator extends SimulatedProcess {
    private final SimulatedJob job;
    private final World world;
    private final Ports ports;
    private final Roles roles;
    private final OperatorActions actions;
    private final DeadLetters letters;
    private final Operator rounds;
    private final Actor actor;
    private @Nullable Cancellation cancelling;

    SimulatedOperator(SimulatedJob job, Safeguard removed, String name) {
        this.job = job;
        this.world = job.world();
        Interference faults = new Interference(name, world.chance(), world, this);
        this.ports = new SimulatedPorts(job, removed, faults).ofOperator(name);
        this.roles = new Roles(ports, job.settings(RelayMode.NONE));
        this.actions = new OperatorActions(ports, job.settings(RelayMode.NONE), roles);
        this.letters = faults.around(DeadLetters.class, job.installation().letters(), Set.of(), Dependency.QUEUE);
        Announcements announcements =
                new Announcements(ports.queue(), job.installation().targetRoot());
        this.rounds = new Operator(job, ports.recorder(), announcements, ports.self());
        this.actor = new Actor(name, world.clock(), this::act);
    }

    Actor actor() {
        return actor;
    }

    private Duration act() {
        job.commandBegins();
        try {
            if (cancelling != null) {
                goOn(cancelling);
            } else {
                begin();
            }
        } finally {
            // Also of one that dies: what it has begun by then is begun.
            job.commandEnds();
        }
        return Duration.ZERO;
    }

    private void begin() {
        switch (world.operatorsCancel() && world.chance().happens(0.5)
                ? 0
                : world.chance().below(7)) {
            case 6 -> {
                var unused = rounds.plan();
            }
            case 0, 1 -> cancelling = actions.cancellation(job.name(), selected(), ports.source(), ports.target());
            case 2, 3 -> {
                var unused = actions.retry().retry(job.name(), selected());
            }
            case 4 -> {
                var unused = roles.wholeReconciler(job.name()).reconcile();
            }
            default -> {
                var unused = actions.redrive(letters).apply(job.name());
            }
        }
    }

    /** An operator may lose patience. */
    private void goOn(Cancellation begun) {
        if (begun.step() || world.chance().happens(0.2)) {
            world.note("cancelled: " + begun.report());
            cancelling = null;
        }
    }

    private TaskSelection selected() {
        List<Place> planned = job.source().places().stream()
                .filter(place -> job.latest(place).isPresent())
                .toList();
        if (planned.isEmpty() || world.chance().happens(0.4)) {
            return TaskSelection.ALL;
        }
        Place place = world.chance().pick(planned);
        return new TaskSelection(place.table(), place.partition(), null);
    }
}
