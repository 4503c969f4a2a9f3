package io.starmigrate.worker.job;

import io.starmigrate.worker.comparison.Comparing;

/**
 * What looks at a job and its clusters, and changes nothing.
 *
 * @param comparing compares both sides
 * @param checks look at all that the job needs
 */
public record JobInspection(Comparing comparing, JobChecks checks) {}
