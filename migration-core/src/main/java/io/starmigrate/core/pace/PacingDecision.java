package io.starmigrate.core.pace;

import io.starmigrate.core.PublicApi;
import java.time.Instant;

/**
 * A change of how many exports, or loads, may run at once; or why that stays as it is.
 *
 * @param at when it was decided
 * @param side of what
 * @param from how many before
 * @param to how many from then on
 * @param cause what was found
 * @param reason the same in words
 */
@PublicApi
public record PacingDecision(Instant at, PacedSide side, int from, int to, Cause cause, String reason) {
    /** What may be found of a cluster. */
    public enum Cause {
        /** It has room for more. */
        CALM,
        /** Its processors are busy. */
        CPU,
        /** Its memory is full. */
        MEMORY,
        /** Many queries run. */
        QUERIES,
        /** Queries, or loads, wait for their turn. */
        QUEUE,
        /** Its queries, or its disks, answer more slowly than before. */
        LATENCY,
        /** Many transactions run. */
        TRANSACTIONS,
        /** It is behind with compaction: there are many versions. */
        COMPACTION,
        /** One more has brought nothing. */
        KNEE,
        /** It refused work because of its load. */
        REFUSED,
        /** The time of day. */
        HOURS,
        /** The last round of a cutover, which is not slowed, begins or is over. */
        CUTOVER,
        /** So much is exported and not yet published that no more exports begin, or no longer so much. */
        AHEAD,
        /** It could not be asked. */
        UNKNOWN,
        /** It can be asked again, and nothing changes for that. */
        KNOWN
    }
}
