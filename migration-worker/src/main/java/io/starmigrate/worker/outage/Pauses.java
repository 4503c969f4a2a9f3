package io.starmigrate.worker.outage;

import java.time.Duration;

/**
 * How long to pause after failures in a row: each pause is twice the one before it, up to a longest.
 *
 * @param first the pause after the first failure
 * @param longest no pause is longer: how late, at worst, the end of an outage is noticed
 */
public record Pauses(Duration first, Duration longest) {
    /** Two seconds at first, so that a bad moment costs little; never more than a quarter of a minute. */
    public static final Pauses STANDARD = new Pauses(Duration.ofSeconds(2), Duration.ofSeconds(15));

    /** @param failures how many in a row, from 1 */
    public Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, 30));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
