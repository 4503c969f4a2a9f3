package io.starmigrate.worker.job;

import io.starmigrate.worker.plan.Rounds;

/**
 * What plans and moves a job.
 *
 * @param rounds plans
 * @param moves does what commands ask for
 * @param service does it again and again
 */
public record JobMovement(Rounds rounds, JobMoves moves, JobService service) {}
