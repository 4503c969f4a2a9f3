package io.starmigrate.core.task;

/**
 * Which of what is planned is exported next: that with the longest way before it and that with the shortest in turn,
 * and the longest alone once it could be what all others are waited for with. Pure.
 *
 * <p>Exports begin only when StarRocks looks for waiting ones, every five seconds
 * ({@code export_checker_interval_second}). Of equal length they would end together, and the source stand still until
 * that look; short ones beside each other are over long before it. Long ones beside short ones have something to do
 * meanwhile.
 */
public enum NextExport {
    /** The longest, and all others are waited for with it: whose turn it is does not count. */
    CRITICAL,
    /** The longest, whose turn it is. */
    LONG,
    /** The shortest, whose turn it is. */
    SHORT;

    /**
     * The longest goes first from where all that is planned takes less than so many times as long as it does: fewer
     * would leave it too late where each export has a share of the source that others cannot use.
     */
    private static final int TIMES = 3;

    /**
     * What is begun after one of these was; as first after {@link #SHORT}.
     *
     * @param longest how long the longest way of all is, by {@link RemainingPath#of(java.util.Collection)}
     * @param all how long the way of all that is planned is, one after the other, with the longest
     * @param places how many exports may be under way at once, from 1
     */
    public NextExport then(long longest, long all, int places) {
        if (longest * places * TIMES >= all) {
            return CRITICAL;
        }
        return switch (this) {
            case CRITICAL, SHORT -> LONG;
            case LONG -> SHORT;
        };
    }
}
