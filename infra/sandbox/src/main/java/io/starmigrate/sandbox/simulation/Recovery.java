package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.task.PartitionState;

/** The time after the faults: everything has to come to its end, and rounds to find nothing more to move. */
final class Recovery {
    private static final int STEPS = 6000;
    private static final int ROUNDS = 8;

    private final World world;
    private final Operator operator;
    private final Runnable step;

    Recovery(World world, Operator operator, Runnable step) {
        this.world = world;
        this.operator = operator;
        this.step = step;
    }

    void run() {
        for (int round = 1; round <= ROUNDS; round++) {
            if (!settle()) {
                return;
            }
            if (!operator.isEmpty(PartitionState.FAILED) || !operator.isEmpty(PartitionState.CANCELLED)) {
                rest();
                operator.retry();
            } else if (operator.plan() == 0) {
                rest();
                return;
            }
        }
        world.damages.add("rounds and retries find no end");
    }

    /** Time for reconcilers and for messages that nobody needs any more. */
    private void rest() {
        for (int i = 0; i < 150; i++) {
            step.run();
        }
    }

    private boolean settle() {
        for (int i = 0; i < STEPS; i++) {
            if (operator.isSettled()) {
                return true;
            }
            step.run();
        }
        StringBuilder stuck = new StringBuilder("nothing moves any more:");
        for (PartitionState state : PartitionState.values()) {
            if (!state.isSettled()) {
                world.recorder
                        .partitions(World.JOB, state)
                        .forEach(task -> stuck.append(' ')
                                .append(task.id())
                                .append(" is ")
                                .append(task.state())
                                .append(" (")
                                .append(task.change().why())
                                .append(')'));
            }
        }
        world.damages.add(stuck.toString());
        return false;
    }
}
