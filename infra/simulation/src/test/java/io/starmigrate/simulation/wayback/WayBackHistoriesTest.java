package io.starmigrate.simulation.wayback;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.simulation.safeguard.SeededHistories;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Whatever happens after a cutover, the old cluster gets what the new one has changed and nothing else, and nobody's
 * rows are lost on either side.
 */
class WayBackHistoriesTest {
    private static final long SEEDS = Boolean.getBoolean("wide") ? 400 : 60;

    private record End(long seed, List<String> damages, boolean hasShipped, boolean hasIntruded) {
        static End of(long seed, MissingSafeguard missing) {
            WayBackHistory history = new WayBackHistory(seed, missing);
            return new End(seed, history.damages(), history.hasShipped(), history.hasIntruded());
        }
    }

    @Test
    void theOldClusterGetsWhatTheNewOneHasChangedAndNobodysRowsAreLost() {
        List<End> ends = SeededHistories.ends(SEEDS, seed -> End.of(seed, MissingSafeguard.NONE));

        assertThat(ends).filteredOn(end -> !end.damages.isEmpty()).isEmpty();
        assertThat(ends).as("shipped").anyMatch(End::hasShipped);
        assertThat(ends).as("met others").anyMatch(End::hasIntruded);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aMissingSafeguardIsFound(MissingSafeguard missing) {
        assertThat(SeededHistories.show(seed -> !End.of(seed, missing).damages.isEmpty()))
                .as("without " + missing)
                .isTrue();
    }
}
