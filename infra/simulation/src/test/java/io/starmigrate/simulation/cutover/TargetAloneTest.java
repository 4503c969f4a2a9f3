package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Of which tables the target's rows are looked at that the source has no partition for. */
class TargetAloneTest {
    private static final Place CLICKS = new Place("clicks", "p1");
    private static final Place OTHERS = new Place("clicks", "p9");

    private final CutoverBench world = new CutoverBench(1, ChangeSignal.VISIBLE_VERSION);

    private List<String> inTheWay() {
        return world.perform(Kind.READINESS).checks().stream()
                .filter(check -> check.verdict() == Verdict.NO_GO)
                .map(check -> check.subject() + ": " + check.found())
                .toList();
    }

    private void isNamedNoMore() {
        world.leftOut = place -> place.table().equals("clicks");
    }

    /** Nothing of the job is in it, so that nothing there is left of what the source has dropped. */
    @Test
    void aTableThatIsNamedNoMoreAndOfWhichNothingWasEverPublishedIsNot() {
        world.bench.source.fill(CLICKS, List.of("never moved"));
        world.plan();
        world.bench.cancel(CLICKS);
        world.bench.state.fill(OTHERS, List.of("of others"));
        isNamedNoMore();

        CutoverReport report = CutoverBench.perform(
                world.cutover(Sight.CLEAR, Sight.CLEAR),
                new CutoverRequest(Kind.PERFORM, checks -> true, null, false, false, true));

        assertThat(report.problems()).isEmpty();
        assertThat(report.checks()).allMatch(check -> check.verdict() != Verdict.NO_GO);
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    /** What waited when the source dropped it is CANCELLED by that; the target shows its generation before. */
    @Test
    void aTableThatIsNamedNoMoreIsThoughNothingOfItIsPublishedNow() {
        world.bench.source.fill(CLICKS, List.of("click"));
        world.round(Sight.CLEAR);
        world.bench.source.append(CLICKS, "late");
        world.plan();
        world.bench.source.fill(new Place("clicks", "p2"), List.of());
        world.bench.source.drop(CLICKS);
        world.plan();
        isNamedNoMore();
        assertThat(world.bench.state.rows(CLICKS)).containsExactly("click");

        assertThat(inTheWay()).singleElement().asString().contains("at the target alone", "clicks/p1");
    }

    @Test
    void aTableIsAsSoonAsItIsChosen() {
        world.bench.source.fill(CLICKS, List.of("to be moved"));
        world.bench.state.fill(OTHERS, List.of("of others"));

        assertThat(inTheWay()).singleElement().asString().contains("at the target alone", "clicks/p9");
    }

    /** What the source has dropped is dropped by the next round where the setting says so, and else it stays. */
    @Test
    void aPartitionThatNoRoundDropsIs() {
        world.bench.source.fill(CLICKS, List.of("click"));
        world.bench.source.fill(new Place("clicks", "p2"), List.of("another"));
        world.round(Sight.CLEAR);
        world.bench.source.drop(CLICKS);

        assertThat(inTheWay()).singleElement().asString().contains("at the target alone", "clicks/p1");
    }

    /** Both sides have dropped it. */
    @Test
    void aTableThatNeitherSideHasIsNot() {
        world.bench.source.fill(CLICKS, List.of("click"));
        world.round(Sight.CLEAR);
        world.bench.source.drop(CLICKS);
        world.bench.state.remove(CLICKS);

        CutoverReport report = CutoverBench.perform(
                world.cutover(refusing(Remedy.REPLAN, "clicks", () -> true), Sight.CLEAR), Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(report.isGo()).isTrue();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    /** A target that is busy for a moment has not said that it holds nothing else. */
    @Test
    void whatTheTargetDoesNotTellNowIsNotCalledProved() {
        Sight busy =
                refusing(Remedy.RETRY_LATER, "orders", () -> world.recorded().equals(Optional.of(CutoverState.MOVED)));

        assertThatThrownBy(() -> CutoverBench.perform(world.cutover(busy, Sight.CLEAR), Kind.PERFORM))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("not told");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }

    private static Sight refusing(Remedy remedy, String table, BooleanSupplier when) {
        return new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != TargetCluster.class
                        ? seen
                        : Weakened.before(port, seen, (method, arguments) -> {
                            if (method.equals("places") && table.equals(arguments[0]) && when.getAsBoolean()) {
                                throw new ClusterException(remedy, "not told", null);
                            }
                            return Optional.empty();
                        });
            }
        };
    }
}
