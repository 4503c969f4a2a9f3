package io.starmigrate.core.forecast;

import io.starmigrate.core.task.FinishedRound;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a round takes: by itself, for each of its partitions, and for each byte, none of it less than nothing, and no
 * byte more than the slowest line takes: of tiny partitions their number decides, and what a few bytes more seem to
 * cost is chance. That statements of partitions run some at a time, and stages beside each other, is in it as far as
 * the rounds had it. Pure.
 *
 * @param perRound milliseconds of a round that moves something, whatever that is
 * @param perPartition milliseconds for each partition
 * @param perByte milliseconds for each byte
 */
record RoundCost(double perRound, double perPartition, double perByte) {
    /** Squares that differ by no more than this part of all come of reckoning. */
    private static final double RECKONING = 1e-9;

    /** Milliseconds for a byte at 100 KB a second: nobody moves what is large more slowly. */
    private static final double SLOWEST_BYTE = 1_000.0 / (100 << 10);

    /** Those of the fewest parts first, and bytes before partitions. */
    private static final List<boolean[]> CHOICES = List.of(
            parts(true, false, false),
            parts(false, false, true),
            parts(false, true, false),
            parts(true, false, true),
            parts(true, true, false),
            parts(false, true, true),
            parts(true, true, true));

    private static boolean[] parts(boolean... chosen) {
        return chosen;
    }

    /**
     * The costs by which these rounds took what they took, with the least squares of what they err by; where others err
     * by as much, those of fewer parts. The more partitions a round has, the more it may err: so it counts less, as the
     * first one, of everything, does beside those before a freeze.
     *
     * @param rounds at least one
     */
    static RoundCost through(List<FinishedRound> rounds) {
        double all = rounds.stream()
                .mapToDouble(round -> weight(round) * round.millis() * round.millis())
                .sum();
        RoundCost best = new RoundCost(0, 0, 0);
        double least = Double.POSITIVE_INFINITY;
        for (boolean[] chosen : CHOICES) {
            Optional<RoundCost> cost = fitted(rounds, chosen);
            double squares = cost.map(each -> each.squares(rounds)).orElse(Double.POSITIVE_INFINITY);
            if (squares < least - RECKONING * all) {
                best = cost.orElseThrow();
                least = squares;
            }
        }
        return best;
    }

    /** What a round takes that moves this, in milliseconds. */
    double of(Workload moved) {
        return perRound + perPartition * moved.partitions() + perByte * moved.bytes();
    }

    /** How much longer a round took than it would by this, in milliseconds. */
    double error(FinishedRound round) {
        return round.millis() - of(Workload.of(round));
    }

    private double squares(List<FinishedRound> rounds) {
        return rounds.stream()
                .mapToDouble(round -> weight(round) * error(round) * error(round))
                .sum();
    }

    private static double weight(FinishedRound round) {
        return 1.0 / Math.max(1, round.partitions());
    }

    /** How many of its parts cost anything. */
    int parts() {
        return (perRound > 0 ? 1 : 0) + (perPartition > 0 ? 1 : 0) + (perByte > 0 ? 1 : 0);
    }

    /**
     * The costs if a round took the same whatever it moves, and if it took nothing by itself; the latter not of rounds
     * that moved nothing.
     */
    static Stream<RoundCost> simplest(List<FinishedRound> rounds) {
        return Stream.of(fitted(rounds, parts(true, false, false)), fitted(rounds, parts(false, true, false)))
                .flatMap(Optional::stream);
    }

    /**
     * Empty where the rounds do not tell these parts from each other, or one of them would be less than nothing, or
     * more than can be.
     */
    private static Optional<RoundCost> fitted(List<FinishedRound> rounds, boolean[] chosen) {
        double[] most = new double[chosen.length];
        for (FinishedRound round : rounds) {
            for (int part = 0; part < most.length; part++) {
                most[part] = Math.max(most[part], features(round)[part]);
            }
        }
        LeastSquares squares = new LeastSquares(chosen.length);
        for (FinishedRound round : rounds) {
            double[] scaled = features(round);
            for (int part = 0; part < scaled.length; part++) {
                scaled[part] = chosen[part] && most[part] > 0 ? scaled[part] / most[part] : 0;
            }
            squares.add(scaled, (double) round.millis(), weight(round));
        }
        return squares.solved(chosen)
                .map(found ->
                        new RoundCost(unscaled(found, most, 0), unscaled(found, most, 1), unscaled(found, most, 2)))
                .filter(cost -> cost.perByte <= SLOWEST_BYTE);
    }

    private static double[] features(FinishedRound round) {
        return new double[] {1, round.partitions(), round.bytes()};
    }

    private static double unscaled(double[] found, double[] most, int part) {
        return most[part] > 0 ? found[part] / most[part] : 0;
    }
}
