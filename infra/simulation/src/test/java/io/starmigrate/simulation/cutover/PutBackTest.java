package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators cancel and put back to work before a cutover, and within its freeze. */
class PutBackTest {
    private static final Place FIRST = TravelBench.place(1);

    private CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    /** One run goes on with it: the freeze still holds. */
    @ParameterizedTest
    @EnumSource
    void whatIsPutBackAfterTheLastRoundIsMovedWithinTheSameFreeze(ChangeSignal signal) {
        world = new CutoverBench(2, signal);
        world.diesIn(CutoverState.MOVED);
        Instant frozen = world.progress().frozenAt();
        world.bench.retry(Which.PUBLISHED);

        CutoverReport report = world.perform(Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
        assertThat(report.steps()).anyMatch(step -> step.contains("2 partitions were put back to work"));
        assertThat(world.progress().frozenAt()).as("the freeze").isEqualTo(frozen);
        assertThat(world.bench.task(1).id().generation()).isEqualTo(2);
    }

    @Test
    void whatIsPutBackAfterTheProofIsMovedAndProvedAnew() {
        world.diesIn(CutoverState.PROVED);
        Instant proved = world.progress().provedAt();
        world.bench.clock.advance(Duration.ofMinutes(1));
        world.bench.retry(Which.PUBLISHED);

        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
        assertThat(world.progress().provedAt()).isAfter(proved);
    }

    /** What was paused is set back: there is no further round within this freeze. */
    @Test
    void whatIsPutBackAfterItWasSetBackIsMovedByTheNextRun() {
        world.diesIn(CutoverState.RESTORED);
        world.bench.retry(Which.PUBLISHED);

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("put back to work", "run migrate cutover again");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.task(1).id().generation()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenBesideWhatIsPutBackIsNoFreeze(ChangeSignal signal) {
        world = new CutoverBench(2, signal);
        world.diesIn(CutoverState.MOVED);
        world.bench.retry(Which.PUBLISHED, 2);
        world.bench.source.append(FIRST, "late");

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze")
                .doesNotContain("nobody has written");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(1)).contains("late");
    }

    /** Nobody has written since the freeze: its versions say so, whatever the round under way had exported. */
    @Test
    void whatARoundUnderWayHadExportedBeforeTheFreezeIsMovedAgainWithinIt() {
        exportedBeforeItsLastWrite();

        CutoverReport report = world.perform(Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
        assertThat(report.steps())
                .anyMatch(step -> step.contains("within the same freeze") && step.contains("nobody has written"));
        assertThat(world.bench.shown(1)).contains("early", "late");
    }

    /** Where compaction moves versions, they do not tell whether somebody has written since the freeze. */
    @Test
    void whereVersionsMoveWithoutAChangeItIsProvedAnew() {
        world = new CutoverBench(2, ChangeSignal.COMPACTED_VERSION);
        exportedBeforeItsLastWrite();

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(1)).contains("early", "late");
    }

    /** Whatever makes the two differ, and nobody has written: a cutover that moved it for ever would never end. */
    @Test
    void aLastRoundThatLeavesAChangeBeginsTwiceMoreAtMostWithinOneFreeze() {
        world.bench.source.append(FIRST, "late");
        AtomicInteger rounds = new AtomicInteger();
        CutoverBench.Sight blind = new CutoverBench.Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return Weakened.before(port, real, (method, arguments) -> {
                    boolean isRound = port == JobWork.class && method.equals("lastRound");
                    if (isRound && rounds.incrementAndGet() > 10) {
                        throw new Crash();
                    }
                    return isRound
                            ? Optional.of(new JobReport("job", true, List.of(), Map.of(), List.of()))
                            : Optional.empty();
                });
            }
        };

        CutoverReport report = CutoverBench.perform(world.cutover(blind, CutoverBench.Sight.CLEAR), Kind.PERFORM);

        assertThat(rounds).as("last rounds").hasValue(3);
        assertThat(report.problems()).singleElement().asString().contains("There is no freeze");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(1)).contains("late");
    }

    private void exportedBeforeItsLastWrite() {
        world.bench.source.append(FIRST, "early");
        world.plan();
        TravelBench.Worker standby = world.bench.worker("standby");
        standby.exports();
        world.bench.exportsEnd();
        standby.exports();
        world.bench.source.append(FIRST, "late");
    }

    private List<Check> inTheWay(CutoverReport report) {
        assertThat(world.recorded()).isEmpty();
        return report.checks().stream()
                .filter(check -> check.verdict() == Verdict.NO_GO)
                .toList();
    }

    private CutoverReport leaving() {
        return CutoverBench.perform(
                world.cutover(CutoverBench.Sight.CLEAR, CutoverBench.Sight.CLEAR),
                new CutoverRequest(Kind.PERFORM, checks -> true, null, false, false, true));
    }

    @Test
    void ofWhatWasNeverShownBothWaysAreTold() {
        Place third = TravelBench.place(3);
        world.bench.source.fill(third, List.of("never shown"));
        world.plan();
        world.bench.cancel(3);

        assertThat(inTheWay(leaving()))
                .as("it is chosen")
                .singleElement()
                .satisfies(check -> assertThat(check.toString())
                        .contains(
                                "cancelled",
                                "orders/p3",
                                "migrate retry --table T",
                                "the setting taskFilter",
                                "--left-out"));

        world.bench.retry();
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(3)).contains("never shown");
    }

    /** The target shows what the source held before: nobody calls that proved. */
    @Test
    void whatWasShownBeforeItWasCancelledCannotStayBehind() {
        world.bench.source.append(FIRST, "late");
        world.plan();
        world.bench.cancel(1);

        assertThat(inTheWay(world.perform(Kind.PERFORM)))
                .singleElement()
                .satisfies(check -> assertThat(check.toString())
                        .contains(
                                "cancelled after it was published",
                                "orders/p1",
                                "migrate retry --table T",
                                "cannot stay"));
        world.leftOut = FIRST::equals;
        assertThat(inTheWay(leaving()))
                .anySatisfy(check -> assertThat(check.toString()).contains("orders/p1", "migrate retry --table T"));

        world.leftOut = place -> false;
        world.bench.retry();
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(1)).contains("late");
    }

    @Test
    void whatIsCancelledWithinACutoverIsNamedAsWell() {
        world.bench.source.append(FIRST, "late");
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.bench.cancel(1);
        };

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("orders/p1 was CANCELLED", "migrate retry");
    }

    /** No proof looks at the target's rows of it. */
    @Test
    void whatIsCancelledAfterTheLastRoundIsNotCalledProved() {
        world.diesIn(CutoverState.MOVED);
        world.bench.retry(Which.PUBLISHED, 1);
        world.bench.cancel(1);

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("orders/p1 was CANCELLED", "migrate retry");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
        world.leftOut = FIRST::equals;
        assertThat(world.perform(Kind.PERFORM).problems())
                .as("nobody has said that it stays behind")
                .singleElement()
                .asString()
                .contains("orders/p1 was CANCELLED");
        world.leftOut = place -> false;

        world.bench.retry();
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }
}
