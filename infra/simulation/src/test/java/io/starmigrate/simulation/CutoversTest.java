package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.cutover.Cutover;
import io.starmigrate.worker.cutover.Cutovers;
import io.starmigrate.worker.cutover.Cutovers.Member;
import io.starmigrate.worker.cutover.JobWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that are cut over together have one freeze, and what stands in the way of one stops all. */
class CutoversTest {
    private final TravelBench shop = new TravelBench(1);
    private final TravelBench people = new TravelBench(1);

    @BeforeEach
    void roundsThatLeaveAChange() {
        for (TravelBench bench : List.of(shop, people)) {
            bench.worker("rounds").works();
            bench.source.append(TravelBench.place(1), "late");
        }
    }

    private CutoverReport perform(Kind kind, Consumer<Duration> pause) {
        return perform(kind, pause, new BenchWork(people));
    }

    private CutoverReport perform(Kind kind, Consumer<Duration> pause, JobWork ofPeople) {
        List<Member> members =
                List.of(member("shop", shop, new BenchWork(shop), pause), member("people", people, ofPeople, pause));
        return new Cutovers(members, shop.clock, pause)
                .perform("both", new CutoverRequest(kind, checks -> true), ProgressListener.SILENT);
    }

    private CutoverReport perform(Kind kind) {
        return perform(kind, shop.clock::advance);
    }

    private static Member member(String label, TravelBench bench, JobWork work, Consumer<Duration> pause) {
        return new Member(
                label,
                "job",
                new Cutover(
                        work,
                        bench.recorder,
                        () -> bench.source,
                        () -> new SimulatedTarget(bench.state),
                        QuietClusters::new,
                        bench.clock,
                        pause));
    }

    private static Optional<CutoverState> state(TravelBench bench) {
        return bench.recorder.job("job").flatMap(Job::lastCutover).map(last -> last.state());
    }

    @Test
    void allAreMovedAndProvedWithinOneFreeze() {
        CutoverReport report = perform(Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(report.frozen()).isPresent();
        assertThat(report.checks()).extracting(Check::subject).anyMatch(subject -> subject.startsWith("people: "));
        assertThat(report.steps()).anyMatch(step -> step.startsWith("shop: "));
        for (TravelBench bench : List.of(shop, people)) {
            assertThat(state(bench)).contains(CutoverState.DONE);
            assertThat(bench.shown(1)).contains("late").isEqualTo(bench.atSource(1));
        }
    }

    @Test
    void noneBeginsWhereOneIsNotReady() {
        JobWork dead = new BenchWork(people, new Finding(What.KEPT, "a message", "its job is gone"));

        CutoverReport report = perform(Kind.PERFORM, shop.clock::advance, dead);

        assertThat(report.isGo()).isFalse();
        assertThat(state(shop)).isEmpty();
        assertThat(state(people)).isEmpty();
    }

    @Test
    void aWriteToOneBetweenTheLooksKeepsAllFromMoving() {
        CutoverReport report = perform(Kind.PERFORM, time -> {
            shop.clock.advance(time);
            people.source.append(TravelBench.place(1), "between");
        });

        assertThat(report.problems()).singleElement().asString().startsWith("people: There is no freeze");
        assertThat(state(shop)).contains(CutoverState.BEGUN);
        assertThat(state(people)).contains(CutoverState.BEGUN);
        assertThat(shop.shown(1)).doesNotContain("late");

        assertThat(perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(people.shown(1)).contains("between");
        assertThat(state(shop)).contains(CutoverState.DONE);
    }
}
