package io.starmigrate.worker.starrocks;

/** How an export, or a load, inside a cluster stands. */
public enum ClusterJobState {
    /** Accepted, waiting or running. */
    RUNNING,
    /** Done, for good. */
    FINISHED,
    /** Stopped, without effect on any table. */
    CANCELLED,
    /** A state this tool does not know: keep watching. */
    UNKNOWN;

    /** Whether it may still do something. */
    public boolean isUnderWay() {
        return this == RUNNING || this == UNKNOWN;
    }
}
