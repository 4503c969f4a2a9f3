package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** One job of an installation, and what its recorder says of it. */
final class SimulatedJob {
    static final String DATABASE = "shop";

    final Installation installation;
    final World world;
    final String name;
    final JobId id;
    final SimulatedSource source;

    SimulatedJob(Installation installation, String name, SimulatedSource source) {
        this.installation = installation;
        this.world = installation.world;
        this.name = name;
        this.id = new JobId("simulated" + world.jobs().size());
        this.source = source;
    }

    Stream<PartitionTask> tasks(PartitionState state) {
        return installation.recorder.partitions(name, state);
    }

    /** The last generation of what is moved to a place. */
    Optional<PartitionTask> latest(Place place) {
        return installation.recorder.latest(new PartitionId(name, DATABASE, place.table(), place.partition()));
    }

    boolean isSettled() {
        return Arrays.stream(PartitionState.values())
                .filter(state -> !state.isSettled())
                .allMatch(state -> tasks(state).findAny().isEmpty());
    }

    /** Whether something is left that an operator would retry. */
    boolean wantsRetry() {
        return tasks(PartitionState.CANCELLED).findAny().isPresent()
                || tasks(PartitionState.FAILED).anyMatch(task -> !isRefused(task));
    }

    /** Whether a task rightly went no further, because another job has its table. */
    boolean isRefused(PartitionTask task) {
        return task.state() == PartitionState.FAILED && world.publications.isOfAnother(this, StagingOpener.place(task));
    }

    @Override
    public String toString() {
        return name + " of " + installation.targetRoot;
    }
}
