package io.starmigrate.standin.load;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A load as SHOW LOAD knows it. Immutable: each step makes another value, which {@link LoadJobs} keeps.
 *
 * @param id the cluster's number for the job
 * @param label unique in the database among jobs that are not CANCELLED
 * @param kind BROKER or INSERT
 * @param timeout in seconds
 * @param started when loading began
 * @param finished when the job reached its last state
 * @param failure {@code type:<T>; msg:<text>}, null unless CANCELLED
 */
record LoadJob(
        long id,
        String label,
        String database,
        List<String> tables,
        String user,
        String kind,
        String priority,
        long timeout,
        double maxFilterRatio,
        State state,
        Counters counters,
        String loadId,
        long transaction,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String failure,
        List<String> rejected) {

    /** The states SHOW LOAD shows, in their order; CANCELLED can follow each but FINISHED and PREPARED. */
    enum State {
        PENDING,
        QUEUEING,
        LOADING,
        PREPARED,
        FINISHED,
        CANCELLED;

        boolean last() {
            return this == FINISHED || this == CANCELLED;
        }
    }

    /**
     * What was read and written so far.
     *
     * @param tasks loading tasks, 0 before any file was found
     */
    record Counters(int files, long bytes, int tasks, long scanned, long filtered, long unselected, long loaded) {
        static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0);
    }

    LoadJob in(State next, Instant when) {
        return with(
                next,
                counters,
                next == State.LOADING ? when : started,
                next.last() ? when : finished,
                failure,
                rejected);
    }

    LoadJob counting(Counters newCounters, List<String> newRejected) {
        return with(state, newCounters, started, finished, failure, newRejected);
    }

    LoadJob cancelled(String type, String message, Instant when) {
        return with(State.CANCELLED, counters, started, when, "type:" + type + "; msg:" + message, rejected);
    }

    /** What a step may change; all else stays what it was when the job was submitted. */
    private LoadJob with(
            State newState,
            Counters newCounters,
            @Nullable Instant newStarted,
            @Nullable Instant newFinished,
            @Nullable String newFailure,
            List<String> newRejected) {
        return new LoadJob(
                id,
                label,
                database,
                tables,
                user,
                kind,
                priority,
                timeout,
                maxFilterRatio,
                newState,
                newCounters,
                loadId,
                transaction,
                created,
                newStarted,
                newFinished,
                newFailure,
                newRejected);
    }
}
