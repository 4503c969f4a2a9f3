package io.starmigrate.core.starrocks.error;

/** What to do about a failure. */
public enum Remedy {
    /** Transient: the same again later, with growing pauses. */
    RETRY_LATER,
    /** Transient and a sign of pressure: later, and fewer at once. */
    SLOW_DOWN,
    /** What was asked for seems to be done already: check it, then go on. */
    ALREADY_DONE,
    /** It is not known whether it was done: ask the cluster before doing anything. */
    ASK_AGAIN,
    /** The attempt is lost, the work is not: a new attempt under a new name. */
    NEW_ATTEMPT,
    /** The object or its catalog is not what was planned: read the catalog anew, do not repeat. */
    REPLAN,
    /** Wrong credentials, names, addresses or rights: an operator must change the input. */
    WRONG_INPUT,
    /** The rows do not fit: look at the tracked rows, do not repeat. */
    BAD_ROWS,
    /** Nothing will make this work on this version; tell the operator. */
    GIVE_UP,
    /** No rule knows it: once more after a pause, then tell the operator. */
    UNKNOWN;

    /** Whether trying again, in whatever way, can help without anybody changing anything. */
    public boolean isTransient() {
        return switch (this) {
            case RETRY_LATER, SLOW_DOWN, ALREADY_DONE, ASK_AGAIN, NEW_ATTEMPT -> true;
            case REPLAN, WRONG_INPUT, BAD_ROWS, GIVE_UP, UNKNOWN -> false;
        };
    }
}
