package io.starmigrate.core.forecast;

import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long a round takes that moves a change, by what rounds before it took. Pure.
 *
 * @param expected the time by what a round, a partition and a byte have cost
 * @param least the time that all but one of ten such rounds take at least, by what those rounds erred
 * @param most the time that all but one of ten take at most
 */
public record RoundEstimate(Duration expected, Duration least, Duration most) {
    /** Nobody foretells better than by a twentieth: clusters have other work. */
    private static final double SURE = 0.05;

    /**
     * By how many times what they err by four of five err at most, where one, two and more rounds are left to tell
     * that: Student's t.
     */
    private static final double[] FOUR_OF_FIVE = {3.08, 1.89, 1.64, 1.53, 1.48, 1.44, 1.41, 1.40, 1.38, 1.37};

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
        Spread spread = spread(telling, cost, change);
        return Optional.of(
                new RoundEstimate(millis(larger), millis(smaller - spread.less), millis(larger + spread.more)));
    }

    /** How much less and more a round may take than expected, in milliseconds. */
    private record Spread(double less, double more) {}

    /** After one round nobody knows. As many rounds as costs tell these, and not how far they err. */
    private static Spread spread(List<FinishedRound> rounds, RoundCost cost, Workload change) {
        if (rounds.size() < 2) {
            return new Spread(0, 0);
        }
        int left = rounds.size() - cost.parts();
        double expected = cost.of(change);
        double sure = SURE * expected;
        if (left < 1) {
            double[] simple = RoundCost.simplest(rounds)
                    .mapToDouble(each -> each.of(change) - expected)
                    .toArray();
            return new Spread(
                    Math.max(sure, -Arrays.stream(simple).min().orElse(0)),
                    Math.max(sure, Arrays.stream(simple).max().orElse(0)));
        }
        double squares = rounds.stream()
                .mapToDouble(cost::error)
                .map(error -> error * error)
                .sum();
        double times = FOUR_OF_FIVE[Math.min(left, FOUR_OF_FIVE.length) - 1];
        double either = Math.max(sure, times * Math.sqrt(squares / left));
        return new Spread(either, either);
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

    private static Duration millis(double time) {
        return Duration.ofMillis(Math.max(0, Math.round(time)));
    }
}
