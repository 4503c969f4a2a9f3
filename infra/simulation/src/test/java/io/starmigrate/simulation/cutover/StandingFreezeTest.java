package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Writers;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Quiet;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A freeze that was proved is asked after again and again, and nothing is called proved, or set back, without. */
class StandingFreezeTest {
    private static final Place FIRST = TravelBench.place(1);

    /** What keeps a freeze from being proved. */
    private enum Found {
        AT_WORK(new Listing(List.of("transaction 7 (a-load) is PREPARED"), List.of())),
        UNTOLD(new Listing(List.of(), List.of("Access denied; the source did not execute SHOW PROC '/transactions'")));

        private final Listing listing;

        Found(Listing listing) {
            this.listing = listing;
        }
    }

    private CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
    private final AtomicBoolean happened = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();

    private boolean isIn(CutoverState state) {
        return world.recorded().equals(Optional.of(state));
    }

    private CutoverReport watched(BiConsumer<String, Object[]> asked) {
        return watched(asked, false);
    }

    private CutoverReport watched(BiConsumer<String, Object[]> asked, boolean unlisted) {
        Sight sight = new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != JobWork.class && port != Switchover.class
                        ? seen
                        : Weakened.before(port, seen, (method, arguments) -> {
                            asked.accept(method, arguments);
                            return Optional.empty();
                        });
            }
        };
        return CutoverBench.perform(
                world.cutover(sight, Sight.CLEAR), new CutoverRequest(Kind.PERFORM, checks -> true, null, unlisted));
    }

    private void hasNoFreeze(CutoverReport report, String... why) {
        assertThat(report.problems())
                .singleElement()
                .satisfies(told -> assertThat(told).contains("There is no freeze"))
                .satisfies(told -> assertThat(why).allMatch(told::contains));
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
    }

    /** Begun and ended just before transactions are listed: versions that are read after that tell of it. */
    @ParameterizedTest
    @EnumSource
    void whatIsWrittenBesideTheLastLookIsSeenBeforeAnythingIsSetBack(ChangeSignal signal) {
        world = new CutoverBench(2, signal);
        AtomicBoolean applied = new AtomicBoolean();

        CutoverReport report = watched((method, arguments) -> {
            if (method.equals("transactions") && isIn(CutoverState.PROVED) && !happened.getAndSet(true)) {
                world.bench.source.append(FIRST, "begun and ended meanwhile");
            }
            applied.set(applied.get()
                    || arguments.length > 0 && arguments[0] instanceof SchemaRequest asked && asked.isApplied());
        });

        hasNoFreeze(report);
        assertThat(applied).as("set back").isFalse();
    }

    /** Versions go on moving, and who writes is seen by the one question that is asked after the last plan alone. */
    @ParameterizedTest
    @EnumSource
    void whoWritesAfterTheLastOfThePlansThatCompareRowsIsSeen(Found found) {
        world = new CutoverBench(2, ChangeSignal.COMPACTED_VERSION);
        AtomicInteger plans = new AtomicInteger();
        world.switching = new Quiet(() ->
                isIn(CutoverState.MOVED) && plans.get() >= 3 && !happened.getAndSet(true) ? found.listing : Quiet.NONE);

        hasNoFreeze(watched((method, arguments) -> {
            if (method.equals("plan") && isIn(CutoverState.MOVED)) {
                plans.incrementAndGet();
                world.bench.source.compact();
            }
        }));
    }

    @Test
    void whereVersionsGoOnMovingAndTransactionsAreNotListedNothingIsCalledProved() {
        world = new CutoverBench(2, ChangeSignal.COMPACTED_VERSION);

        CutoverReport report = watched(
                (method, arguments) -> {
                    if (method.equals("plan") && isIn(CutoverState.MOVED)) {
                        world.bench.source.compact();
                    }
                },
                true);

        assertThat(report.problems()).singleElement().asString().contains("open transactions are not listed");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToldOfTransactionsWhenTheRowsAreProvedCounts(Found found) {
        world.switching = new Quiet(() -> isIn(CutoverState.MOVED) ? found.listing : Quiet.NONE);

        hasNoFreeze(world.perform(Kind.PERFORM));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToldOfTransactionsWhenItGoesOnCounts(Found found) {
        world.diesIn(CutoverState.FROZEN);
        world.switching = new Quiet(() -> found.listing);

        hasNoFreeze(world.perform(Kind.PERFORM));
    }

    /** A routine load that waits for rows has no transaction open. */
    @Test
    void whatWritesByItselfIsNoFreeze() {
        world.switching = Weakened.before(
                Switchover.class,
                world.switching,
                "writers",
                arguments -> Optional.of(Map.of(
                        Writers.values()[0], new Listing(List.of("routine load shop.clicks is RUNNING"), List.of()))));

        hasNoFreeze(world.perform(Kind.PERFORM), "shop.clicks");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVED", "RESTORED"})
    void aWriteAfterTheProofIsToldOnce(CutoverState state) {
        world.diesIn(state);
        world.bench.source.append(FIRST, "late");

        hasNoFreeze(world.perform(Kind.PERFORM), "orders");
    }

    /** The versions of then stand no more: a further round within it would move what is being written. */
    @Test
    void whatIsWrittenAfterTheLastRoundIsNotMovedWithinTheSameFreeze() {
        hasNoFreeze(watched((method, arguments) -> {
            if (method.equals("lastRound")) {
                rounds.incrementAndGet();
            }
            if (method.equals("plan") && isIn(CutoverState.MOVED) && !happened.getAndSet(true)) {
                world.bench.source.append(FIRST, "late");
            }
        }));
        assertThat(rounds).as("last rounds").hasValue(1);
    }
}
