package io.starmigrate.worker.api;

/**
 * What an operator can do to a job, beside having it done. Every method can be called again, and while workers work on
 * the job unless it says otherwise; what it could not do is a {@link OperationReport.Finding} of the report, what stops
 * the whole command a {@link MigrationException}. One thread at a time uses them.
 */
public interface Operations {
    /**
     * Compares the target storage and the target's staging with manifests and recorder, repairs what can be repaired,
     * and names what nothing accounts for.
     */
    OperationReport reconcile(String job);

    /** Makes what failed or was cancelled ready to be worked on again; it does not do the work. */
    default OperationReport retry(String job, TaskSelection selection) {
        return retry(job, RetryRequest.stopped(selection));
    }

    /** Makes what failed, was cancelled or is published ready to be worked on again; it does not do the work. */
    OperationReport retry(String job, RetryRequest request);

    /** What {@link #cancel} would stop; changes nothing, and asks no cluster. */
    OperationReport cancellable(String job, TaskSelection selection);

    /**
     * Stops partitions that are not published: nothing of them shows at the target once this has said so. What cannot
     * be stopped is named.
     */
    OperationReport cancel(String job, TaskSelection selection);

    /** Puts those dead letters of the job back on the queue that can be processed now, and names the others. */
    OperationReport redrive(String job, Effect effect);

    /**
     * What {@link #clean} would remove, and whether it may.
     *
     * @throws MigrationException when partitions are unfinished, or a worker works on the job
     */
    OperationReport cleanable(String job, Scope scope);

    /**
     * Removes a finished job: staging, messages, files, records. Killed half way, it goes on where it was. Not while
     * workers work on the job.
     *
     * @throws MigrationException when partitions are unfinished, or a worker works on the job
     */
    OperationReport clean(String job, Scope scope);

    /**
     * What the storages hold that can be restored; reads every manifest, changes nothing. The job need not be known.
     */
    OperationReport backups(String job);

    /**
     * Removes the files of a job's older generations, and keeps the records; may be done while workers work.
     *
     * @param keep how many generations of each partition stay, from 1
     */
    OperationReport prune(String job, int keep, Scope scope, Effect effect);

    /** Whether something is done or only told. */
    enum Effect {
        APPLY,
        ONLY_TELL
    }

    /** Whose files of a job are removed. */
    enum Scope {
        /** Those the target loads from. */
        TARGET,
        /** Those the source exported to as well. */
        SOURCE_AND_TARGET
    }
}
