package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.SourceDrop;
import io.starmigrate.core.cutover.Setback;
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
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the source drops before a cutover, however far the way to the target it was by then. */
class CutoverDropsTest {
    private static final Place FIRST = TravelBench.place(1);
    private static final Place FRESH = TravelBench.place(3);

    private final CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    /** A change of it is exported, and nobody has begun to load it. */
    private void changesAndIsExported() {
        world.bench.source.append(FIRST, "late");
        world.bench.plan();
        TravelBench.Worker worker = world.bench.worker("export");
        worker.exports();
        world.bench.exportsEnd();
        worker.exports();
        assertThat(world.bench.task(1).state()).isEqualTo(PartitionState.EXPORTED);
    }

    /** A partition that the target shows nothing of yet, and that the source drops then. */
    private void isBeingLoadedAndGoes() {
        world.bench.source.fill(FRESH, List.of("new"));
        world.bench.state.fill(FRESH, List.of());
        world.bench.plan();
        TravelBench.Worker worker = world.bench.worker("rounds");
        worker.exports();
        world.bench.exportsEnd();
        worker.exports();
        world.bench.announce();
        worker.loads();
        assertThat(world.bench.task(3).state()).isEqualTo(PartitionState.LOADING);
        world.bench.source.drop(FRESH);
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsToBeLoadedIsNotBroughtBack(SourceDrop wish) {
        world.onSourceDrop = wish;
        changesAndIsExported();
        world.bench.source.drop(FIRST);
        world.bench.state.remove(FIRST);

        CutoverReport report = world.perform(Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
        assertThat(world.bench.state.rows(FIRST)).isEmpty();
        assertThat(world.bench.task(1))
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.CANCELLED, true);
    }

    @Test
    void whatIsBeingLoadedIsDroppedWithinTheSameFreezeOnceItShows() {
        world.onSourceDrop = SourceDrop.DROP;
        isBeingLoadedAndGoes();

        CutoverReport report = world.perform(Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
        assertThat(report.steps()).anyMatch(step -> step.contains("1 partition") && step.contains("same freeze"));
        assertThat(world.bench.state.rows(FRESH)).isEmpty();
        assertThat(world.bench.shown(2)).isEqualTo(world.bench.atSource(2));
    }

    @Test
    void whatIsBeingLoadedStopsACutoverWhereTheTargetKeepsWhatIsDropped() {
        isBeingLoadedAndGoes();

        CutoverReport stopped = world.perform(Kind.PERFORM);
        assertThat(stopped.problems())
                .singleElement()
                .asString()
                .contains("orders/p3 holds rows", "drop it at the target", "--only-at-target");
        assertThat(stopped.steps()).as("no round drops it").noneMatch(step -> step.contains("same freeze"));
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);

        world.bench.state.remove(FRESH);
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    /** One run goes on with what another has left: nobody has to drop by hand what the setting drops. */
    @Test
    void whatShowsOnceTheLastRoundHasEndedIsDroppedByTheNextRun() {
        isBeingLoadedAndGoes();
        assertThat(world.perform(Kind.PERFORM).problems()).hasSize(1);
        Instant frozen = world.progress().frozenAt();
        world.onSourceDrop = SourceDrop.DROP;

        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();

        assertThat(world.state()).isEqualTo(CutoverState.DONE);
        assertThat(world.progress().frozenAt()).as("the freeze").isEqualTo(frozen);
        assertThat(world.bench.state.rows(FRESH)).isEmpty();
    }

    /** From the proof on the target is the applications'. */
    @Test
    void whatShowsAfterTheProofIsNotDropped() {
        world.onSourceDrop = SourceDrop.DROP;
        world.diesIn(CutoverState.PROVED);
        world.bench.source.drop(FIRST);

        assertThat(world.perform(Kind.PERFORM).problems()).isNotEmpty();
        assertThat(world.bench.state.rows(FIRST)).isNotEmpty();
    }

    /** Somebody has said so, and the next run does not. */
    @Test
    void whatWasToStayWhenItWasProvedIsToldAndNotDropped() {
        isBeingLoadedAndGoes();
        world.applied.put(
                Goal.RESTORE,
                List.of(new SchemaStep(
                        SchemaStep.Kind.TABLE,
                        "orders",
                        SchemaStep.Standing.TO_DO,
                        List.of(),
                        SchemaStep.Remarks.NONE)));
        var stopped = CutoverBench.perform(
                world.cutover(Sight.CLEAR, Sight.CLEAR),
                new CutoverRequest(Kind.PERFORM, checks -> true, null, false, true));
        assertThat(stopped.succeeded()).isFalse();
        assertThat(world.state()).isEqualTo(CutoverState.PROVED);
        world.applied.clear();
        world.onSourceDrop = SourceDrop.DROP;

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("orders/p3 holds rows");
        assertThat(world.bench.state.rows(FRESH)).isNotEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.PROVED);
    }

    /** What cannot be dropped is told, not tried for ever. */
    @Test
    void whatRoundsDoNotGetRidOfStopsTheCutover() {
        world.onSourceDrop = SourceDrop.DROP;
        isBeingLoadedAndGoes();
        world.refusesDrops = true;
        AtomicInteger rounds = new AtomicInteger();
        Sight counting = new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != JobWork.class
                        ? seen
                        : Weakened.before(port, seen, "lastRound", arguments -> {
                            rounds.incrementAndGet();
                            return Optional.empty();
                        });
            }
        };

        assertThat(CutoverBench.perform(world.cutover(counting, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .singleElement()
                .asString()
                .contains("orders/p3 holds rows", "drop it at the target");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
        assertThat(rounds).as("last rounds").hasValue(1 + Setback.REPEATED);

        world.refusesDrops = false;
        assertThat(CutoverBench.perform(world.cutover(Sight.CLEAR, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .isEmpty();
    }

    /** A further round would not mend that. */
    @Test
    void whatElseIsInTheWayIsToldWithItBeforeAnythingIsDropped() {
        world.onSourceDrop = SourceDrop.DROP;
        isBeingLoadedAndGoes();
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.definitions = List.of(new SchemaStep(
                    SchemaStep.Kind.VIEW, "totals", SchemaStep.Standing.TO_DO, List.of(), SchemaStep.Remarks.NONE));
        };

        assertThat(world.perform(Kind.PERFORM).problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("orders/p3 holds rows"))
                .anyMatch(problem -> problem.contains("totals TO_DO"));
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
        assertThat(world.bench.state.rows(FRESH)).isNotEmpty();
    }

    /** Nothing is under way that could go back; the next round drops it. */
    @Test
    void aRehearsalTellsWhatTheNextRoundDrops() {
        world.onSourceDrop = SourceDrop.DROP;
        isBeingLoadedAndGoes();

        CutoverReport report = world.perform(Kind.REHEARSE);

        assertThat(report.problems()).isEmpty();
        assertThat(report.steps())
                .anyMatch(step -> step.contains("orders/p3") && step.contains("the next round drops"));
        assertThat(world.recorded()).isEmpty();
    }
}
