package io.starmigrate.simulation.wayback;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.simulation.history.LogSilence;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Whatever happens after a cutover, the old cluster gets what the new one has changed and nothing else, and nobody's
 * rows are lost on either side.
 */
class WayBackHistoriesTest {
    /** More of them: {@code -Dseeds=N}, after those before {@code -Dseeds.from=N}. */
    private static final long SEEDS = Long.getLong("seeds", Boolean.getBoolean("wide") ? 400 : 60);

    private static final long FROM = Long.getLong("seeds.from", 1);
    private static final long SEEDS_TO_MISS_A_SAFEGUARD = 200;

    private record End(long seed, List<String> damages, boolean hasShipped, boolean hasIntruded) {
        static End of(long seed, MissingSafeguard missing) {
            WayBackHistory history = new WayBackHistory(seed, missing);
            return new End(seed, history.damages(), history.hasShipped(), history.hasIntruded());
        }
    }

    @Test
    void theOldClusterGetsWhatTheNewOneHasChangedAndNobodysRowsAreLost() {
        List<End> ends = LogSilence.during(() -> LongStream.range(FROM, FROM + SEEDS)
                .parallel()
                .mapToObj(seed -> End.of(seed, MissingSafeguard.NONE))
                .toList());

        assertThat(ends).filteredOn(end -> !end.damages.isEmpty()).isEmpty();
        assertThat(ends).as("shipped").anyMatch(End::hasShipped);
        assertThat(ends).as("met others").anyMatch(End::hasIntruded);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aMissingSafeguardIsFound(MissingSafeguard missing) {
        assertThat(LogSilence.during(() -> LongStream.rangeClosed(1, SEEDS_TO_MISS_A_SAFEGUARD)
                        .parallel()
                        .anyMatch(seed -> !End.of(seed, missing).damages.isEmpty())))
                .as("without " + missing)
                .isTrue();
    }
}
