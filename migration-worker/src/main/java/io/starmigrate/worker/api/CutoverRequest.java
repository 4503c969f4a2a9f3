package io.starmigrate.worker.api;

import io.starmigrate.core.cutover.Check;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a cutover.
 *
 * @param kind how far it goes
 * @param confirmed is shown what was found where all of it says go, and says whether to begin; where it says no, the
 *     report has a problem that says so
 * @param at when the freeze begins; null for at once
 * @param unlisted whether it may begin although the source does not list to its account which transactions are open:
 *     somebody else has looked
 * @param onlyAtTarget whether partitions stay that hold rows at the target and that the source does not have: they are
 *     named, and keep nothing from being proved
 * @param leftOut whether partitions stay behind that hold rows at the source, that no round has published, and that the
 *     selection leaves out: they are named, and keep nothing from being proved
 */
public record CutoverRequest(
        Kind kind,
        Predicate<List<Check>> confirmed,
        @Nullable Instant at,
        boolean unlisted,
        boolean onlyAtTarget,
        boolean leftOut) {
    /** One that begins at once, and only where the source lists its open transactions and has what the target shows. */
    public CutoverRequest(Kind kind, Predicate<List<Check>> confirmed) {
        this(kind, confirmed, null, false);
    }

    /** One that keeps nothing which the target alone has. */
    public CutoverRequest(Kind kind, Predicate<List<Check>> confirmed, @Nullable Instant at, boolean unlisted) {
        this(kind, confirmed, at, unlisted, false);
    }

    /** One that leaves behind nothing which the source holds. */
    public CutoverRequest(
            Kind kind, Predicate<List<Check>> confirmed, @Nullable Instant at, boolean unlisted, boolean onlyAtTarget) {
        this(kind, confirmed, at, unlisted, onlyAtTarget, false);
    }

    /** How far a cutover goes. */
    public enum Kind {
        /** What is looked at before, and nothing else. */
        READINESS,
        /** The last round and its proof while writes go on, to see how long a freeze would have been. */
        REHEARSE,
        /** All of it; one that was interrupted goes on. */
        PERFORM,
        /** One that was interrupted is given up: rounds go on as before. */
        ABANDON,
        /**
         * One that is done is taken back, for the applications have gone back to the source: rounds go on as before.
         */
        REOPEN
    }
}
