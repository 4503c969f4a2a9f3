package io.starmigrate.core.cutover;

import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How long writes would have to stop while the last round moves a change, by what rounds before it took. Proof of what
 * it moves is in it: a round compares what it publishes. Beside it are the two looks that find no write, and a plan
 * that finds no change in the rest.
 *
 * @param expected the time on a line through the rounds' bytes and times, whose height at nothing is what a round costs
 *     by itself, and what is beside it
 * @param least the time if it errs as the fastest of those rounds did
 * @param most the time if it errs as the slowest did
 */
public record FreezeEstimate(Duration expected, Duration least, Duration most) {
    /**
     * An estimate; empty before any round has ended.
     *
     * <p>Rounds of one size do not tell what a round costs by itself: then a smaller change is expected to take as
     * long, and takes at least its share; a larger one is expected to take its share.
     *
     * @param rounds rounds that have ended, oldest first
     */
    public static Optional<FreezeEstimate> of(Workload change, List<FinishedRound> rounds) {
        if (rounds.isEmpty()) {
            return Optional.empty();
        }
        Line line = Line.through(rounds);
        double expected = line.at(change.bytes());
        double share = line.isOfOneSize() ? line.share(change.bytes()) : expected;
        double slower = errors(rounds, line).max().orElse(0);
        double faster = errors(rounds, line).min().orElse(0);
        Duration beside = Looks.APART.plus(rounds.get(rounds.size() - 1).planning());
        return Optional.of(new FreezeEstimate(
                millis(Math.max(expected, share)).plus(beside),
                millis(Math.min(expected, share) + Math.min(0, faster)).plus(beside),
                millis(Math.max(expected, share) + Math.max(0, slower)).plus(beside)));
    }

    private static DoubleStream errors(List<FinishedRound> rounds, Line line) {
        return rounds.stream().mapToDouble(round -> round.millis() - line.at(round.bytes()));
    }

    private static Duration millis(double time) {
        return Duration.ofMillis(Math.max(0, Math.round(time)));
    }

    /** Time over bytes through a middle: neither a round by itself nor a byte takes less than nothing. */
    private record Line(double bytes, double millis, double perByte, boolean isOfOneSize) {
        static Line through(List<FinishedRound> rounds) {
            double bytes = mean(rounds, FinishedRound::bytes);
            double millis = mean(rounds, FinishedRound::millis);
            double spread = mean(rounds, round -> (round.bytes() - bytes) * (round.bytes() - bytes));
            double together = mean(rounds, round -> (round.bytes() - bytes) * (round.millis() - millis));
            if (spread == 0) {
                return new Line(bytes, millis, 0, true);
            }
            double most = bytes == 0 ? 0 : millis / bytes;
            return new Line(bytes, millis, Math.min(most, Math.max(0, together / spread)), false);
        }

        private static double mean(List<FinishedRound> rounds, ToDoubleFunction<FinishedRound> of) {
            return rounds.stream().mapToDouble(of).average().orElse(0);
        }

        double at(long size) {
            return millis + perByte * (size - bytes);
        }

        double share(long size) {
            return bytes == 0 ? millis : millis * size / bytes;
        }
    }
}
