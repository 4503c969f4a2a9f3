package io.starmigrate.worker.plan;

import io.starmigrate.core.task.Overwriting;

/**
 * What a round is planned on.
 *
 * @param overwriting whether what is planned replaces rows at the target that the job has not put there
 * @param purpose what follows
 */
public record Terms(Overwriting overwriting, Purpose purpose) {}
