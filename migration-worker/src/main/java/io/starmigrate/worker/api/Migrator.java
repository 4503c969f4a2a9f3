package io.starmigrate.worker.api;

import io.starmigrate.core.task.Overwriting;

/**
 * Moves jobs as one configuration says: what an operator can ask for.
 *
 * <p>Every method but {@link #stop} blocks until it is done, can be called again with the same outcome, and can run in
 * several processes at once. What cannot go on for one partition is a {@link JobReport.Failure} in the report; what
 * stops the whole command is a {@link MigrationException}.
 *
 * <p>One thread at a time uses it, but for {@link #stop}, which any thread may call, at any time and twice.
 */
public interface Migrator extends AutoCloseable {
    /** Reads the source's catalog and records what is to be moved, without touching any data. */
    default JobReport plan(String job, ProgressListener progress) {
        return plan(job, Overwriting.REFUSED, progress);
    }

    /**
     * The same.
     *
     * @param overwriting whether what is planned replaces rows at the target that the job has not put there
     */
    JobReport plan(String job, Overwriting overwriting, ProgressListener progress);

    /**
     * The same; then what both sides hold alike is taken as published, so that rounds move what changes from here on:
     * after another tool has cloned a cluster, or to move back what changed at the target since a cutover. Moves
     * nothing.
     */
    JobReport adopt(String job, Overwriting overwriting, ProgressListener progress);

    /** Plans what is not planned yet, exports it, and relays the files where the relay is ours. */
    JobReport export(String job, ProgressListener progress);

    /**
     * Loads, verifies and publishes what arrives, until every planned partition is published or has failed. Where
     * nobody has planned the job yet, it waits for that, for a quarter of an hour at most, and says so.
     *
     * @throws MigrationException for wrong input, naming the jobs that the recorder has, where nobody has planned it by
     *     then
     */
    JobReport importFiles(String job, ProgressListener progress);

    /**
     * Brings a backup, or files that others have brought, into the target: makes the tables that it lacks and the
     * backup tells of, loads, verifies by what the backup says, and publishes. No source is asked. Killed anywhere, it
     * is asked again and goes on.
     */
    JobReport restore(String job, RestoreRequest request, ProgressListener progress);

    /** One full round: plan, export, relay, load, verify, publish. */
    default JobReport sync(String job, ProgressListener progress) {
        return sync(job, Overwriting.REFUSED, progress);
    }

    /** The same; what it plans is told as {@link #plan(String, Overwriting, ProgressListener)} says. */
    JobReport sync(String job, Overwriting overwriting, ProgressListener progress);

    /**
     * Rounds like {@link #sync}, one after another, until {@link #stop} is called; where the request says when the
     * change is small enough, until it is, or until something has failed in a round. Without that a round that has left
     * something is followed by others, each of which tries again what has failed, when it is time. Each is told to the
     * listener when it has ended. A table that cannot be moved is left out of each, and is a failure of the report in
     * the end.
     */
    JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress);

    /**
     * From rounds to where applications are switched. Writes to the source have to stop before it is performed; it
     * finds out whether they have.
     */
    CutoverReport cutover(String job, CutoverRequest request, ProgressListener progress);

    /** The same as {@link StatusRequest#AS_COUNTED}. */
    default JobReport status(String job) {
        return status(job, StatusRequest.AS_COUNTED);
    }

    /** What the recorder knows of the job; changes nothing. */
    JobReport status(String job, StatusRequest request);

    /**
     * What became of the job so far, for the person who signs: reads all that the recorder has of it, and changes
     * nothing.
     */
    MigrationReport report(String job, ProgressListener progress);

    /** Compares source and target now, partition by partition; changes nothing in either cluster. */
    default JobReport verify(String job, ProgressListener progress) {
        return verify(job, VerifyRequest.PARTITIONS, progress);
    }

    /** The same, and of what is not equal which keys differ, if that is asked for. */
    JobReport verify(String job, VerifyRequest request, ProgressListener progress);

    /**
     * Compares some partitions of a job, or all, moves those once more that are not equal, and works on nothing else.
     * What cannot be moved, or would replace rows of others that nobody has let go, is a failure by name.
     */
    JobReport repair(String job, RepairRequest request, ProgressListener progress);

    /** Does whatever work the job has, in all roles, until {@link #stop} is called. */
    JobReport runWorker(String job, ProgressListener progress);

    /**
     * Looks at everything the job needs, before anything moves. What it makes to see whether it can be made is removed
     * again; what cannot be looked at is one line of the report.
     */
    CheckReport check(String job, ProgressListener progress);

    /**
     * Makes the source's tables and views at the target, or sets back what was paused for the loading; what the target
     * has already is compared and never changed.
     */
    SchemaReport schema(SchemaRequest request, ProgressListener progress);

    /**
     * From now on, for as long as this migrator is open and whatever the job, {@link #plan}, {@link #adopt},
     * {@link #export}, {@link #importFiles}, {@link #restore}, {@link #sync} and {@link #rounds} take tables of the
     * target that other jobs hold, and note whose they were. Those jobs stop before they show anything more there. It
     * is not taken back: open a migrator for this alone.
     */
    void takeOverTables();

    /** What else an operator can do; it is closed, and stopped, with this. */
    Operations operations();

    /**
     * Asks whatever is running to end; called from another thread, returns at once. Calling it again changes nothing.
     *
     * <p>Roles finish their step, and waits end. What goes over many things ends before the next one: a plan before it
     * is written down, an adoption before the next partition, a schema migration before the next object, a clean or
     * prune before the next table or folder. A single look at all of a job, or of a catalog, is finished, as are
     * {@link #status}, {@link #report}, and the operations {@code reconcile}, {@code retry} and {@code redrive} once
     * they have begun: they may take minutes.
     *
     * <p>What moves a job then returns a report that is not complete; what has no answer without all of its work throws
     * a {@link MigrationException} that says it was stopped. Of what is called after it only {@link #status} is done.
     */
    void stop();

    /** Gives back connections and threads. */
    @Override
    void close();
}
