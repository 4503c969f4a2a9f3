package io.starmigrate.core.task;

import java.time.Instant;

/**
 * What a worker has counted of a job's partitions, so that whoever asks how far a job of very many is need not read
 * each of them. Immutable; see {@link PartitionTask} for how changes are written. It is told to people alone: nothing
 * is decided by it.
 *
 * @param job the job's name
 * @param version how often it was written, from 1
 * @param at as of when it counts, by the clock of who counted
 * @param worker who counted
 * @param counts what was counted, as the version that counted writes it; whoever cannot read that has no summary
 */
public record JobSummary(String job, long version, Instant at, String worker, String counts) {
    /** What is written in place of this one. */
    public JobSummary next(Instant counted, String by, String found) {
        return new JobSummary(job, version + 1, counted, by, found);
    }

    /** Before anything was counted; not to be written. */
    public static JobSummary none(String job) {
        return new JobSummary(job, 0, Instant.EPOCH, "", "");
    }
}
