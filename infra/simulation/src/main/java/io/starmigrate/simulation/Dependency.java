package io.starmigrate.simulation;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.function.Function;

/** What workers depend on, and what its port throws. */
enum Dependency {
    RECORDER(what -> new RecorderException(what, null)),
    QUEUE(what -> new QueueException(what, null)),
    SOURCE_CLUSTER(Dependency::unanswered, Dependency::unreached),
    TARGET_CLUSTER(Dependency::unanswered, Dependency::unreached),
    SOURCE_STORAGE(what -> new ObjectStoreException(Reason.UNREACHABLE, what, null)),
    TARGET_STORAGE(what -> new ObjectStoreException(Reason.UNREACHABLE, what, null)),
    /** Events wait while it is out; workers do not call it. */
    TRIGGER(what -> {
        throw new IllegalStateException("nobody calls the trigger");
    });

    private final Function<String, RuntimeException> unknown;
    private final Function<String, RuntimeException> unreachable;

    /** Whose port does not tell a call that was lost from one that was not made. */
    Dependency(Function<String, RuntimeException> either) {
        this(either, either);
    }

    Dependency(Function<String, RuntimeException> unknown, Function<String, RuntimeException> unreachable) {
        this.unknown = unknown;
        this.unreachable = unreachable;
    }

    private static RuntimeException unanswered(String what) {
        return new ClusterException(Remedy.ASK_AGAIN, what, null);
    }

    private static RuntimeException unreached(String what) {
        return new ClusterException(Remedy.RETRY_LATER, what, null);
    }

    /** Nobody knows what became of a call. */
    RuntimeException unknown(String what) {
        return unknown.apply(what);
    }

    /** A call was not made, because there was nobody to take it. */
    RuntimeException unreachable(String what) {
        return unreachable.apply(what);
    }
}
