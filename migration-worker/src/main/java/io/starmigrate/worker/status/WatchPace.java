package io.starmigrate.worker.status;

import java.time.Duration;
import java.time.Instant;

/** When a worker looks at its job again, and how far back. Not safe for use by many threads. */
final class WatchPace {
    /** An index is seldom as much behind as this, nor are the clocks of machines that are kept in time. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    /** AWS answers nobody whose clock is five minutes off: no writer's is. */
    private static final Duration WIDE_MARGIN = Duration.ofMinutes(6);

    private static final Duration WIDE = Duration.ofMinutes(1);
    private static final Duration EVERYTHING = Duration.ofHours(2);

    /** What is open and does not move for so long may have changed in a way that no index tells. */
    private static final Duration STANDSTILL = Duration.ofMinutes(10);

    /** Looks are this many times closer to each other than the last news is away. */
    private static final int QUIET_SHARE = 10;

    /**
     * What was read is read again for as long as {@link #MARGIN}: the more there was, the later is the next look, so
     * that no more than 200 tasks a second are read.
     */
    private static final Duration EACH = Duration.ofMillis(5);

    private final Duration shortest;
    private final Duration longest;
    private final Duration longestIdle;
    private Instant everything = Instant.MIN;
    private Instant looked = Instant.MIN;
    private Instant wide = Instant.MIN;
    private Instant news = Instant.MAX;
    private int read;

    /**
     * @param shortest between two looks while there is news
     * @param longest between two looks while something is open
     * @param longestIdle between two looks when nothing is left to do: only a new plan, or a retry, brings work
     */
    WatchPace(Duration shortest, Duration longest, Duration longestIdle) {
        this.shortest = shortest;
        this.longest = longest;
        this.longestIdle = longestIdle;
    }

    /** The same of a watch that has not looked yet. */
    WatchPace anew() {
        return new WatchPace(shortest, longest, longestIdle);
    }

    /** What is to be read. */
    enum Due {
        NOTHING,
        CHANGES,
        EVERYTHING
    }

    /** Whether everything was read once. */
    boolean hasRead() {
        return !everything.equals(Instant.MIN);
    }

    /** @param isOpen whether there is anything to do that is known of */
    Due due(Instant now, boolean isOpen) {
        boolean standsStill = isOpen && isPast(news, STANDSTILL, now);
        if (!hasRead() || isPast(everything, standsStill ? STANDSTILL : EVERYTHING, now)) {
            return Due.EVERYTHING;
        }
        return isPast(looked, interval(now, isOpen ? longest : longestIdle), now) ? Due.CHANGES : Due.NOTHING;
    }

    private Duration interval(Instant now, Duration most) {
        Duration quiet = longer(Duration.between(news, now).dividedBy(QUIET_SHARE), EACH.multipliedBy(read));
        return quiet.compareTo(most) > 0 ? most : longer(quiet, shortest);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * From when on changes are to be read by a look now. Every minute it reaches back past what any clock may be off.
     */
    Instant since(Instant now) {
        return isPast(wide, WIDE, now)
                ? earlier(wide, now).minus(WIDE_MARGIN)
                : earlier(looked, now).minus(MARGIN);
    }

    /** A clock that was put back must not hide what was written meanwhile. */
    private static Instant earlier(Instant before, Instant now) {
        return before.isBefore(now) ? before : now;
    }

    private static boolean isPast(Instant before, Duration interval, Instant now) {
        return now.isBefore(before) || !before.plus(interval).isAfter(now);
    }

    /**
     * A look has ended.
     *
     * @param isNews whether it told anything new
     * @param tasks how many it has read that the next may read again
     */
    void looked(Instant now, boolean isNews, int tasks) {
        read = tasks;
        if (isPast(wide, WIDE, now)) {
            wide = now;
        }
        looked = now;
        if (isNews || now.isBefore(news)) {
            news = now;
        }
    }

    /** A look told what was so long before it: until there is news, the next ones are as far apart as they can be. */
    void rest(Instant now) {
        news = now.minus(longestIdle.multipliedBy(QUIET_SHARE));
    }

    /** What is known is no longer to be trusted: the next look reads everything. */
    void forget() {
        everything = Instant.MIN;
    }

    /** Everything was read. */
    void readEverything(Instant now) {
        everything = now;
        wide = now;
    }
}
