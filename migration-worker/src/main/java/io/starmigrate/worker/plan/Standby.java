package io.starmigrate.worker.plan;

import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.TaskSelection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What repeated rounds make of a partition that fails. Rounds that lead to a small change end: without it there is
 * none. Rounds without an end go on with all others, name it each time, and try it again in the next round.
 */
public final class Standby {
    /** What failed has this much time to pass, even if rounds come without a pause. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private static final int NAMED = 10;

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

    /** What the next round tries again, one sentence each. */
    public static List<String> told(JobReport round) {
        List<Failure> failed = round.failures().stream()
                .filter(failure -> !failure.isLeftOut())
                .toList();
        int others = failed.size() - NAMED;
        Stream<String> named = failed.stream()
                .limit(NAMED)
                .map(failure ->
                        failure.subject() + " has FAILED, and is tried again in the next round: " + failure.reason());
        Stream<String> rest = others > 0
                ? Stream.of("So " + (others == 1 ? "has " : "have ") + Units.counted(others, "other")
                        + "; migrate status names each")
                : Stream.empty();
        return Stream.concat(named, rest).toList();
    }

    /** Puts what failed back to work, and nothing else: what others have written is as safe as by any retry. */
    public static RetryRequest again() {
        return new RetryRequest(TaskSelection.ALL, Which.FAILED);
    }
}
