package io.starmigrate.core.comparison;

/**
 * Why something is not equal, and what to do.
 *
 * @param reason what was found
 * @param way what mends it
 * @param advice the command, or the statement for the target, that helps
 */
public record Explanation(String reason, Way way, Advice advice) {
    /** One that leaves nothing out. */
    public Explanation(String reason, Way way, String command) {
        this(reason, way, Advice.of(command));
    }

    /** Whether nobody has looked, which says nothing of the rows. */
    public boolean isStopped() {
        return way == Way.STOPPED;
    }

    /** The same as text. */
    public String wayOn() {
        return advice.told();
    }

    /** What mends something that is not equal. */
    public enum Way {
        /** A round moves it: it is new, on the way, or changed at the source. */
        ROUND,
        /** Its task has stopped, and is tried again. */
        RETRY,
        /** It is published, and is moved once more. */
        AGAIN,
        /** It is moved once more, or tried again, in place of rows that the job has not put there. */
        OVERWRITE,
        /** Somebody at the clusters: makes what is missing, drops what is too much. */
        BY_HAND,
        /** Nobody knows yet: another comparison. */
        VERIFY,
        /** Nobody has looked: the comparison was stopped before. The same. */
        STOPPED
    }
}
