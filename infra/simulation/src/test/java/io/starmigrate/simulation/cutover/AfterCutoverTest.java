package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.plan.FreeJob;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The target's rows are the applications' once a cutover is proved: nothing that the source loses is lost there. */
class AfterCutoverTest {
    private static final Place FIRST = TravelBench.place(1);

    private final CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
    private final FreeJob free = new FreeJob(world.bench.recorder);

    @BeforeEach
    void cutOver() {
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        world.bench.source.fill(FIRST, List.of());
    }

    private static void isRefused(Runnable command, String... told) {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(command::run)
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(Fault.WRONG_INPUT))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(told));
    }

    @Test
    void noCommandBeginsWhatWouldEmptyIt() {
        isRefused(() -> free.requireRounds("job"), "was cut over (DONE", "--reopen");
        isRefused(() -> free.requireShowing("job"), "--reopen");
        isRefused(() -> free.requireWork("job"), "--reopen");
        for (Kind kind : List.of(Kind.READINESS, Kind.REHEARSE, Kind.PERFORM)) {
            isRefused(() -> world.perform(kind), "was cut over (DONE", "--reopen");
        }
        assertThat(world.bench.task(1).id().generation())
                .as("nothing was planned")
                .isEqualTo(1);
    }

    /** Whatever has planned it: another program, or this one before. */
    @Test
    void whatIsPlannedAllTheSameIsNotShown() {
        world.round(Sight.CLEAR);

        assertThat(world.bench.task(1).state()).isEqualTo(PartitionState.FAILED);
        assertThat(world.bench.task(1).change().why()).contains("was cut over", "--reopen");
        assertThat(world.bench.shown(1)).containsExactly("r1");
    }

    @Test
    void whatIsPlannedTogetherIsNotShownEither() {
        for (int i = 1; i <= 5; i++) {
            world.bench.source.fill(TravelBench.place(i), List.of("what is left"));
        }
        world.round(Sight.CLEAR);

        assertThat(world.bench
                        .recorder
                        .partitions("job")
                        .filter(task -> task.group().isPresent()))
                .as("moved together")
                .hasSizeGreaterThan(1)
                .allMatch(task ->
                        !world.bench.state.rows(StagingOpener.place(task)).contains("what is left"));
    }

    @Test
    void whoSaysThatTheSourceIsUsedAgainHasRoundsGoOn() {
        assertThat(world.perform(Kind.REOPEN).steps()).anyMatch(step -> step.contains("is taken back"));

        assertThat(world.state()).isEqualTo(CutoverState.ABANDONED);
        assertThat(world.asked).endsWith(Goal.PAUSE);
        assertThatNoException().isThrownBy(() -> free.requireRounds("job"));
        world.round(Sight.CLEAR);
        assertThat(world.bench.shown(1)).isEmpty();
        isRefused(() -> world.perform(Kind.REOPEN), "none was taken back");
    }

    /** Those before the proof let the cutover's own round be shown. */
    @ParameterizedTest
    @EnumSource(
            names = {"DONE", "ABANDONED"},
            mode = EnumSource.Mode.EXCLUDE)
    void whileOneIsUnderWayOnlyItsOwnRoundMovesAnything(CutoverState state) {
        CutoverBench other = new CutoverBench(1, ChangeSignal.VISIBLE_VERSION);
        other.stands(state);
        FreeJob held = new FreeJob(other.bench.recorder);

        isRefused(() -> held.requireRounds("job"), "is being cut over (" + state, "--abandon");
        assertThatNoException().isThrownBy(() -> held.requireWork("job"));
        other.bench.source.append(FIRST, "late");
        other.round(Sight.CLEAR);
        if (state.compareTo(CutoverState.PROVED) < 0) {
            assertThatNoException().isThrownBy(() -> held.requireShowing("job"));
            assertThat(other.bench.shown(1)).contains("late");
        } else {
            isRefused(() -> held.requireShowing("job"), "is being cut over");
            assertThat(other.bench.task(1).state()).as("it waits").isEqualTo(PartitionState.VERIFYING);
            assertThat(other.bench.shown(1)).doesNotContain("late");
        }
    }
}
