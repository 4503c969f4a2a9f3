package io.starmigrate.core.task;

/**
 * The exports of a generation that the source has cancelled, since it was planned or a command put it back to work.
 *
 * @param own how many for reasons of their own
 * @param interrupted how many by what cancels every export, such as a change of leader
 * @param reason what the source said of the last one
 */
public record CancelledExports(int own, int interrupted, String reason) {
    public static final CancelledExports NONE = new CancelledExports(0, 0, "");

    /** With one more that had a reason of its own. */
    public CancelledExports plusOwn(String why) {
        return new CancelledExports(own + 1, interrupted, why);
    }

    /** With one more that was interrupted as every export was. */
    public CancelledExports plusInterrupted(String why) {
        return new CancelledExports(own, interrupted + 1, why);
    }

    /** All of them. */
    public int count() {
        return own + interrupted;
    }
}
