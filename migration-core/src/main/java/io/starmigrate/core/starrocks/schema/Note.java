package io.starmigrate.core.starrocks.schema;

/**
 * One thing that is not as the source has it.
 *
 * @param action what was done
 * @param clause to what: {@code property replication_num}, {@code column g}, {@code ENGINE}
 * @param from what the source has; empty for what was added
 * @param to what the target gets; empty for what was dropped or is paused
 * @param reason why
 */
public record Note(Action action, String clause, String from, String to, String reason) {
    /** What can be done to a part of a statement. */
    public enum Action {
        /** The target does without it. */
        DROPPED,
        /** The target has something else in its place. */
        TRANSLATED,
        /** The source does not say it. */
        ADDED,
        /** It is held back while rows are loaded; a deferred statement sets it. */
        PAUSED
    }

    /** As one line. */
    @Override
    public String toString() {
        String change = switch (action) {
            case DROPPED -> "dropped " + clause + shown(from);
            case TRANSLATED -> "translated " + clause + shown(from) + " to " + to;
            case ADDED -> "added " + clause + shown(to);
            case PAUSED -> "paused " + clause + shown(from);
        };
        return change + ": " + reason;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "" : " = " + value;
    }
}
