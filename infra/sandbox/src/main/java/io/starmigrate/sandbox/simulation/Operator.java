package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.worker.TaskSelection;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.export.RoundPlanner;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.verify.Announcements;
import java.util.Arrays;

/** Who plans rounds and retries what failed. */
final class Operator {
    private final World world;
    private final RoundPlanner planner;
    private final Retry retry;

    Operator(World world) {
        this.world = world;
        WorkerIdentity self = new WorkerIdentity("operator", world.clock);
        this.planner = new RoundPlanner(world.recorder, self);
        this.retry = new Retry(world.recorder, new Announcements(world.queue, world.targetRoot()), self);
    }

    /** Plans a round of everything; answers how many partitions it has to move. */
    int plan() {
        Job job = Job.opened(World.JOB, World.ID, "shop", "shop", world.source.tables(), world.clock.instant());
        Job.Plan plan =
                planner.plan(job, world.source.tables(), world.source.planned()).plan();
        return plan == null ? 0 : plan.partitions();
    }

    void retry() {
        var unused = retry.retry(World.JOB, TaskSelection.ALL);
    }

    boolean isSettled() {
        return Arrays.stream(PartitionState.values())
                .filter(state -> !state.isSettled())
                .allMatch(this::isEmpty);
    }

    boolean isEmpty(PartitionState state) {
        return world.recorder.partitions(World.JOB, state).findAny().isEmpty();
    }
}
