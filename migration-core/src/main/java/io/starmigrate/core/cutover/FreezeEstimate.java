package io.starmigrate.core.cutover;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

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
     * An estimate; empty before any round has ended.
     *
     * <p>Rounds that moved nothing only looked: they tell what a change takes where no others do. Rounds of one size do
     * not tell what a round costs by itself: then a smaller change is expected to take as long, and takes at least its
     * share; a larger one is expected to take its share.
     *
     * @param rounds rounds that have ended, oldest first
     */
    public static Optional<FreezeEstimate> of(Workload change, List<FinishedRound> rounds) {
        if (rounds.isEmpty()) {
            return Optional.empty();
        }
        List<FinishedRound> telling = telling(change, rounds);
        RoundCost cost = RoundCost.through(telling);
        double expected = cost.of(change);
        Workload first = Workload.of(telling.get(0));
        boolean ofOneSize = telling.stream().map(Workload::of).allMatch(first::equals);
        double larger = ofOneSize
                ? Math.max(expected, expected * Math.max(byPartitions(change, first), byBytes(change, first)))
                : expected;
        double smaller = ofOneSize
                ? Math.min(expected, expected * Math.min(byPartitions(change, first), byBytes(change, first)))
                : expected;
        double slower = errors(telling, cost).max().orElse(0);
        double faster = errors(telling, cost).min().orElse(0);
        Duration beside = Looks.APART.plus(rounds.get(rounds.size() - 1).planning());
        return Optional.of(new FreezeEstimate(
                millis(larger).plus(beside),
                millis(smaller + Math.min(0, faster)).plus(beside),
                millis(larger + Math.max(0, slower)).plus(beside)));
    }

    private static List<FinishedRound> telling(Workload change, List<FinishedRound> rounds) {
        List<FinishedRound> moving =
                rounds.stream().filter(round -> round.partitions() > 0).toList();
        return change.partitions() == 0 || moving.isEmpty() ? rounds : moving;
    }

    private static double byPartitions(Workload change, Workload moved) {
        return moved.partitions() == 0 ? 1 : (double) change.partitions() / moved.partitions();
    }

    private static double byBytes(Workload change, Workload moved) {
        return moved.bytes() == 0 ? 1 : (double) change.bytes() / moved.bytes();
    }

    private static DoubleStream errors(List<FinishedRound> rounds, RoundCost cost) {
        return rounds.stream().mapToDouble(cost::error);
    }

    private static Duration millis(double time) {
        return Duration.ofMillis(Math.max(0, Math.round(time)));
    }
}
