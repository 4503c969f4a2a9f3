package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.starrocks.ClusterException;

/** What each port throws when nobody knows what became of a call. */
final class Ports {
    private Ports() {}

    static RuntimeException recorderFault(String what) {
        return new RecorderException(what, null);
    }

    static RuntimeException queueFault(String what) {
        return new QueueException(what, null);
    }

    static RuntimeException clusterFault(String what) {
        return new ClusterException(Remedy.ASK_AGAIN, what, null);
    }

    static RuntimeException storeFault(String what) {
        return new ObjectStoreException(ObjectStoreException.Reason.UNREACHABLE, what, null);
    }
}
