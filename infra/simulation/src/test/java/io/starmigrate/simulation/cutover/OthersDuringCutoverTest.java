package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody else writes a row to the target before each single call of a round or a cutover: it is never lost. */
class OthersDuringCutoverTest {
    private static final String ROW = "foreign";
    private static final int FEW = 20;

    /** Whose calls the row comes in between. */
    private enum Whose {
        A_ROUND(false),
        A_CUTOVER(true),
        THE_LAST_ROUND_OF_A_CUTOVER(false);

        private final boolean own;

        Whose(boolean own) {
            this.own = own;
        }

        void work(CutoverBench world, Sight sight) {
            if (this == A_ROUND) {
                world.round(sight);
            } else {
                var unused = CutoverBench.perform(
                        own ? world.cutover(sight, Sight.CLEAR) : world.cutover(Sight.CLEAR, sight), Kind.PERFORM);
            }
        }
    }

    /** One row before one call, and what was asked of the target since. */
    private static final class Intruder implements Sight {
        private final CutoverBench world;
        private final Place place;
        private final int call;
        private final List<String> since = new ArrayList<>();
        private int calls;

        Intruder(CutoverBench world, Place place, int call) {
            this.world = world;
            this.place = place;
            this.call = call;
        }

        @Override
        public <T> T of(Class<T> port, T real) {
            return Weakened.before(port, real, (method, arguments) -> {
                if (++calls == call) {
                    assertThat(world.bench.state.insert(place, ROW)).isTrue();
                }
                if (calls >= call && port == TargetCluster.class) {
                    since.add(method);
                }
                return Optional.empty();
            });
        }

        boolean hasWritten() {
            return calls >= call;
        }

        /** Whether it came after the last look before a switch, where no cluster tells its row from those of before. */
        boolean wasTooLateToBeSeen() {
            int switched = since.indexOf("publish");
            return switched >= 0 && !since.subList(0, switched).contains("shown");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowInAPartitionThatIsMovedStaysWhenever(Whose whose) {
        int tooLate = 0;
        int seen = 0;
        for (Intruder intruder : everyCall(TravelBench.place(1), whose)) {
            if (intruder.wasTooLateToBeSeen()) {
                tooLate++;
            } else {
                seen++;
                assertThat(intruder.world.bench.state.rows(intruder.place))
                        .as("written before call " + intruder.call + "; then " + intruder.since)
                        .contains(ROW);
            }
        }
        assertThat(seen).isGreaterThan(FEW);
        assertThat(tooLate).as("calls between the last look and the switch").isLessThan(seen / 2);
    }

    @ParameterizedTest
    @EnumSource
    void aRowInAPartitionThatStaysAsItIsStaysWhenever(Whose whose) {
        assertThat(everyCall(TravelBench.place(2), whose))
                .hasSizeGreaterThan(FEW)
                .allSatisfy(intruder -> assertThat(intruder.world.bench.state.rows(intruder.place))
                        .as("written before call " + intruder.call)
                        .contains(ROW));
    }

    /** Somebody's INSERT at the target has made a partition that the source does not have. */
    @Test
    void aPartitionThatTheTargetAloneHasIsNoPartOfWhatIsProved() {
        CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        Place place = TravelBench.place(9);
        world.bench.state.fill(place, List.of(ROW));

        CutoverReport refused = world.perform(Kind.PERFORM);

        assertThat(refused.checks())
                .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                .singleElement()
                .satisfies(check -> assertThat(check.toString())
                        .contains("at the target alone", place.partition(), "--only-at-target"));
        assertThat(world.recorded()).isEmpty();

        CutoverReport kept = CutoverBench.perform(
                world.cutover(Sight.CLEAR, Sight.CLEAR),
                new CutoverRequest(Kind.PERFORM, checks -> true, null, false, true));
        assertThat(kept.problems()).isEmpty();
        assertThat(kept.checks().toString()).contains("at the target alone", place.partition(), "they stay");
        assertThat(kept.steps().toString()).contains("It stays as it is", place.partition());
        assertThat(world.recorded()).contains(CutoverState.DONE);
        assertThat(world.bench.state.rows(place)).containsExactly(ROW);
    }

    @Test
    void aPartitionThatIsMadeAtTheTargetWithinTheFreezeKeepsEverythingFromBeingProved() {
        CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        Place place = TravelBench.place(9);
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.bench.state.fill(place, List.of(ROW));
        };

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains(place.partition(), "the source has no such partition", "--only-at-target");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);

        world.bench.state.truncate(place);
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @Test
    void whatTheSourceHasDroppedAndTheTargetKeepsIsNamed() {
        CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        world.bench.source.drop(TravelBench.place(1));

        assertThat(world.perform(Kind.READINESS).checks())
                .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                .singleElement()
                .satisfies(check ->
                        assertThat(check.found()).contains(TravelBench.place(1).partition()));
    }

    /** Dropped, or hidden from the account: rows may have been written to it that nobody here ever sees. */
    @Test
    void aTableThatTheSourceShowsNoMoreIsNamed() {
        CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        Place place = new Place("clicks", "p1");
        world.bench.source.fill(place, List.of("click"));
        world.round(Sight.CLEAR);
        assertThat(world.bench.state.rows(place)).containsExactly("click");
        world.bench.source.drop(place);

        CutoverReport refused = world.perform(Kind.PERFORM);

        assertThat(refused.checks())
                .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                .singleElement()
                .satisfies(check -> assertThat(check.toString()).contains("clicks/p1", "--only-at-target"));
        assertThat(world.recorded()).isEmpty();
    }

    /** The target does not tell what a table holds that the source shows no more. */
    private static final class Unreadable implements Sight {
        @Override
        public <T> T of(Class<T> port, T seen) {
            return port != TargetCluster.class
                    ? seen
                    : Weakened.before(port, seen, (method, arguments) -> {
                        if (method.equals("places") && "clicks".equals(arguments[0])) {
                            throw new ClusterException(Remedy.WRONG_INPUT, "its definition cannot be read", null);
                        }
                        return Optional.empty();
                    });
        }
    }

    @Test
    void aTableThatTheSourceShowsNoMoreAndTheTargetDoesNotTellOfIsNamed() {
        CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        Place place = new Place("clicks", "p1");
        world.bench.source.fill(place, List.of("click"));
        world.round(Sight.CLEAR);
        world.bench.source.drop(place);

        CutoverReport refused = CutoverBench.perform(world.cutover(new Unreadable(), Sight.CLEAR), Kind.PERFORM);

        assertThat(refused.checks())
                .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                .singleElement()
                .satisfies(check -> assertThat(check.toString()).contains("clicks", "its definition cannot be read"));
    }

    private static List<Intruder> everyCall(Place place, Whose whose) {
        List<Intruder> all = new ArrayList<>();
        for (int call = 1; ; call++) {
            CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
            world.bench.source.append(TravelBench.place(1), "late");
            Intruder intruder = new Intruder(world, place, call);
            whose.work(world, intruder);
            if (!intruder.hasWritten()) {
                return all;
            }
            all.add(intruder);
            goesOn(world);
        }
    }

    /** What a person would try next, without saying that the rows may go. */
    private static void goesOn(CutoverBench world) {
        if (!world.recorded().equals(Optional.of(CutoverState.DONE))) {
            world.bench.retry();
            var unused = world.perform(Kind.PERFORM);
        }
    }
}
