package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.plan.RepeatedRounds;
import io.starmigrate.worker.plan.RoundRetries;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cutover that is interrupted anywhere goes on, or goes back, and nothing is lost. */
class CutoverTest {
    private static final Place FIRST = TravelBench.place(1);
    private static final Place SECOND = TravelBench.place(2);

    private CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    @BeforeEach
    void roundsThatLeaveAChange() {
        world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        world.bench.source.append(FIRST, "late");
    }

    private CutoverReport perform(Kind kind) {
        return world.perform(kind);
    }

    private static CutoverBench.Sight dying(AtomicInteger calls, int deadly) {
        return new CutoverBench.Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return Weakened.before(port, real, (method, arguments) -> {
                    if (calls.incrementAndGet() == deadly) {
                        throw new Crash();
                    }
                    return Optional.empty();
                });
            }
        };
    }

    /** Where whoever performs a cutover dies. */
    private enum Death {
        IN_A_STEP,
        WITHIN_THE_LAST_ROUND;

        Throwable end(CutoverBench world, int call) {
            CutoverBench.Sight dying = dying(new AtomicInteger(), call);
            CutoverBench.Sight own = this == IN_A_STEP ? dying : CutoverBench.Sight.CLEAR;
            CutoverBench.Sight roles = this == IN_A_STEP ? CutoverBench.Sight.CLEAR : dying;
            return catchThrowable(() -> CutoverBench.perform(world.cutover(own, roles), Kind.PERFORM));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsKilledAtAnyCallOfAPortGoesOnAndNothingIsLost(Death death) {
        assertThat(survived(death, false)).as("calls that were tried").isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenAfterADeathIsMovedBeforeItIsDone(Death death) {
        assertThat(survived(death, true)).as("calls that were tried").isGreaterThan(20);
    }

    private int survived(Death death, boolean writes) {
        return IntStream.iterate(1, call -> call + 1)
                .filter(call -> !isKilledAt(death, call, writes))
                .findFirst()
                .orElseThrow();
    }

    /** Dies when the given call of a port is to be made, and runs again; each time in a world of its own. */
    private boolean isKilledAt(Death death, int call, boolean writes) {
        roundsThatLeaveAChange();
        Throwable end = death.end(world, call);
        assertThat(end == null || end instanceof Crash).as(String.valueOf(end)).isTrue();
        boolean isDone = end == null || isDone();
        if (end != null && writes && !isDone) {
            world.bench.source.append(SECOND, "later");
        }
        for (int tries = 0; tries < 2 && !isDone(); tries++) {
            List<String> problems = perform(Kind.PERFORM).problems();
            assertThat(problems)
                    .as("try " + tries + " after a death at call " + call)
                    .hasSizeLessThanOrEqualTo(writes && tries == 0 ? 1 : 0)
                    .allMatch(problem -> problem.contains("There is no freeze"));
        }
        assertThat(isDone()).as("after a death at call " + call).isTrue();
        assertThat(world.bench.shown(1)).contains("late").isEqualTo(world.bench.atSource(1));
        assertThat(world.bench.shown(2)).isEqualTo(world.bench.atSource(2));
        return end != null;
    }

    private boolean isDone() {
        return world.bench.recorder.job("job").flatMap(Job::lastCutover).stream()
                .anyMatch(cutover -> cutover.state() == CutoverState.DONE);
    }

    @Test
    void aWriteWhileItWasDeadTakesItBackToTheFreeze() {
        world.diesIn(CutoverState.FROZEN);
        world.bench.source.append(SECOND, "later");

        assertThat(perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "orders");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
        assertThat(perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(2)).contains("later");
        assertThat(world.bench.recorder.job("job").flatMap(Job::lastCutover).orElseThrow())
                .matches(CutoverProgress::wentBack)
                .satisfies(done -> assertThat(done.sentences().get(0))
                        .startsWith("An attempt was FROZEN")
                        .contains("There is no freeze"));
    }

    @Test
    void whatWasProvedBeforeADeathIsRecordedWithWhoDidIt() {
        world.diesIn(CutoverState.PROVED);
        assertThat(perform(Kind.PERFORM).problems()).isEmpty();

        CutoverProgress done =
                world.bench.recorder.job("job").flatMap(Job::lastCutover).orElseThrow();
        assertThat(done.by()).isEqualTo("cutover");
        assertThat(done.sentences())
                .satisfiesExactly(
                        looks -> assertThat(looks).contains("found no write"),
                        moved -> assertThat(moved).contains("The last round has moved"),
                        proved -> assertThat(proved).contains("Everything is proved"),
                        restored -> assertThat(restored).contains("is set back"));
    }

    @Test
    void whatIsGivenUpLetsRoundsGoOn() {
        AtomicInteger begun = new AtomicInteger();
        RepeatedRounds rounds = new RepeatedRounds(
                world.bench.recorder,
                JobWatch.eager(world.bench.recorder, "job", world.bench.clock),
                new RepeatedRounds.Rhythm(Duration.ofMinutes(1), world.bench.clock),
                () -> {
                    begun.incrementAndGet();
                    return List.of();
                },
                new StageClock(() -> 0),
                new RoundRetries(world.bench.recorder, "job", world.bench.clock, failed -> {}, told -> {}),
                round -> {});
        var first = rounds.step();
        world.diesIn(CutoverState.MOVED);
        world.bench.clock.advance(Duration.ofMinutes(2));
        var held = rounds.step();
        assertThat(begun.get() + first + held).as("rounds within a cutover").isZero();

        assertThat(perform(Kind.ABANDON).steps())
                .anyMatch(step -> step.contains("given up"))
                .anyMatch(step -> step.contains("RESUME ROUTINE LOAD FOR `shop`.`clicks`"));
        assertThat(world.state()).isEqualTo(CutoverState.ABANDONED);
        assertThat(world.asked).as("nothing was set going at the target").doesNotContain(Goal.PAUSE);
        var after = rounds.step();
        assertThat(begun.get() + after).isEqualTo(1);
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> perform(Kind.ABANDON))
                .withMessageContaining("ABANDONED")
                .withMessageContaining("nothing was given up");
    }

    @Test
    void whatWasSetGoingAtTheTargetIsPausedAgainWhenItIsGivenUp() {
        world.diesIn(CutoverState.RESTORED);
        SchemaStep again = new SchemaStep(
                SchemaStep.Kind.TABLE,
                "orders",
                SchemaStep.Standing.DONE,
                List.of(),
                SchemaStep.Remarks.NONE.with("partition_ttl = 1 MONTH drops what is old"));
        world.definitions = List.of(again);

        assertThat(perform(Kind.ABANDON).steps())
                .contains(
                        "Paused again at the target: orders",
                        "By hand, at the target: orders, partition_ttl = 1 MONTH drops what is old");
        assertThat(world.asked).endsWith(Goal.PAUSE);
    }

    /** Whoever says stop while that goes on; the last state would keep anybody from going on. */
    @Test
    void whatAStopHasLeftPausedIsSetBackByTheNextRun() {
        world.applied.put(Goal.RESTORE, List.of(left("orders")));

        assertThat(perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("orders was not set back", "stopped", "run migrate cutover again");
        assertThat(world.state()).isEqualTo(CutoverState.PROVED);

        world.applied.clear();
        assertThat(perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ABANDON", "REOPEN"})
    void whatAStopHasNotPausedAgainKeepsItFromBeingGivenUp(Kind kind) {
        CutoverState before = kind == Kind.ABANDON ? CutoverState.RESTORED : CutoverState.DONE;
        world.stands(before);
        world.applied.put(Goal.PAUSE, List.of(left("orders")));

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> perform(kind))
                .withMessageContaining("orders")
                .withMessageContaining("run the same command again");
        assertThat(world.state()).isEqualTo(before);

        world.applied.clear();
        assertThat(perform(kind).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.ABANDONED);
    }

    private static SchemaStep left(String table) {
        return new SchemaStep(
                SchemaStep.Kind.TABLE, table, SchemaStep.Standing.TO_DO, List.of(), SchemaStep.Remarks.NONE);
    }

    @Test
    void aWriteBetweenTheTwoLooksIsNoFreezeAndNothingIsMoved() {
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.bench.source.append(SECOND, "written");
        };

        assertThat(perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "orders/p2", "nothing was moved", "run migrate cutover again");
        assertThat(world.bench.shown(1)).doesNotContain("late");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
    }

    @Test
    void aJobWithAFailureIsNotCutOver() {
        world.plan();
        PartitionTask planned = world.bench.task(1);
        new TaskFailures(world.bench.recorder)
                .record(planned, new WorkerIdentity("exporter", world.bench.clock).change("the disk is full"));

        CutoverReport report = perform(Kind.PERFORM);

        assertThat(report.succeeded()).isFalse();
        assertThat(report.checks())
                .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                .singleElement()
                .satisfies(check -> assertThat(check.found()).contains("orders", "migrate retry"))
                .extracting(Check::subject)
                .isEqualTo("failed");
        assertThat(world.bench.recorder.job("job").flatMap(Job::lastCutover))
                .as("nothing was begun")
                .isEmpty();
        assertThat(world.bench.shown(1)).doesNotContain("late");
    }

    @Test
    void whatOthersHaveTakenAwayAtTheTargetIsNotProved() {
        world.bench.state.truncate(SECOND);

        assertThat(perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("orders/p2", "holds no rows any more", "migrate retry --published");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }

    /** Two looks at one moment find no write, whoever writes. */
    @Test
    void whoStopsBetweenTheTwoLooksHasProvedNoFreeze() {
        world.pause = time -> world.bench.clock.advance(time.dividedBy(5));

        CutoverReport stopped = world.perform(Kind.PERFORM);

        assertThat(stopped.problems())
                .singleElement()
                .asString()
                .contains("between the two looks", "run migrate cutover again");
        assertThat(stopped.steps()).noneMatch(step -> step.contains("found no write"));
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
        world.pause = world.bench.clock::advance;
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }
}
