package io.starmigrate.core.task;

/** Whether what others have written may be replaced. */
public enum Overwriting {
    /** It may not: a place that holds rows this job did not put there is refused. Of a task that FAILED: it was. */
    REFUSED,
    /** An operator has said so. */
    TOLD
}
