package io.starmigrate.core.task;

import io.starmigrate.core.text.Units;

/**
 * How much of a partition an export writes, when the target keeps the rest.
 *
 * @param rows the rows it writes
 * @param all the rows the partition had
 */
public record DeltaShare(long rows, long all) {
    @Override
    public String toString() {
        return Units.count(rows) + " of " + Units.counted(all, "row");
    }
}
