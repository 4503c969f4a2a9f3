package io.starmigrate.core.task;

/** How far a partition task is. {@link Lifecycle#PARTITION} says which may follow which. */
public enum PartitionState {
    /** Chosen for this job; nothing has been asked of the source yet. */
    PLANNED,
    /** An EXPORT was, or is about to be, submitted to the attempt's folder. */
    EXPORTING,
    /** The export is FINISHED and its manifest recorded. */
    EXPORTED,
    /** At least one load of its files is recorded. */
    LOADING,
    /** All rows are in staging; staging is being proved and published. */
    VERIFYING,
    /** The rows are in the target's table, proved. Never changed again: a re-export is a new generation. */
    PUBLISHED,
    /** Stopped with a reason; a command retries it. */
    FAILED,
    /** Stopped by an operator. */
    CANCELLED,
    /** A later generation of the same partition took over. */
    SUPERSEDED;

    /** Whether work on it has ended, well or not. */
    public boolean isSettled() {
        return switch (this) {
            case PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> true;
            case PLANNED, EXPORTING, EXPORTED, LOADING, VERIFYING -> false;
        };
    }
}
