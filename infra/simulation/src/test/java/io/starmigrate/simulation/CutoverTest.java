package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.cutover.Cutover;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.plan.RepeatedRounds;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cutover that is interrupted anywhere goes on, or goes back, and nothing is lost. */
class CutoverTest {
    private static final ProgressListener SILENT = ProgressListener.SILENT;

    private TravelBench bench = new TravelBench(2);

    @BeforeEach
    void roundsThatLeaveAChange() {
        bench.worker("rounds").works();
        bench.source.append(TravelBench.place(1), "late");
    }

    private Cutover cutover(AtomicInteger calls, int deadly) {
        TaskRecorder recorder = dying(TaskRecorder.class, bench.recorder, calls, deadly);
        SourceCluster source = dying(SourceCluster.class, bench.source, calls, deadly);
        TargetCluster target = dying(TargetCluster.class, new SimulatedTarget(bench.state), calls, deadly);
        JobWork work = dying(JobWork.class, new BenchWork(bench), calls, deadly);
        Switchover switching = dying(Switchover.class, new QuietClusters(), calls, deadly);
        return new Cutover(
                work, recorder, () -> source, () -> target, () -> switching, bench.clock, bench.clock::advance);
    }

    private CutoverReport perform(Kind kind) {
        return cutover(new AtomicInteger(), 0).perform("job", new CutoverRequest(kind, checks -> true), SILENT);
    }

    private CutoverState state() {
        return bench.recorder.job("job").flatMap(Job::lastCutover).orElseThrow().state();
    }

    @Test
    void whoIsKilledAtAnyCallOfAPortGoesOnAndNothingIsLost() {
        int calls = IntStream.iterate(1, call -> call + 1)
                .filter(call -> !isKilledAt(call))
                .findFirst()
                .orElseThrow();

        assertThat(calls).as("calls that were tried").isGreaterThan(20);
    }

    /** Dies when the given call of a port is to be made, and runs again; each time in a world of its own. */
    private boolean isKilledAt(int call) {
        bench = new TravelBench(2);
        roundsThatLeaveAChange();
        Throwable end = catchThrowable(() -> cutover(new AtomicInteger(), call)
                .perform("job", new CutoverRequest(Kind.PERFORM, checks -> true), SILENT));
        assertThat(end == null || end instanceof Crash).as(String.valueOf(end)).isTrue();
        if (end != null) {
            assertThat(perform(Kind.PERFORM).problems())
                    .as("after a death at call " + call)
                    .isEmpty();
        }
        assertThat(state()).isEqualTo(CutoverState.DONE);
        assertThat(bench.shown(1)).contains("late").isEqualTo(bench.atSource(1));
        assertThat(bench.shown(2)).isEqualTo(bench.atSource(2));
        return end != null;
    }

    @Test
    void aWriteWhileItWasDeadTakesItBackToTheFreeze() {
        diesIn(CutoverState.FROZEN);
        bench.source.append(TravelBench.place(2), "later");

        assertThat(perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "orders");
        assertThat(state()).isEqualTo(CutoverState.BEGUN);
        assertThat(perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(bench.shown(2)).contains("later");
    }

    @Test
    void whatIsGivenUpLetsRoundsGoOn() {
        AtomicInteger begun = new AtomicInteger();
        RepeatedRounds rounds =
                new RepeatedRounds(bench.recorder, "job", Duration.ofMinutes(1), bench.clock, begun::incrementAndGet);
        var first = rounds.step();
        diesIn(CutoverState.MOVED);
        bench.clock.advance(Duration.ofMinutes(2));
        var held = rounds.step();
        assertThat(begun.get() + first + held).as("rounds within a cutover").isZero();

        assertThat(perform(Kind.ABANDON).steps())
                .anyMatch(step -> step.contains("given up"))
                .anyMatch(step -> step.contains("RESUME ROUTINE LOAD FOR `shop`.`clicks`"));
        assertThat(state()).isEqualTo(CutoverState.ABANDONED);
        var after = rounds.step();
        assertThat(begun.get() + after).isEqualTo(1);
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> perform(Kind.ABANDON))
                .withMessageContaining("ABANDONED")
                .withMessageContaining("nothing was given up");
    }

    private void diesIn(CutoverState last) {
        Switchover quiet = new QuietClusters();
        TaskRecorder recorder = Weakened.before(TaskRecorder.class, bench.recorder, (method, arguments) -> {
            if (arguments.length == 1
                    && arguments[0] instanceof String
                    && method.equals("job")
                    && bench.recorder.job("job").flatMap(Job::lastCutover).stream()
                            .anyMatch(cutover -> cutover.state() == last)) {
                throw new Crash();
            }
            return Optional.empty();
        });
        Throwable end = catchThrowable(() -> new Cutover(
                        new BenchWork(bench),
                        recorder,
                        () -> bench.source,
                        () -> new SimulatedTarget(bench.state),
                        () -> quiet,
                        bench.clock,
                        bench.clock::advance)
                .perform("job", new CutoverRequest(Kind.PERFORM, checks -> true), SILENT));
        assertThat(end).isInstanceOf(Crash.class);
    }

    private static <T> T dying(Class<T> port, T real, AtomicInteger calls, int deadly) {
        return Weakened.before(port, real, (method, arguments) -> {
            if (calls.incrementAndGet() == deadly) {
                throw new Crash();
            }
            return Optional.empty();
        });
    }
}
