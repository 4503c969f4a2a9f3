package io.starmigrate.simulation.invariants;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.IllegalTransitionException;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.world.Installation;
import io.starmigrate.simulation.world.Witness;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.stream.Stream;

/** What has to be true at every moment of a run. */
public final class Promises {
    /** Sees to what is promised of publications and of messages. */
    public static final Witness WITNESS = new Witness() {
        @Override
        public TaskRecorder recorder(Installation installation) {
            return new PublicationWatch(installation).over(installation.recorder());
        }

        @Override
        public TaskQueue queue(Installation installation, InMemoryTaskQueue real) {
            return new WatchedQueue(
                    real, installation.recorder(), installation.world().damages());
        }
    };

    private final World world;

    public Promises(World world) {
        this.world = world;
    }

    /** What was thrown out of a step may only be what a port throws when something goes wrong behind it. */
    public void judge(String who, Throwable ending) {
        Throwable thrown =
                ending instanceof MigrationException told && told.getCause() != null ? told.getCause() : ending;
        boolean expected = thrown instanceof Crash
                || thrown instanceof RecorderException
                || thrown instanceof QueueException
                || thrown instanceof ClusterException
                || thrown instanceof ObjectStoreException;
        if (!expected || thrown instanceof IllegalTransitionException) {
            world.damages().add(who + " failed with " + thrown);
        }
    }

    /** Once a cancel was recorded, nothing of what was cancelled shows. */
    public void checkCancelled() {
        Stream<PartitionTask> cancelled = world.jobs().stream().flatMap(job -> job.tasks(PartitionState.CANCELLED));
        cancelled
                .filter(this::isShown)
                .forEach(task -> world.damages().add(task.id() + " shows at the target although it is CANCELLED"));
    }

    private boolean isShown(PartitionTask task) {
        Staging staging = task.staging();
        return staging != null && world.target().shows(StagingOpener.place(task), staging.partitionId());
    }
}
