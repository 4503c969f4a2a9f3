package io.starmigrate.core.cutover;

import io.starmigrate.core.forecast.RoundEstimate;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long writes would have to stop while the last round moves a change, by what rounds before it took. Proof of what
 * it moves is in it: a round compares what it publishes. Beside it is {@link ProofTime what finds no write and no
 * change in the rest}.
 *
 * @param expected the time by what a round, a partition and a byte have cost, and what is beside it
 * @param least the time that all but one of ten take at least, by what those rounds erred
 * @param most the time that all but one of ten take at most
 */
public record FreezeEstimate(Duration expected, Duration least, Duration most) {
    /**
     * An estimate before anybody has asked what the proof asks: its plan takes as long as the last one. Empty before
     * any round has ended.
     *
     * @param rounds rounds that have ended, oldest first
     */
    public static Optional<FreezeEstimate> of(Workload change, List<FinishedRound> rounds) {
        return rounds.isEmpty()
                ? Optional.empty()
                : of(
                        change,
                        rounds,
                        ProofTime.ofPlan(rounds.get(rounds.size() - 1).planning()));
    }

    /** The same, with how long the proof of the rest takes. */
    public static Optional<FreezeEstimate> of(Workload change, List<FinishedRound> rounds, ProofTime proof) {
        return RoundEstimate.of(change, rounds)
                .map(round -> new FreezeEstimate(
                        round.expected().plus(proof.expected()),
                        round.least().plus(proof.least()),
                        round.most().plus(proof.most())));
    }
}
