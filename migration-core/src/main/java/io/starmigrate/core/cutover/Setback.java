package io.starmigrate.core.cutover;

import io.starmigrate.core.task.CutoverState;
import java.util.function.BooleanSupplier;

/**
 * What a cutover does whose proof has found that the last round and the source differ. Pure but for the question that
 * is handed in.
 */
public enum Setback {
    /** The freeze holds: its last round begins once more within it. */
    MOVES_ONCE_MORE,

    /**
     * The freeze holds, but what was paused is set back, after which there is no last round: a next run has another.
     */
    BEGINS_ANEW,

    /** The freeze is not proved to hold: it has to be proved once more. */
    PROVES_ITS_FREEZE;

    /** How often a last round begins once more within one freeze: whatever makes them differ would not end. */
    public static final int REPEATED = 2;

    /**
     * Where an operator has put partitions back to work: each time is a command, so there is no end to be set to it.
     */
    public static Setback ofPutBack(CutoverState state) {
        return state == CutoverState.RESTORED ? BEGINS_ANEW : MOVES_ONCE_MORE;
    }

    /**
     * Where nobody says why they differ.
     *
     * @param repeated how often its last round has begun once more within this freeze
     * @param stands whether versions prove that nobody has written since the freeze was proved; not asked where it does
     *     not matter
     */
    public static Setback ofDifference(CutoverState state, int repeated, BooleanSupplier stands) {
        if (repeated >= REPEATED || !stands.getAsBoolean()) {
            return PROVES_ITS_FREEZE;
        }
        return ofPutBack(state);
    }
}
