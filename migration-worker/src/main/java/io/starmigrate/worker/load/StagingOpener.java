package io.starmigrate.worker.load;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.Staging;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.LeaseHolder;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Optional;

/**
 * Makes the staging of a partition task, once per pass. Before the task names its staging no load into it is recorded,
 * so whatever lies under the name is a leftover; the lease keeps two workers from taking each other's for one.
 *
 * <p>Safe for use by many threads.
 */
public final class StagingOpener {
    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final LeaseHolder leases;
    private final WorkerIdentity self;

    public StagingOpener(TargetCluster target, TaskRecorder recorder, LeaseHolder leases, WorkerIdentity self) {
        this.target = target;
        this.recorder = recorder;
        this.leases = leases;
        this.self = self;
    }

    /** The task with its staging open; empty when another worker is opening it, or the task takes none any more. */
    public Optional<PartitionTask> open(PartitionTask task) {
        if (task.staging() != null) {
            return Optional.of(task);
        }
        return leases.holding("staging/" + task.id(), () -> make(task.id())).flatMap(made -> made);
    }

    private Optional<PartitionTask> make(PartitionTaskId id) {
        return recorder.partition(id).flatMap(now -> now.staging() == null ? make(now) : Optional.of(now));
    }

    private Optional<PartitionTask> make(PartitionTask task) {
        int pass = task.pass();
        Staging staging = target.open(place(task), name(task, pass), task.bounds());
        PartitionTask next = switch (task.state()) {
            case EXPORTED -> task.to(PartitionState.LOADING, self.change("staging is open"));
            case LOADING, VERIFYING -> task.revised(self.change("staging is open for pass " + pass));
            case PLANNED, EXPORTING, PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> null;
        };
        if (next == null) {
            return Optional.empty();
        }
        PartitionTask opened = next.withStaging(staging);
        return recorder.advance(opened) ? Optional.of(opened) : Optional.empty();
    }

    /** Where a task is published to. */
    public static Place place(PartitionTask task) {
        return new Place(task.id().partition().table(), task.id().partition().partition());
    }

    private static String name(PartitionTask task, int pass) {
        return "mig_g" + task.id().generation() + "_p" + pass;
    }
}
