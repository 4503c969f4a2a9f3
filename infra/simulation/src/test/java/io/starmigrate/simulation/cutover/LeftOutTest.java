package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A selection that has become narrower since the rounds of before leaves nothing behind unsaid. */
class LeftOutTest {
    private static final Place FIRST = TravelBench.place(1);

    private CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    private CutoverReport leaving() {
        return CutoverBench.perform(
                world.cutover(Sight.CLEAR, Sight.CLEAR),
                new CutoverRequest(Kind.PERFORM, checks -> true, null, false, false, true));
    }

    private List<Check> inTheWay() {
        List<Check> found = world.perform(Kind.PERFORM).checks().stream()
                .filter(check -> check.verdict() == Verdict.NO_GO)
                .toList();
        assertThat(world.recorded()).isEmpty();
        return found;
    }

    @Test
    void whatWasPublishedAndHasChangedSinceIsNoGoWhereItIsLeftOut() {
        world.bench.source.append(FIRST, "late");
        world.leftOut = FIRST::equals;

        assertThat(inTheWay())
                .singleElement()
                .satisfies(check -> assertThat(check.toString()).contains("orders/p1", "the setting taskFilter"));
        assertThat(leaving().isGo()).as("nobody may leave behind what changed").isFalse();

        world.leftOut = place -> false;
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(1)).contains("late");
    }

    @Test
    void whatNoRoundHasPublishedIsNoGoUntilSomebodyLeavesItBehind() {
        Place third = TravelBench.place(3);
        world.bench.source.fill(third, List.of("never moved"));
        world.leftOut = third::equals;

        assertThat(inTheWay())
                .singleElement()
                .satisfies(check -> assertThat(check.toString()).contains("orders/p3", "--left-out"));

        CutoverReport told = leaving();
        assertThat(told.problems()).isEmpty();
        assertThat(told.checks().toString()).contains("orders/p3", "they stay behind");
        assertThat(told.steps().toString()).contains("Left behind", "orders/p3");
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @Test
    void whatSomebodyHasCancelledAndLeavesOutStaysBehindWhereThatIsSaid() {
        Place third = TravelBench.place(3);
        world.bench.source.fill(third, List.of("never shown"));
        world.plan();
        world.bench.cancel(3);
        world.leftOut = third::equals;

        assertThat(inTheWay())
                .singleElement()
                .satisfies(check -> assertThat(check.toString()).contains("cancelled", "orders/p3", "--left-out"));

        CutoverReport told = leaving();
        assertThat(told.problems()).isEmpty();
        assertThat(told.checks().toString()).contains("orders/p3", "they stay behind");
        assertThat(told.steps().toString()).contains("Left behind", "orders/p3");
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    /** The target shows what the source held before the round that was cancelled. */
    @Test
    void whatWasPublishedBeforeItChangedAndWasCancelledIsNotLeftBehind() {
        world.bench.source.append(FIRST, "late");
        world.plan();
        world.bench.cancel(1);
        world.leftOut = FIRST::equals;

        assertThat(leaving().isGo()).isFalse();
        assertThat(world.recorded()).isEmpty();
    }

    /** Its worker died before the next generation was planned, and no round plans what is left out. */
    @Test
    void whatGaveWayToAGenerationThatNobodyHasPlannedIsNotLeftBehindUnsaid() {
        Place third = TravelBench.place(3);
        world.bench.source.fill(third, List.of("never shown"));
        world.bench.source.append(FIRST, "late");
        world.plan();
        for (int partition : List.of(1, 3)) {
            PartitionTask open = world.bench.task(partition);
            assertThat(world.bench.recorder.advance(open.to(PartitionState.SUPERSEDED, open.change())))
                    .isTrue();
        }
        world.leftOut = place -> place.equals(FIRST) || place.equals(third);

        assertThat(inTheWay().toString()).contains("orders/p1", "orders/p3");
        assertThat(leaving().isGo()).as("the target shows what p1 held before").isFalse();

        world.leftOut = third::equals;
        assertThat(inTheWay().toString()).contains("orders/p3").doesNotContain("orders/p1", "--left-out");
        assertThat(leaving().isGo()).as("no round can end before it is planned").isFalse();

        world.leftOut = place -> false;
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.bench.shown(1)).contains("late");
        assertThat(world.bench.shown(3)).containsExactly("never shown");
    }

    @Test
    void whatSomebodyHasCancelledAmongTheChosenIsNotLeftBehind() {
        world.bench.source.append(FIRST, "late");
        world.plan();
        world.bench.cancel(1);

        assertThat(leaving().isGo()).isFalse();
        assertThat(world.recorded()).isEmpty();
    }

    @Test
    void aTableOfAnEarlierRoundThatIsNamedNoMoreCountsAsWell() {
        Place known = new Place("clicks", "p1");
        Place fresh = new Place("clicks", "p2");
        world.bench.source.fill(known, List.of("click"));
        world.round(Sight.CLEAR);
        world.leftOut = place -> place.table().equals("clicks");
        world.bench.source.append(known, "late");
        world.bench.source.fill(fresh, List.of("another"));

        assertThat(inTheWay())
                .hasSize(2)
                .anySatisfy(check -> assertThat(check.found()).contains("clicks/p1"))
                .anySatisfy(check -> assertThat(check.found()).contains("clicks/p2"));
    }

    @Test
    void whatIsWrittenToItWithinTheFreezeIsFound() {
        Place known = new Place("clicks", "p1");
        world.bench.source.fill(known, List.of("click"));
        world.round(Sight.CLEAR);
        world.leftOut = place -> place.table().equals("clicks");
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.bench.source.append(known, "late");
        };

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "clicks/p1");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
    }

    /** A write that begins and ends after what is left out was looked at, and before everything is called proved. */
    @ParameterizedTest
    @EnumSource
    void whatIsWrittenToItWhileTheProofIsMadeIsFound(ChangeSignal signal) {
        world = new CutoverBench(2, signal);
        Place known = new Place("clicks", "p1");
        world.bench.source.fill(known, List.of("click"));
        world.round(Sight.CLEAR);
        world.leftOut = place -> place.table().equals("clicks");
        AtomicBoolean wrote = new AtomicBoolean();
        Sight sight = new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != JobWork.class
                        ? seen
                        : Weakened.before(port, seen, (method, arguments) -> {
                            boolean isMade =
                                    method.equals("schema") && world.recorded().equals(Optional.of(CutoverState.MOVED));
                            if (isMade && !wrote.getAndSet(true)) {
                                world.bench.source.append(known, "begun and ended meanwhile");
                            }
                            return Optional.empty();
                        });
            }
        };

        assertThat(CutoverBench.perform(world.cutover(sight, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .singleElement()
                .asString()
                .contains("clicks");
        assertThat(world.recorded()).isNotEqualTo(Optional.of(CutoverState.DONE));

        world.leftOut = place -> false;
        if (signal.movesWithoutChange()) {
            assertThat(world.perform(Kind.PERFORM).problems())
                    .as("its round begins anew")
                    .hasSize(1);
        }
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @Test
    void whatTheSourceHasDroppedOfATableThatIsNamedNoMoreIsNotProved() {
        Place gone = new Place("clicks", "p2");
        world.bench.source.fill(new Place("clicks", "p1"), List.of("click"));
        world.bench.source.fill(gone, List.of("gone"));
        world.round(Sight.CLEAR);
        world.leftOut = place -> place.table().equals("clicks");
        world.bench.source.drop(gone);

        assertThat(inTheWay())
                .singleElement()
                .satisfies(check -> assertThat(check.toString()).contains("clicks/p2", "--only-at-target"));
    }

    /** Applications write to it as to the others, and ids that were given once are given again otherwise. */
    @Test
    void countersOfATableThatIsNamedNoMoreAreSetAsWell() {
        world.bench.source.fill(new Place("clicks", "p1"), List.of("click"));
        world.round(Sight.CLEAR);
        world.leftOut = place -> place.table().equals("clicks");
        List<String> counted = new ArrayList<>();
        world.switching = Weakened.before(Switchover.class, world.switching, (method, arguments) -> {
            if (method.equals("counters")) {
                ((List<?>) arguments[0]).forEach(table -> counted.add(table.toString()));
            }
            return Optional.empty();
        });

        CutoverReport done = world.perform(Kind.PERFORM);

        assertThat(done.problems()).isEmpty();
        assertThat(counted).containsExactlyInAnyOrder("orders", "clicks");
        assertThat(done.steps().toString()).contains("left out now, is not set back: [clicks]", "clicks");
    }

    /** The freeze was proved with it, and stands. */
    @Test
    void whatIsNamedNoMoreWhenACutoverGoesOnIsNoWrite() {
        world.bench.source.fill(new Place("clicks", "p1"), List.of("click"));
        world.round(Sight.CLEAR);
        world.diesIn(CutoverState.FROZEN);
        world.leftOut = place -> place.table().equals("clicks");

        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @Test
    void whatIsEmptyOrStandsAsItWasPublishedMayBeLeftOut() {
        world = new CutoverBench(2, ChangeSignal.COMPACTED_VERSION);
        world.bench.source.fill(TravelBench.place(3), List.of());
        world.leftOut = place -> !place.equals(TravelBench.place(2));
        world.bench.source.compact();

        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }
}
