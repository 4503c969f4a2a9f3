package io.starmigrate.worker;

/**
 * What is to be tried again.
 *
 * @param selection which part of the job
 * @param which what of it
 */
public record RetryRequest(TaskSelection selection, Which which) {
    /** What failed or was cancelled in this part of a job. */
    public static RetryRequest stopped(TaskSelection selection) {
        return new RetryRequest(selection, Which.STOPPED);
    }

    /** What is tried again. */
    public enum Which {
        /** What failed or was cancelled: it goes on in its generation. */
        STOPPED,
        /** What is published: it is moved once more, as a new generation. */
        PUBLISHED
    }
}
