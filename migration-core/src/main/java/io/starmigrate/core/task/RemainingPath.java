package io.starmigrate.core.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How long the way is that partitions which travel together still have before them, beside others that are as far:
 * whoever begins with the longest ends the whole soonest, because what begins last is short. All of them pass the same
 * stages, so it is told by their bytes, and by what each of them costs in statements however few bytes it has. Pure.
 */
public final class RemainingPath {
    /** What may be moved in the time that the statements for one partition take. */
    private static final long STATEMENTS = 16L << 20;

    private RemainingPath() {}

    /** The longest first; among equals by their names, so that the order is always the same. */
    public static Comparator<List<PartitionTask>> longestFirst() {
        return Comparator.<List<PartitionTask>>comparingLong(unit -> -of(unit))
                .thenComparing(unit -> unit.get(0).id().toString());
    }

    /** The same of single partitions. */
    public static Comparator<PartitionTask> longestTaskFirst() {
        return Comparator.comparing(List::of, longestFirst());
    }

    /** How long the way of some is, one after the other: a number to be compared with others of its kind. */
    public static long of(Collection<PartitionTask> unit) {
        return of(unit.size(), unit.stream().mapToLong(RemainingPath::bytes).sum());
    }

    /** The same of so many partitions, told by their bytes together. */
    public static long of(long partitions, long bytes) {
        return bytes + partitions * STATEMENTS;
    }

    /**
     * By how many bytes the way of one partition is told: what was exported is known; before that the catalog has
     * guessed, which tells rows of fresh partitions first.
     */
    public static long bytes(PartitionTask task) {
        return task.exported() == null
                ? Math.max(task.estimate().bytes(), task.estimate().rows())
                : task.exported().bytes();
    }
}
