package io.starmigrate.worker.identity;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.PutBack.Way;
import java.time.InstantSource;

/**
 * Who this worker is, for leases and for the history of every task. Immutable.
 *
 * @param name unique among the workers of a recorder, such as host and process id
 * @param clock for the times people read
 */
public record WorkerIdentity(String name, InstantSource clock) {
    /** A change this worker makes now. */
    public Change change(String why) {
        return new Change(name, clock.instant(), why);
    }

    /** One that puts back to work what had ended. */
    public Change puttingBack(String why, Way way) {
        return Change.puttingBack(name, clock.instant(), why, way);
    }
}
