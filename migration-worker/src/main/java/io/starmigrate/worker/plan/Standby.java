package io.starmigrate.worker.plan;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.RoundsRequest;
import java.time.Duration;

/**
 * What repeated rounds make of a partition that fails. Rounds that lead to a small change end: without it there is
 * none. Rounds without an end go on with all others, and try it again: {@link RoundRetries}.
 */
public final class Standby {
    /** What failed has this much time to pass, even if rounds come without a pause. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private Standby() {}

    /** Whether a round is the last because something failed in it. */
    public static boolean isEndedBy(RoundsRequest request, JobReport round) {
        return round.hasFailed() && request.until().isPresent();
    }

    /**
     * How long to wait for the next round; less than nothing where it is due.
     *
     * @param took how long this one has taken
     */
    public static Duration pause(RoundsRequest request, JobReport round, Duration took) {
        Duration rest = request.pause().minus(took);
        return round.hasFailed() && rest.compareTo(LEAST) < 0 ? LEAST : rest;
    }
}
