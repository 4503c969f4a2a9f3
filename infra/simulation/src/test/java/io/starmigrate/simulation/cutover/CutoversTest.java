package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.cutover.Cutovers;
import io.starmigrate.worker.cutover.Cutovers.Participant;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that are cut over together have one freeze, and what stands in the way of one stops all. */
class CutoversTest {
    private final CutoverBench shop = new CutoverBench(1, ChangeSignal.VISIBLE_VERSION);
    private final CutoverBench people = new CutoverBench(1, ChangeSignal.VISIBLE_VERSION);

    @BeforeEach
    void roundsThatLeaveAChange() {
        for (CutoverBench world : List.of(shop, people)) {
            world.bench.source.append(TravelBench.place(1), "late");
        }
    }

    private CutoverReport perform() {
        return perform(Kind.PERFORM);
    }

    private CutoverReport perform(Kind kind) {
        List<Participant> members = List.of(
                new Participant("shop", "job", shop.cutover(Sight.CLEAR, Sight.CLEAR), ProgressListener.SILENT),
                new Participant("people", "job", people.cutover(Sight.CLEAR, Sight.CLEAR), ProgressListener.SILENT));
        return new Cutovers(members, shop.bench.clock, time -> shop.pause.accept(time))
                .perform("both", new CutoverRequest(kind, checks -> true), ProgressListener.SILENT);
    }

    private static Optional<CutoverState> state(CutoverBench world) {
        return world.bench.recorder.job("job").flatMap(Job::lastCutover).map(last -> last.state());
    }

    @Test
    void allAreMovedAndProvedWithinOneFreeze() {
        CutoverReport report = perform();

        assertThat(report.problems()).isEmpty();
        assertThat(report.frozen()).isPresent();
        assertThat(report.checks()).extracting(Check::subject).anyMatch(subject -> subject.startsWith("people: "));
        assertThat(report.steps()).anyMatch(step -> step.startsWith("shop: "));
        for (CutoverBench world : List.of(shop, people)) {
            assertThat(state(world)).contains(CutoverState.DONE);
            assertThat(world.bench.shown(1)).contains("late").isEqualTo(world.bench.atSource(1));
        }
    }

    @Test
    void whoDiesBeforeTheLastIsDoneGoesOnWithThatOne() {
        assertThat(perform().problems()).isEmpty();
        people.stands(CutoverState.RESTORED);

        // Its digests are of nothing, so it goes back to its freeze; the one that is done stays so.
        assertThat(perform().problems()).singleElement().asString().startsWith("people: There is no freeze");
        assertThat(state(shop)).contains(CutoverState.DONE);
        assertThat(state(people)).contains(CutoverState.BEGUN);

        // As far back as that it goes on as well.
        CutoverReport report = perform(Kind.READINESS);
        assertThat(report.isGo()).isTrue();
        assertThat(report.checks()).extracting(Check::subject).allMatch(subject -> subject.startsWith("people: "));
        assertThat(perform().problems()).isEmpty();
        assertThat(state(people)).contains(CutoverState.DONE);
    }

    /** A pattern in SOURCE_DB_NAME has found another database since. */
    @Test
    void whoWasNotThereWhenTheOthersWereCutOverIsNamedWithItsOwnJob() {
        assertThat(shop.perform(Kind.PERFORM).problems()).isEmpty();

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(this::perform)
                .withMessageContaining("shop is cut over")
                .withMessageContaining("migrate cutover --job job");
        assertThat(state(people)).isEmpty();
    }

    @Test
    void noneBeginsWhereOneIsNotReady() {
        people.plan();
        new TaskFailures(people.bench.recorder)
                .record(people.bench.task(1), new WorkerIdentity("exporter", people.bench.clock).change("full"));

        CutoverReport report = perform();

        assertThat(report.isGo()).isFalse();
        assertThat(state(shop)).isEmpty();
        assertThat(state(people)).isEmpty();
    }

    @Test
    void aWriteToOneBetweenTheLooksKeepsAllFromMoving() {
        shop.pause = time -> {
            shop.bench.clock.advance(time);
            people.bench.source.append(TravelBench.place(1), "between");
        };

        CutoverReport report = perform();

        assertThat(report.problems()).singleElement().asString().startsWith("people: There is no freeze");
        assertThat(state(shop)).contains(CutoverState.BEGUN);
        assertThat(state(people)).contains(CutoverState.BEGUN);
        assertThat(shop.bench.shown(1)).doesNotContain("late");

        shop.pause = shop.bench.clock::advance;
        assertThat(perform().problems()).isEmpty();
        assertThat(people.bench.shown(1)).contains("between");
        assertThat(state(shop)).contains(CutoverState.DONE);
    }

    /** The applications of the one that is proved would write to it while the other is moved. */
    @Test
    void whoIsFurtherWaitsForTheOthersToBeProved() {
        shop.applied.put(
                Goal.RESTORE,
                List.of(new SchemaStep(
                        SchemaStep.Kind.TABLE,
                        "orders",
                        SchemaStep.Standing.TO_DO,
                        List.of(),
                        SchemaStep.Remarks.NONE)));
        assertThat(shop.perform(Kind.PERFORM).problems()).hasSize(1);
        assertThat(state(shop)).contains(CutoverState.PROVED);
        shop.applied.clear();
        shop.asked.clear();
        shop.pause = time -> {
            shop.bench.clock.advance(time);
            people.bench.state.fill(TravelBench.place(9), List.of("of others"));
        };
        assertThat(perform().problems()).isNotEmpty();

        assertThat(state(shop)).contains(CutoverState.PROVED);
        assertThat(shop.asked).doesNotContain(Goal.RESTORE);
    }

    @Test
    void onlyThoseThatAreUnderWayAreGivenUp() {
        people.diesIn(CutoverState.FROZEN);

        assertThat(perform(Kind.ABANDON).problems()).isEmpty();
        assertThat(state(people)).contains(CutoverState.ABANDONED);
        assertThat(state(shop)).isEmpty();
    }

    @Test
    void onlyThoseThatAreDoneAreTakenBack() {
        assertThat(people.perform(Kind.PERFORM).problems()).isEmpty();

        assertThat(perform(Kind.REOPEN).problems()).isEmpty();
        assertThat(state(people)).contains(CutoverState.ABANDONED);
        assertThat(state(shop)).isEmpty();
    }
}
