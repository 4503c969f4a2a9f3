package io.starmigrate.simulation.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.simulation.safeguard.SeededHistories;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * However often a source is exported, and whatever of that is pruned or lost, what a restore calls complete is one run
 * of the backup, and what it lacks is named.
 */
class RestoreHistoriesTest {
    private static final long SEEDS = Boolean.getBoolean("wide") ? 400 : 60;

    private record End(long seed, List<String> damages, boolean hasRestored, boolean hasRefused) {
        static End of(long seed, MissingSafeguard missing) {
            RestoreHistory history = new RestoreHistory(seed, missing);
            return new End(seed, history.damages(), history.hasRestored(), history.hasRefused());
        }
    }

    @Test
    void whatARestoreCallsCompleteIsOneRunOfTheBackup() {
        List<End> ends = SeededHistories.ends(SEEDS, seed -> End.of(seed, MissingSafeguard.NONE));

        assertThat(ends).filteredOn(end -> !end.damages.isEmpty()).isEmpty();
        assertThat(ends).as("restored").anyMatch(End::hasRestored);
        assertThat(ends).as("refused").anyMatch(End::hasRefused);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aMissingSafeguardIsFound(MissingSafeguard missing) {
        assertThat(SeededHistories.show(seed -> !End.of(seed, missing).damages.isEmpty()))
                .as("without " + missing)
                .isTrue();
    }
}
