package io.starmigrate.core.comparison;

import io.starmigrate.core.starrocks.sql.TablePart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is compared as one: a partition of either side, or a table that is moved as a whole.
 *
 * @param partition its name, as tasks have it
 * @param atSource its rows at the source; null when the source has none of that name
 * @param atTarget its rows at the target; null when the target has none of that name
 * @param token the source's change token as its catalog was read; empty when the source has none
 * @param bytes how big the catalogs believe it is, for ordering
 */
public record PartitionPair(
        String partition,
        @Nullable TablePart atSource,
        @Nullable TablePart atTarget,
        String token,
        long bytes) {
    /** @throws IllegalArgumentException when neither side has it */
    public PartitionPair {
        if (atSource == null && atTarget == null) {
            throw new IllegalArgumentException("Neither side has the partition " + partition);
        }
    }

    /** Its rows at the source; empty when the source has none of that name. */
    public Optional<TablePart> source() {
        return Optional.ofNullable(atSource);
    }

    /** Its rows at the target; empty when the target has none of that name. */
    public Optional<TablePart> target() {
        return Optional.ofNullable(atTarget);
    }

    /** Which sides have it. */
    public Sides sides() {
        if (atSource == null) {
            return Sides.TARGET;
        }
        return atTarget == null ? Sides.SOURCE : Sides.BOTH;
    }
}
