package io.starmigrate.worker.job;

import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.status.StatusReader.Picture;

/** A job that may be looked on at while roles work on it. No method throws anything. */
interface Observed extends AutoCloseable {
    /** Nobody looks on. */
    Observed NOBODY = new Observed() {};

    /** The same roles, looked on at. */
    default Roles over(Roles roles) {
        return roles;
    }

    /** Starts what is asked beside what the roles ask. */
    default void start(RoleThreads threads) {
        // Nobody looks on.
    }

    /** Takes over a look at the job. */
    default void look(Picture now) {
        // Nobody looks on.
    }

    @Override
    default void close() {
        // Nobody looks on.
    }
}
