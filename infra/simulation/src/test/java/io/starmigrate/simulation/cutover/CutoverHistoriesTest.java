package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.simulation.safeguard.SeededHistories;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Whatever happens between the first round and the cutover, what is called done is equal, and nobody's rows are lost.
 */
class CutoverHistoriesTest {
    private static final long SEEDS = 50;

    private record End(long seed, List<String> damages, boolean isDone, boolean hasIntruded) {
        static End of(long seed, MissingSafeguard missing) {
            CutoverHistory history = new CutoverHistory(seed, missing);
            return new End(seed, history.damages(), history.isDone(), history.hasIntruded());
        }
    }

    @Test
    void whatIsDoneIsEqualAndNobodysRowsAreLostAndNothingUnchangedIsExportedAgain() {
        List<End> ends = SeededHistories.ends(SEEDS, seed -> End.of(seed, MissingSafeguard.NONE));

        assertThat(ends).allMatch(end -> end.damages.isEmpty());
        assertThat(ends).as("cut over").anyMatch(End::isDone);
        assertThat(ends).as("kept from it by others").anyMatch(end -> end.hasIntruded && !end.isDone);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aMissingSafeguardIsFound(MissingSafeguard missing) {
        assertThat(SeededHistories.show(seed -> !End.of(seed, missing).damages.isEmpty()))
                .as("without " + missing)
                .isTrue();
    }
}
