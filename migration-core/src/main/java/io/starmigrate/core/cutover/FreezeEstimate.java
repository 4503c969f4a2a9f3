package io.starmigrate.core.cutover;

import io.starmigrate.core.forecast.RoundEstimate;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long writes would have to stop while the last round moves a change, by what rounds before it took. Proof of what
 * it moves is in it: a round compares what it publishes. Beside it are the two looks that find no write, and a plan
 * that finds no change in the rest.
 *
 * @param expected the time by what a round, a partition and a byte have cost, and what is beside it
 * @param least the time if it errs as the fastest of those rounds did
 * @param most the time if it errs as the slowest did
 */
public record FreezeEstimate(Duration expected, Duration least, Duration most) {
    /**
     * An estimate, as {@link RoundEstimate} makes it; empty before any round has ended.
     *
     * @param rounds rounds that have ended, oldest first
     */
    public static Optional<FreezeEstimate> of(Workload change, List<FinishedRound> rounds) {
        return RoundEstimate.of(change, rounds)
                .map(round -> round.plus(
                        FreezeDetection.APART.plus(rounds.get(rounds.size() - 1).planning())))
                .map(time -> new FreezeEstimate(time.expected(), time.least(), time.most()));
    }
}
