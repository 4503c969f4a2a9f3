package io.starmigrate.simulation.history;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.world.Operator;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import java.util.List;
import java.util.stream.Stream;

/** The time after the faults: everything has to come to its end, and rounds to find nothing more to move. */
final class Recovery {
    private static final int STEPS = 6000;
    private static final int ROUNDS = 8;

    private final World world;
    private final List<Operator> operators;
    private final Runnable step;

    Recovery(World world, List<Operator> operators, Runnable step) {
        this.world = world;
        this.operators = operators;
        this.step = step;
    }

    void run() {
        for (int round = 1; round <= ROUNDS; round++) {
            if (!settle()) {
                return;
            }
            List<Operator> retrying =
                    operators.stream().filter(Operator::wantsRetry).toList();
            if (!retrying.isEmpty()) {
                rest();
                retrying.forEach(Operator::retry);
            } else if (operators.stream().mapToInt(Operator::plan).sum() == 0) {
                rest();
                return;
            }
        }
        world.damages().add("rounds and retries find no end");
    }

    /** Time for reconcilers and for messages that nobody needs any more. */
    private void rest() {
        for (int i = 0; i < 150; i++) {
            step.run();
        }
    }

    private boolean settle() {
        List<SimulatedJob> jobs = world.jobs();
        for (int i = 0; i < STEPS * jobs.size(); i++) {
            if (jobs.stream().allMatch(SimulatedJob::isSettled)) {
                return true;
            }
            step.run();
        }
        StringBuilder stuck = new StringBuilder("nothing moves any more:");
        Stream.of(PartitionState.values())
                .filter(state -> !state.isSettled())
                .flatMap(state -> jobs.stream().flatMap(job -> job.tasks(state)))
                .forEach(task -> stuck.append(' ')
                        .append(task.id())
                        .append(" is ")
                        .append(task.state())
                        .append(" (")
                        .append(task.change().why())
                        .append(')'));
        world.damages().add(stuck.toString());
        return false;
    }
}
