package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;

/**
 * That an export has written only some of a partition's rows, because the target holds the others already.
 *
 * @param travelled the buckets that were exported, with all rows they have at the source
 * @param token the change token of what the target showed before it was looked at: the rows of all other buckets are
 *     those of the source only while it carries that
 */
public record Delta(BucketChoice travelled, String token) {}
