package io.starmigrate.worker.observe;

import static io.starmigrate.worker.observe.Tasks.attempt;
import static io.starmigrate.worker.observe.Tasks.change;
import static io.starmigrate.worker.observe.Tasks.look;
import static io.starmigrate.worker.observe.Tasks.planned;
import static io.starmigrate.worker.observe.Tasks.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.observe.Movement.Moved;
import org.junit.jupiter.api.Test;

class MovementTest {
    private final Movement movement = new Movement();
    private final Cells cells = new Cells(movement);

    @Test
    void countsNothingOfWhatHadMovedBeforeTheFirstLook() {
        cells.look(look(until(PartitionState.PUBLISHED, planned("p1"), 500)));

        assertThat(movement.of(Leg.EXPORT)).isEqualTo(Moved.NOTHING);
        assertThat(movement.of(Leg.PUBLISH)).isEqualTo(Moved.NOTHING);
    }

    @Test
    void countsEachLegThatAPartitionHasGoneSinceTheLookBefore() {
        cells.look(look(planned("p1"), planned("p2")));
        cells.look(look(until(PartitionState.VERIFYING, planned("p1"), 500), planned("p2")));

        assertThat(movement.of(Leg.EXPORT)).isEqualTo(new Moved(1, 2, 500));
        assertThat(movement.of(Leg.LOAD)).isEqualTo(new Moved(1, 2, 500));
        assertThat(movement.of(Leg.PUBLISH)).isEqualTo(Moved.NOTHING);
    }

    @Test
    void countsAPartitionThatIsPlannedMeanwhileAndANextGenerationFromTheirBeginning() {
        cells.look(look(until(PartitionState.PUBLISHED, planned("p1"), 500)));
        cells.look(look(
                until(PartitionState.EXPORTED, planned("orders", "p1", 2), 300),
                until(PartitionState.EXPORTED, planned("p2"), 20)));

        assertThat(movement.of(Leg.EXPORT)).isEqualTo(new Moved(2, 4, 320));
    }

    @Test
    void neverGoesBack() {
        PartitionTask verifying = until(PartitionState.VERIFYING, planned("p1"), 500);
        cells.look(look(planned("p1")));
        cells.look(look(verifying));
        cells.look(look(verifying.to(PartitionState.LOADING, change("differs")).nextPass()));
        cells.look(look());

        assertThat(movement.of(Leg.LOAD)).isEqualTo(new Moved(1, 2, 500));
        assertThat(movement.loadRetries()).isOne();
    }

    @Test
    void countsExportsThatWereSubmittedAgain() {
        PartitionTask exporting = until(PartitionState.EXPORTING, planned("p1"), 0);
        cells.look(look(planned("p1")));
        cells.look(look(attempt(exporting, 1)));
        cells.look(look(attempt(exporting.revised(exporting.change()), 3)));

        assertThat(movement.exportRetries()).isEqualTo(2);
    }
}
