package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.Timetable;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.Pacer;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.pace.Allowance;
import io.starmigrate.worker.pace.LastRounds;
import io.starmigrate.worker.pace.Steering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Nothing but hard ceilings slows the last round of a cutover, whoever performs it. */
class LastRoundsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
    private final TravelBench bench = world.bench;
    private final LastRounds last = new LastRounds(bench.recorder, bench.clock);

    private void cutover(UnaryOperator<CutoverProgress> change) {
        Job job = bench.recorder.job("job").orElseThrow();
        CutoverProgress now = job.lastCutover().orElseGet(() -> CutoverProgress.begun(bench.clock.instant(), null));
        assertThat(bench.recorder.advance(job.cutover(change.apply(now)))).isTrue();
        bench.clock.advance(Duration.ofSeconds(6));
    }

    private void freezes() {
        cutover(now -> now.frozen(bench.clock.instant(), bench.clock.instant(), Map.of()));
    }

    private void hasMoved() {
        cutover(now -> now.to(CutoverState.MOVED, bench.clock.instant()));
    }

    @Test
    void quietHoursDoNotHoldItUp() {
        bench.source.append(TravelBench.place(1), "late");
        bench.plan();
        TravelBench.Worker worker =
                bench.worker("service", roles -> roles.within(() -> 0).lifting(last));
        cutover(now -> now);
        worker.settles(20, Duration.ofSeconds(20));
        assertThat(bench.shown(1)).as("in quiet hours").doesNotContain("late");

        freezes();
        worker.settles(20, Duration.ofSeconds(20));

        assertThat(bench.shown(1)).contains("late");
    }

    @Test
    void theHardCeilingIsAllThatLimitsEitherSideAndThatIsSaid() {
        List<PacingDecision> told = new ArrayList<>();
        Allowance allowance = new Allowance(() -> 1, last.of("job"));
        Steering steering =
                new Steering(PacedSide.EXPORT, new Pacer(2, 5), INTERVAL, bench.clock, allowance, told::add);
        assertThat(steering.limit(LastRoundsTest::busy)).isEqualTo(1);
        bench.clock.advance(INTERVAL);
        freezes();

        assertThat(steering.limit(() -> {
                    throw new AssertionError("the cluster is not asked");
                }))
                .isEqualTo(5);
        hasMoved();

        assertThat(steering.limit(LastRoundsTest::busy)).isEqualTo(1);
        assertThat(told)
                .filteredOn(decision -> decision.cause() == PacingDecision.Cause.CUTOVER)
                .extracting(PacingDecision::from, PacingDecision::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 5), org.assertj.core.groups.Tuple.tuple(5, 1));
    }

    @Test
    void noBandwidthIsKeptWhileAJobOfThisWorkerIsInIt() {
        Timetable slow = Timetable.parse("1M").orElseThrow();
        Supplier<Timetable> bandwidth = last.lifting(() -> slow);
        freezes();
        assertThat(bandwidth.get()).as("nobody works on the job here").isEqualTo(slow);
        var unused = last.of("job");

        assertThat(bandwidth.get()).isEqualTo(Timetable.UNLIMITED);
        hasMoved();
        assertThat(bandwidth.get()).isEqualTo(slow);
    }

    @Test
    void aRecorderThatIsSilentLeavesWhatWasKnownAndIsNotAskedForEachByte() {
        freezes();
        List<String> asked = new ArrayList<>();
        TaskRecorder silent = Weakened.before(TaskRecorder.class, bench.recorder, (method, arguments) -> {
            asked.add(method);
            if (asked.size() > 1) {
                throw new RecorderException("no answer", null);
            }
            return Optional.empty();
        });
        var lifted = new LastRounds(silent, bench.clock).of("job");
        assertThat(lifted.getAsBoolean()).isTrue();
        assertThat(lifted.getAsBoolean()).isTrue();
        assertThat(asked).hasSize(1);
        bench.clock.advance(Duration.ofSeconds(6));

        assertThat(lifted.getAsBoolean()).isTrue();
        assertThat(asked).hasSize(2);
    }

    private static Pressure busy() {
        return new Pressure(List.of(Signal.cpu(99)), Double.NaN, List.of());
    }
}
