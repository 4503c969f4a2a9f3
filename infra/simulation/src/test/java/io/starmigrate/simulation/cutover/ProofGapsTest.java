package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.cutover.JobWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What happens between the looks of a proof, and what no plan looks at, is found before everything is called proved.
 */
class ProofGapsTest {
    private final CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    /** Somebody gives both tables a column within the freeze; what it says of older rows is each cluster's own. */
    @Test
    void aColumnThatIsAddedOnBothSidesWithinTheFreezeKeepsEverythingFromBeingProved() {
        AtomicBoolean added = new AtomicBoolean();
        world.pause = time -> {
            world.bench.clock.advance(time);
            added.set(true);
        };
        Sight altered = sourceThat(
                (method, arguments) -> method.equals("columns") && added.get() ? List.of("v", "added_at") : null);

        assertThat(CutoverBench.perform(world.cutover(altered, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .singleElement()
                .asString()
                .contains("orders (added_at)", "migrate retry --published", "run migrate cutover again")
                .as("which is refused while one is under way")
                .doesNotContain("migrate plan", "migrate sync");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }

    @Test
    void aColumnThatHasGotAnotherTypeSinceItWasProvedIsNoGo() {
        Sight altered = sourceThat((method, arguments) -> method.equals("recipe") ? arguments[2] + "other" : null);

        assertThat(CutoverBench.perform(world.cutover(altered, Sight.CLEAR), Kind.PERFORM)
                        .checks())
                .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                .singleElement()
                .extracting(Check::found)
                .asString()
                .contains("orders (a column has got another type since)");
        assertThat(world.recorded()).isEmpty();
    }

    /** What was asked for before the wait is asked for anew after it. */
    @Test
    void columnsAreReadAnewBeforeTheyAreLookedAt() {
        List<String> asked = new ArrayList<>();
        Sight watched = sourceThat((method, arguments) -> {
            asked.add(method);
            return null;
        });

        assertThat(CutoverBench.perform(world.cutover(watched, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .isEmpty();
        assertThat(asked.stream().filter(List.of("renew", "columns")::contains))
                .startsWith("renew", "columns", "renew", "columns")
                .endsWith("renew", "columns");
    }

    private Sight sourceThat(BiFunction<String, Object[], @Nullable Object> answers) {
        return new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return Weakened.before(
                        port,
                        seen,
                        (method, arguments) -> seen == world.bench.source
                                ? Optional.ofNullable(answers.apply(method, arguments))
                                : Optional.empty());
            }
        };
    }

    /** A write that begins and ends while definitions are compared, where a plan has looked already. */
    @ParameterizedTest
    @EnumSource
    void whatIsWrittenWhileTheProofIsMadeIsNoFreeze(ChangeSignal signal) {
        CutoverBench other = new CutoverBench(2, signal);
        AtomicBoolean wrote = new AtomicBoolean();
        Sight sight = whileCompared(other, () -> {
            if (!wrote.getAndSet(true)) {
                other.bench.source.append(TravelBench.place(1), "begun and ended meanwhile");
            }
        });

        assertThat(CutoverBench.perform(other.cutover(sight, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .singleElement()
                .asString()
                .contains("There is no freeze");
        assertThat(other.state()).isEqualTo(CutoverState.BEGUN);
        assertThat(other.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(other.bench.shown(1)).contains("begun and ended meanwhile");
    }

    @Test
    void whatIsCompactedWhileTheProofIsMadeIsComparedByRows() {
        CutoverBench other = new CutoverBench(2, ChangeSignal.COMPACTED_VERSION);

        assertThat(CutoverBench.perform(
                                other.cutover(whileCompared(other, other.bench.source::compact), Sight.CLEAR),
                                Kind.PERFORM)
                        .problems())
                .isEmpty();
        assertThat(other.state()).isEqualTo(CutoverState.DONE);
    }

    /** A shared-data source before 3.3 goes on compacting long after the last write. */
    @Test
    void whatIsCompactedDuringEachPlanIsComparedByRowsAndProved() {
        CutoverBench other = new CutoverBench(2, ChangeSignal.COMPACTED_VERSION);

        CutoverReport report = CutoverBench.perform(
                other.cutover(during("plan", other, other.bench.source::compact), Sight.CLEAR), Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(other.state()).isEqualTo(CutoverState.DONE);
        assertThat(report.steps()).anyMatch(step -> step.contains("versions go on moving"));
    }

    private static Sight whileCompared(CutoverBench world, Runnable happens) {
        return during("schema", world, happens);
    }

    private static Sight during(String question, CutoverBench world, Runnable happens) {
        return new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != JobWork.class
                        ? seen
                        : Weakened.before(port, seen, (method, arguments) -> {
                            if (method.equals(question)
                                    && world.recorded()
                                            .filter(CutoverState.MOVED::equals)
                                            .isPresent()) {
                                happens.run();
                            }
                            return Optional.empty();
                        });
            }
        };
    }
}
