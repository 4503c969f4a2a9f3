package io.starmigrate.worker;

import org.jspecify.annotations.Nullable;

/**
 * What the fingerprints say of a table.
 *
 * @param sourceRows rows in the exported snapshots; null while not known for every partition
 * @param targetRows rows loaded; null while not known for every partition
 * @param verified whether every partition's fingerprints were taken on both sides and are equal
 */
public record Verification(
        @Nullable Long sourceRows, @Nullable Long targetRows, boolean verified) {}
