package io.starmigrate.worker.starrocks;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import java.time.Instant;
import java.util.Optional;

/** The claims a target holds, statement by statement. {@link TableClaims} is the protocol over it. */
public interface ClaimStore {
    /**
     * That a job publishes a table, and nobody else does.
     *
     * @param job its name
     * @param id what tells it from jobs of that name in other installations
     * @param installation whose recorder has the job
     * @param since when it was taken
     */
    record Claim(String job, JobId id, String installation, Instant since) {
        /** A claim of this job. */
        public static Claim of(Job job, Instant now) {
            String installation = job.binding() == null ? "" : job.binding().installation();
            return new Claim(job.name(), job.id(), installation, now);
        }

        /** Whether the job of this id has made it. */
        public boolean isOf(JobId other) {
            return id.equals(other);
        }

        @Override
        public String toString() {
            return "job \"" + job + "\" (" + id + ") of " + (installation.isEmpty() ? "an installation" : installation)
                    + " since " + since;
        }
    }

    /** The claim on a table; empty when there is none. */
    Optional<Claim> claim(String table);

    /**
     * Makes a claim.
     *
     * @throws ClusterException with remedy ALREADY_DONE when there is one, whoever made it
     */
    void createClaim(String table, Claim claim);

    /** Removes the claim on a table, whoever made it; none there changes nothing. */
    void dropClaim(String table);
}
