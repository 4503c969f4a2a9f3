package io.starmigrate.simulation.world;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.load.LoadLabels;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.function.Predicate;

/** What can be taken away from the workers, to see that the simulation misses it: each method weakens one port. */
public interface Safeguard {
    /** Nothing is taken away. */
    Safeguard NOTHING = new Safeguard() {};

    default TaskRecorder recorder(TaskRecorder real) {
        return real;
    }

    default Leases leases(Leases real) {
        return real;
    }

    default TaskQueue queue(TaskQueue real) {
        return real;
    }

    default SourceCluster source(SourceCluster real) {
        return real;
    }

    default TargetStatements target(TargetStatements real, SimulatedJob job) {
        return real;
    }

    /** What a cancelling operator sees of leases. */
    default Leases operatorLeases(Leases real) {
        return real;
    }

    /** What a cancelling operator sees of the target. */
    default TargetStatements operatorTarget(TargetStatements real) {
        return real;
    }

    /** Makes what it guards against happen more often than by chance; called with each step of a hostile world. */
    default void provoke(World world) {}

    /** Whether the index stands still most of the time, from the first moment on. */
    default boolean isIndexSlow() {
        return false;
    }

    /** What a publisher sees of the files that were loaded. */
    default ObjectStore loadedFiles(ObjectStore real, SimulatedJob job) {
        return real;
    }

    /** What the relay sees of the source storage. */
    default ObjectStore sourceStorage(ObjectStore real) {
        return real;
    }

    default LoadLabels labels(LoadLabels real) {
        return real;
    }

    /** Whether the relay packs files on their way. */
    default boolean packs() {
        return false;
    }

    /** What ends a process, because no repetition cures it. */
    default Predicate<RuntimeException> hopeless(Predicate<RuntimeException> real) {
        return real;
    }
}
