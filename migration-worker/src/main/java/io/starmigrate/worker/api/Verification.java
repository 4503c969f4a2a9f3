package io.starmigrate.worker.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fingerprints say of a table.
 *
 * @param sourceRows rows in the exported snapshots; null while not known for every partition
 * @param targetRows rows loaded; null while not known for every partition
 * @param verified whether every partition's fingerprints were taken on both sides and are equal, in full
 * @param partly the columns whose values were not all compared in full, in a table whose partitions are otherwise
 *     verified; empty else
 */
public record Verification(
        @Nullable Long sourceRows, @Nullable Long targetRows, boolean verified, List<String> partly) {
    public Verification {
        partly = List.copyOf(partly);
    }

    /** Compared in full, or not at all. */
    public Verification(@Nullable Long sourceRows, @Nullable Long targetRows, boolean verified) {
        this(sourceRows, targetRows, verified, List.of());
    }
}
