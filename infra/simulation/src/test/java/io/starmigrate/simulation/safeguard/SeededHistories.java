package io.starmigrate.simulation.safeguard;

import io.starmigrate.simulation.history.LogSilence;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** Random histories, one from each seed, as many at once as there are processors; nothing of them is logged. */
public final class SeededHistories {
    private static final long FROM = Long.getLong("seeds.from", 1);
    private static final long SEEDS_TO_MISS_A_SAFEGUARD = 200;

    private SeededHistories() {}

    /**
     * How those of a test ended, in the order of their seeds. More of them: {@code -Dseeds=N}, after those before
     * {@code -Dseeds.from=N}.
     *
     * @param seeds how many there are where nobody asks for more
     */
    public static <T> List<T> ends(long seeds, LongFunction<T> history) {
        return ends(FROM, Long.getLong("seeds", seeds), history);
    }

    /** Whether one of the first seeds shows what a safeguard that is missing would have kept from happening. */
    public static boolean show(LongPredicate damage) {
        return LogSilence.during(() ->
                LongStream.rangeClosed(1, SEEDS_TO_MISS_A_SAFEGUARD).parallel().anyMatch(damage));
    }

    /** How these ended, in the order of their seeds. */
    static <T> List<T> ends(long from, long seeds, LongFunction<T> history) {
        return LogSilence.during(() -> LongStream.range(from, from + seeds)
                .parallel()
                .mapToObj(history)
                .toList());
    }
}
