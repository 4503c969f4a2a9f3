package io.starmigrate.worker.api;

import io.starmigrate.core.task.Overwriting;

/**
 * What is to be repaired.
 *
 * @param selection which part of the job is looked at; of a file only its partition
 * @param overwriting whether rows at the target are replaced that the job has not put there
 */
public record RepairRequest(TaskSelection selection, Overwriting overwriting) {}
