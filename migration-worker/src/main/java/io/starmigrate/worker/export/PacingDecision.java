package io.starmigrate.worker.export;

import java.time.Instant;

/**
 * A change of how many exports may run at once.
 *
 * @param at when it was decided
 * @param from how many before
 * @param to how many from then on
 * @param cause what was found
 * @param reason the same in words
 */
public record PacingDecision(Instant at, int from, int to, Cause cause, String reason) {
    /** What may be found of a source. */
    public enum Cause {
        /** It has room for more. */
        CALM,
        /** Its processors are busy. */
        CPU,
        /** Its memory is full. */
        MEMORY,
        /** It refused an export because of its load. */
        REFUSED
    }
}
