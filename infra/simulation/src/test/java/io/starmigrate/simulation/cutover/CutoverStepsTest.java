package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No step is recorded as done of which something is left. */
class CutoverStepsTest {
    private final CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    private static Sight failing(String command, CutoverBench world, CutoverState in) {
        JobReport failed = new JobReport(
                "job",
                false,
                List.of(),
                Map.of(),
                List.of(new JobReport.Failure("orders/p1", "the disk is full", "x")));
        return new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != JobWork.class
                        ? seen
                        : Weakened.port(
                                port,
                                seen,
                                command,
                                (arguments, told) -> world.recorded().equals(Optional.of(in)) ? failed : told);
            }
        };
    }

    @Test
    void aLastRoundThatHasFailedIsNotOver() {
        CutoverReport report = CutoverBench.perform(
                world.cutover(failing("lastRound", world, CutoverState.FROZEN), Sight.CLEAR), Kind.PERFORM);

        assertThat(report.problems()).singleElement().asString().contains("orders/p1 FAILED", "the disk is full");
        assertThat(world.state()).isEqualTo(CutoverState.FROZEN);
    }

    @Test
    void whatThePlanOfTheProofRefusesIsNotProved() {
        CutoverReport report = CutoverBench.perform(
                world.cutover(failing("plan", world, CutoverState.MOVED), Sight.CLEAR), Kind.PERFORM);

        assertThat(report.problems()).singleElement().asString().contains("orders/p1", "the disk is full");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }

    @Test
    void aCounterThatHasToBeSetByHandKeepsItFromBeingDone() {
        Switchover quiet = world.switching;
        world.switching = Weakened.before(
                Switchover.class,
                quiet,
                "counters",
                arguments -> Optional.of(new Listing(List.of(), List.of("the counter of orders is not told"))));

        assertThat(world.perform(Kind.PERFORM).problems())
                .singleElement()
                .asString()
                .contains("By hand", "the counter of orders");
        assertThat(world.state()).isEqualTo(CutoverState.RESTORED);

        world.switching = quiet;
        assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    /** Some of it may have been set going when whoever did it died. */
    @Test
    void whatIsGivenUpOnceItIsProvedIsPausedAgain() {
        world.diesIn(CutoverState.PROVED);

        assertThat(world.perform(Kind.ABANDON).problems()).isEmpty();
        assertThat(world.asked).endsWith(Goal.PAUSE);
    }

    @Test
    void nothingIsRehearsedWhileOneIsUnderWay() {
        world.diesIn(CutoverState.MOVED);
        world.bench.source.append(TravelBench.place(1), "late");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> world.perform(Kind.REHEARSE))
                .withMessageContaining("is being cut over (MOVED")
                .withMessageContaining("--abandon");
        assertThat(world.bench.shown(1)).doesNotContain("late");
    }

    @Test
    void aRehearsalThatProvesNothingHasTakenNoTime() {
        Sight failing = new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != JobWork.class
                        ? seen
                        : Weakened.after(port, seen, method -> {
                            if (method.equals("lastRound")) {
                                world.bench.state.truncate(TravelBench.place(2));
                            }
                        });
            }
        };

        CutoverReport report = CutoverBench.perform(world.cutover(failing, Sight.CLEAR), Kind.REHEARSE);

        assertThat(report.problems()).isNotEmpty();
        assertThat(report.frozen()).isEmpty();
    }

    /** It is named no more, and could be read until the cutover began. */
    @Test
    void aTableOfAnEarlierRoundThatCannotBeReadAnyMoreIsNotProved() {
        Place known = new Place("clicks", "p1");
        world.bench.source.fill(known, List.of("click"));
        world.round(Sight.CLEAR);
        world.leftOut = place -> place.table().equals("clicks");
        Sight hidden = new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != SourceCluster.class ? seen : without(port, seen);
            }
        };

        assertThat(CutoverBench.perform(world.cutover(hidden, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .singleElement()
                .asString()
                .contains("the source's clicks", "cannot be read");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }

    private <T> T without(Class<T> port, T seen) {
        T listed = Weakened.port(port, seen, "overview", (arguments, told) -> {
            List<?> tables = (List<?>) Objects.requireNonNull(told);
            return world.recorded().isEmpty()
                    ? tables
                    : tables.stream()
                            .filter(table ->
                                    !((CatalogTable) table).name().table().equals("clicks"))
                            .toList();
        });
        return Weakened.before(port, listed, "table", arguments -> {
            if ("clicks".equals(arguments[0]) && world.recorded().isPresent()) {
                throw new ClusterException(Remedy.WRONG_INPUT, "Access denied", null);
            }
            return Optional.empty();
        });
    }
}
