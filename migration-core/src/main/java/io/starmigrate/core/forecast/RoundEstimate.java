package io.starmigrate.core.forecast;

import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How long a round takes that moves a change, by what rounds before it took. Pure.
 *
 * @param expected the time by what a round, a partition and a byte have cost
 * @param least the time if it errs as the fastest of those rounds did
 * @param most the time if it errs as the slowest did
 */
public record RoundEstimate(Duration expected, Duration least, Duration most) {
    /**
     * An estimate; empty before any round has ended.
     *
     * <p>Rounds that moved nothing only looked: they tell what a change takes where no others do. Rounds of one size do
     * not tell what a round costs by itself: then a smaller change is expected to take as long, and takes at least its
     * share; a larger one is expected to take its share.
     *
     * @param rounds rounds that have ended, oldest first
     */
    public static Optional<RoundEstimate> of(Workload change, List<FinishedRound> rounds) {
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
        return Optional.of(new RoundEstimate(
                millis(larger), millis(smaller + Math.min(0, faster)), millis(larger + Math.max(0, slower))));
    }

    /** The same, and something beside it that takes this long. */
    public RoundEstimate plus(Duration beside) {
        return new RoundEstimate(expected.plus(beside), least.plus(beside), most.plus(beside));
    }

    private static List<FinishedRound> telling(Workload change, List<FinishedRound> rounds) {
        List<FinishedRound> moving = moving(rounds);
        return change.partitions() == 0 || moving.isEmpty() ? rounds : moving;
    }

    /** Those of the rounds that moved something. */
    static List<FinishedRound> moving(List<FinishedRound> rounds) {
        return rounds.stream().filter(round -> round.partitions() > 0).toList();
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
