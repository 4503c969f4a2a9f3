package io.starmigrate.simulation.faults;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.starrocks.ClusterException;

/** What workers depend on, and what its port throws. */
public enum Dependency {
    RECORDER,
    QUEUE,
    SOURCE_CLUSTER,
    TARGET_CLUSTER,
    SOURCE_STORAGE,
    TARGET_STORAGE,
    /** Events wait while it is out; workers do not call it. */
    TRIGGER;

    /** Nobody knows what became of a call. */
    public RuntimeException unknown(String what) {
        return switch (this) {
            case RECORDER -> new RecorderException(what, null);
            case QUEUE -> new QueueException(what, null);
            case SOURCE_CLUSTER, TARGET_CLUSTER -> new ClusterException(Remedy.ASK_AGAIN, what, null);
            case SOURCE_STORAGE, TARGET_STORAGE -> new ObjectStoreException(Reason.UNREACHABLE, what, null);
            case TRIGGER -> throw new IllegalStateException("nobody calls the trigger");
        };
    }

    /** A call was not made, because there was nobody to take it; only the clusters' ports tell that apart. */
    RuntimeException unreachable(String what) {
        return switch (this) {
            case SOURCE_CLUSTER, TARGET_CLUSTER -> ClusterException.unreached(Remedy.RETRY_LATER, what, null);
            case RECORDER, QUEUE, SOURCE_STORAGE, TARGET_STORAGE, TRIGGER -> unknown(what);
        };
    }
}
