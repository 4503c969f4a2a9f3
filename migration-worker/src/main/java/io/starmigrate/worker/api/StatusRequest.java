package io.starmigrate.worker.api;

/** How {@link Migrator#status(String, StatusRequest)} finds out how far a job is. */
public enum StatusRequest {
    /**
     * By what a worker has counted, where that is of a moment ago, or nothing has changed since; else as
     * {@link #EXACT}. Only jobs of more than ten thousand partitions are counted by workers.
     */
    AS_COUNTED,
    /** By reading every partition: minutes for a million. */
    EXACT
}
