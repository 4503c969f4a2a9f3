package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/**
 * What the export produced; the manifest itself is kept beside the task.
 *
 * @param files how many files
 * @param bytes their length together
 * @param fingerprint of the snapshot; null when the partition changed meanwhile, or nobody could ask
 */
public record Exported(int files, long bytes, @Nullable Fingerprint fingerprint) {}
