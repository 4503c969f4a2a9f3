package io.starmigrate.core.task;

/**
 * How much of a partition an export writes, when the target keeps the rest.
 *
 * @param rows the rows it writes
 * @param all the rows the partition had
 */
public record DeltaShare(long rows, long all) {
    @Override
    public String toString() {
        return rows + " of " + all + " rows";
    }
}
