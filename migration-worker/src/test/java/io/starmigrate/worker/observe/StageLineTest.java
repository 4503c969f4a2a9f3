package io.starmigrate.worker.observe;

import static io.starmigrate.worker.observe.Tasks.NOW;
import static io.starmigrate.worker.observe.Tasks.attempt;
import static io.starmigrate.worker.observe.Tasks.change;
import static io.starmigrate.worker.observe.Tasks.look;
import static io.starmigrate.worker.observe.Tasks.planned;
import static io.starmigrate.worker.observe.Tasks.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.worker.api.Stage;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StageLineTest {
    @Test
    void tellsWhatIsDoneAndWhatIsLeftOfEachStage() {
        List<StageLine> lines = StageLine.of(look(
                planned("p1"),
                until(PartitionState.LOADING, planned("p2"), 50),
                until(PartitionState.PUBLISHED, planned("p3"), 50)));

        // The catalog's 100 bytes came out as 50: what is still to be exported will, too.
        assertThat(lines)
                .containsExactly(
                        new StageLine(Stage.EXPORT, 2, 1, 100, 50, null),
                        new StageLine(Stage.LOAD, 1, 2, 50, 100, NOW),
                        new StageLine(Stage.PUBLISH, 1, 2, 50, 100, null));
    }

    @Test
    void learnsNothingOfSizesFromWhatWasAdoptedWithoutAnExport() {
        List<StageLine> lines = StageLine.of(look(
                planned("p1"),
                until(PartitionState.EXPORTED, planned("p2"), 50),
                attempt(planned("p3"), 0)
                        .to(PartitionState.PUBLISHED, change("adopted"))
                        .withExported(new Exported(0, 0, null))));

        assertThat(lines.get(0).leftBytes()).isEqualTo(50);
    }

    @Test
    void leavesOutWhatNobodyWantsMovedAndExpectsNothingOfWhatFailed() {
        List<StageLine> lines = StageLine.of(look(
                planned("p1").to(PartitionState.FAILED, change("no")),
                planned("p2").to(PartitionState.CANCELLED, change("stop")),
                planned("p3").gone(change("dropped"))));

        assertThat(lines).allMatch(line -> line.done() == 0 && line.left() == 0 && line.leftBytes() == 0);
    }

    @Test
    void tellsForHowLongTheOldestHasStoodInAStage() {
        List<StageLine> lines = StageLine.of(look(
                planned("p1").to(PartitionState.EXPORTING, change("late", NOW.minusSeconds(5))),
                planned("p2").to(PartitionState.EXPORTING, change("early", NOW.minusSeconds(60)))));

        assertThat(lines.get(0).oldest()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void knowsNoTimeThatIsLeftWhileNothingMoves() {
        StageLine half = new StageLine(Stage.LOAD, 1, 1, 100, 100, null);

        assertThat(JobViews.secondsLeft(half, OptionalDouble.of(20))).isEqualTo(5);
        assertThat(JobViews.secondsLeft(half, OptionalDouble.of(0))).isNull();
        assertThat(JobViews.secondsLeft(half, OptionalDouble.of(1_000_000)))
                .as("partitions are left, and take longer than their bytes say")
                .isNull();
        assertThat(JobViews.secondsLeft(half, OptionalDouble.empty())).isNull();
        assertThat(JobViews.secondsLeft(new StageLine(Stage.LOAD, 2, 0, 200, 0, null), OptionalDouble.of(0)))
                .isZero();
    }
}
