package io.starmigrate.core.forecast;

import io.starmigrate.core.task.FinishedRound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * When a job had something to do: while its rounds took, as far as they are known, and since the last of them ended.
 * Pure and immutable.
 *
 * @param rounds when each was under way
 * @param last when the last of them ended
 */
record Busy(List<Round> rounds, Instant last) {
    /** Of a job without rounds that have ended. */
    static final Busy ALWAYS = new Busy(List.of(), Instant.MIN);

    /** From its beginning to its end. */
    record Round(Instant begin, Instant end) {
        Duration within(Instant from, Instant to) {
            Instant later = begin.isAfter(from) ? begin : from;
            Instant earlier = end.isBefore(to) ? end : to;
            return later.isBefore(earlier) ? Duration.between(later, earlier) : Duration.ZERO;
        }

        boolean includes(Instant at) {
            return !at.isBefore(begin) && !at.isAfter(end);
        }
    }

    Busy {
        rounds = List.copyOf(rounds);
    }

    /** As rounds tell that have ended; those of which nobody has recorded when tell nothing. */
    static Busy of(List<FinishedRound> ended) {
        List<Round> rounds = ended.stream()
                .filter(round -> round.ended() != null)
                .map(round -> {
                    Instant end = Objects.requireNonNull(round.ended());
                    return new Round(end.minus(round.time()), end);
                })
                .toList();
        return new Busy(
                rounds, rounds.stream().map(Round::end).max(Instant::compareTo).orElse(Instant.MIN));
    }

    /** Whether a moment is one of a round that has ended, or between rounds. */
    boolean isOver(Instant at) {
        return !at.isAfter(last);
    }

    /** Whether something was to do then. */
    boolean includes(Instant at) {
        return !isOver(at) || rounds.stream().anyMatch(round -> round.includes(at));
    }

    /**
     * How much of a time there was something to do.
     *
     * @param first when what is under way now began, or earlier
     */
    Duration between(Instant begin, Instant first, Instant now) {
        Instant since = first.isBefore(last) ? last : first;
        return rounds.stream()
                .map(round -> round.within(begin, now))
                .reduce(new Round(since, now).within(begin, now), Duration::plus);
    }
}
