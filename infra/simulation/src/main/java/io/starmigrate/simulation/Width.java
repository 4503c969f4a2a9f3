package io.starmigrate.simulation;

/** How much of the world beside one job a run holds. */
public enum Width {
    /** One job of one installation, to which everything at the target belongs. */
    ONE_JOB,

    /** One job, and others that write to the target beside it. */
    OTHER_WRITERS,

    /**
     * Several jobs that move tables of the same names to the same target, some of them in installations of their own.
     */
    SEVERAL_JOBS
}
