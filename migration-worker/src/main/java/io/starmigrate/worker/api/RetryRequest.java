package io.starmigrate.worker.api;

import io.starmigrate.core.task.Overwriting;

/**
 * What is to be tried again.
 *
 * @param selection which part of the job
 * @param which what of it
 * @param overwriting whether it replaces rows at the target that the job has not put there
 */
public record RetryRequest(TaskSelection selection, Which which, Overwriting overwriting) {
    /** Without replacing what others have written. */
    public RetryRequest(TaskSelection selection, Which which) {
        this(selection, which, Overwriting.REFUSED);
    }

    /** What failed or was cancelled in this part of a job. */
    public static RetryRequest stopped(TaskSelection selection) {
        return new RetryRequest(selection, Which.STOPPED);
    }

    /** What is tried again. */
    public enum Which {
        /** What failed or was cancelled: it goes on in its generation. */
        STOPPED,
        /** What failed, and nothing that somebody has cancelled: it goes on in its generation. */
        FAILED,
        /** What is published: it is moved once more, as a new generation. */
        PUBLISHED
    }
}
