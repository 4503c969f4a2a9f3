package io.starmigrate.core.task;

/** How far a cutover is. {@link Lifecycle#CUTOVER} says which may follow which. */
public enum CutoverState {
    /** Everything said go; the freeze is not proved. */
    BEGUN,
    /** Nothing was written between two looks at the source, whose tokens are kept. */
    FROZEN,
    /** The last round has published what had changed. */
    MOVED,
    /** Both sides hold the same rows. */
    PROVED,
    /** What was paused for the loading is set back. */
    RESTORED,
    /** The applications may be switched. */
    DONE,
    /** Somebody has given it up: rounds go on as before. */
    ABANDONED;

    /**
     * Whether rounds that nobody asks for one by one keep away: the freeze is proved, or the applications write, or may
     * write by now, where rounds would put rows of the source.
     */
    public boolean holdsRounds() {
        return this != BEGUN && this != ABANDONED;
    }

    /** Whether it has begun, and neither ended nor was given up. */
    public boolean isUnderWay() {
        return this != DONE && this != ABANDONED;
    }
}
