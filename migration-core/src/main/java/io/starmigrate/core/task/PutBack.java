package io.starmigrate.core.task;

import java.time.Instant;

/**
 * How a change puts back to work what had ended. Immutable.
 *
 * @param way as what
 * @param at the moment of that change: of another one it says nothing
 */
public record PutBack(Way way, Instant at) {
    /** As what something is put back to work. */
    public enum Way {
        /** As the generation that had failed, or was cancelled. */
        RETRIED,
        /** As the next generation of one that was published, or cannot be used any more. */
        MOVED_AGAIN,
        /**
         * As the same generation, whose rows may be others than its separators were proved of: without them, if it can
         * be.
         */
        UNPROVED_SEPARATORS;

        /** Whether somebody has asked for it. */
        public boolean isAskedFor() {
            return this != UNPROVED_SEPARATORS;
        }
    }
}
