package io.starmigrate.simulation;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.starrocks.ClusterException;

/** What workers depend on, and what its port throws. */
enum Dependency {
    RECORDER {
        @Override
        RuntimeException unknown(String what) {
            return new RecorderException(what, null);
        }
    },
    QUEUE {
        @Override
        RuntimeException unknown(String what) {
            return new QueueException(what, null);
        }
    },
    SOURCE_CLUSTER {
        @Override
        RuntimeException unknown(String what) {
            return new ClusterException(Remedy.ASK_AGAIN, what, null);
        }

        @Override
        RuntimeException unreachable(String what) {
            return new ClusterException(Remedy.RETRY_LATER, what, null);
        }
    },
    TARGET_CLUSTER {
        @Override
        RuntimeException unknown(String what) {
            return new ClusterException(Remedy.ASK_AGAIN, what, null);
        }

        @Override
        RuntimeException unreachable(String what) {
            return new ClusterException(Remedy.RETRY_LATER, what, null);
        }
    },
    SOURCE_STORAGE {
        @Override
        RuntimeException unknown(String what) {
            return new ObjectStoreException(Reason.UNREACHABLE, what, null);
        }
    },
    TARGET_STORAGE {
        @Override
        RuntimeException unknown(String what) {
            return new ObjectStoreException(Reason.UNREACHABLE, what, null);
        }
    },
    /** Events wait while it is out; workers do not call it. */
    TRIGGER {
        @Override
        RuntimeException unknown(String what) {
            throw new IllegalStateException("nobody calls the trigger");
        }
    };

    /** Nobody knows what became of a call. */
    abstract RuntimeException unknown(String what);

    /** A call was not made, because there was nobody to take it. */
    RuntimeException unreachable(String what) {
        return unknown(what);
    }
}
