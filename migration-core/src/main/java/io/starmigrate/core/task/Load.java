package io.starmigrate.core.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One BROKER LOAD, or a statement that fills or publishes a staging inside the target, written down before it is
 * submitted: the long memory behind StarRocks' short one for labels. Immutable; see {@link PartitionTask} for how
 * changes are written.
 *
 * @param task the partition task whose files it loads
 * @param label what StarRocks knows it by; made from the task, the pass, the files and the attempt
 * @param pass the staging pass it loads into, from 1
 * @param attempt from 1; grows only after StarRocks itself said CANCELLED
 * @param state how far it is
 * @param version how often it was written, from 1
 * @param change who brought it here, when and why
 * @param files the files' names, in order; of a statement inside the target, what its {@link LoadKind} is stored as
 * @param rows the rows StarRocks says it loaded; null before FINISHED
 * @param halved whether its files, which were cancelled together for good, are loaded in halves from now on
 */
public record Load(
        PartitionTaskId task,
        String label,
        int pass,
        int attempt,
        LoadState state,
        long version,
        Change change,
        List<String> files,
        @Nullable Long rows,
        boolean halved) {
    public Load {
        files = List.copyOf(files);
    }

    /** A load as it is first written down. */
    public static Load recorded(
            PartitionTaskId task, String label, int pass, int attempt, List<String> files, Change change) {
        return new Load(task, label, pass, attempt, LoadState.RECORDED, 1, change, files, null, false);
    }

    /** The statement that publishes a staging, as it is first written down: it holds no files, and is sent next. */
    public static Load publication(PartitionTaskId task, String label, int pass, Change change) {
        return statement(LoadKind.PUBLICATION, task, label, pass, change);
    }

    /** The statement that copies rows of the target into a staging, as it is first written down: it is sent next. */
    public static Load copy(PartitionTaskId task, String label, int pass, Change change) {
        return statement(LoadKind.COPY, task, label, pass, change);
    }

    /**
     * The statement that switches a staging in which StarRocks has named, as it is first written down: it is sent next.
     */
    public static Load switching(PartitionTaskId task, String label, int pass, Change change) {
        return statement(LoadKind.SWITCH, task, label, pass, change);
    }

    private static Load statement(LoadKind kind, PartitionTaskId task, String label, int pass, Change change) {
        return new Load(task, label, pass, 1, LoadState.SUBMITTED, 1, change, LoadKind.filesOf(kind), null, false);
    }

    /** Which rows it brings where. */
    public LoadKind kind() {
        return LoadKind.of(files);
    }

    /**
     * This load one step further; its version grows by one.
     *
     * @throws IllegalTransitionException when the lifecycle has no such step
     */
    public Load to(LoadState next, Change why) {
        Lifecycle.LOAD.require(state, next, "load " + label);
        return new Load(task, label, pass, attempt, next, version + 1, why, files, rows, halved);
    }

    /** This load FINISHED with so many rows. */
    public Load finished(long loaded, Change why) {
        Load next = to(LoadState.FINISHED, why);
        return new Load(task, label, pass, attempt, next.state, next.version, why, files, loaded, halved);
    }

    /** This load CANCELLED for good, its files to be loaded in halves. */
    public Load halved(Change why) {
        Load next = to(LoadState.CANCELLED, why);
        return new Load(task, label, pass, attempt, next.state, next.version, why, files, rows, true);
    }

    /** How far a load is. */
    public enum LoadState {
        /** Written down, and not sent: it still has to take hold of its files. */
        RECORDED,
        /** It holds its files and was about to be sent: whether it has reached StarRocks only StarRocks can tell. */
        SUBMITTED,
        /** StarRocks said FINISHED: its rows are in staging. */
        FINISHED,
        /** StarRocks said CANCELLED, or will never take it: none of its rows are in a staging that is published. */
        CANCELLED,
        /**
         * Given up: before it was submitted, because another load holds one of its files; or because its pass is over,
         * or its partition stops, and whatever it does, it does to a staging that nobody publishes.
         */
        ABANDONED;

        /** Whether nothing more will happen to it. */
        public boolean isSettled() {
            return Lifecycle.LOAD.isFinal(this);
        }
    }
}
