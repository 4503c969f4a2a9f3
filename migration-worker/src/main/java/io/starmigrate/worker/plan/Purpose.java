package io.starmigrate.worker.plan;

/** What follows a plan. */
public enum Purpose {
    /** Nothing yet: what is missing may still be made. */
    LOOK,
    /** The source exports; the target need not be there. */
    EXPORT,
    /** What is exported is loaded at once. */
    LOAD
}
