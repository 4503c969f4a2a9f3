package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Quiet;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What no version of a partition tells keeps a cutover from beginning, or from calling itself proved. */
class CutoverProofTest {
    private static final Listing UNTOLD =
            new Listing(List.of(), List.of("Access denied; the source did not execute SHOW PROC '/transactions'"));
    private static final SchemaStep ALTERED = new SchemaStep(
            SchemaStep.Kind.VIEW, "totals", SchemaStep.Standing.TO_DO, List.of(), SchemaStep.Remarks.NONE);

    private final CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    private CutoverReport perform(@Nullable Instant at, boolean unlisted) {
        return world.cutover(CutoverBench.Sight.CLEAR, CutoverBench.Sight.CLEAR)
                .perform("job", new CutoverRequest(Kind.PERFORM, checks -> true, at, unlisted), CutoverBench.SILENT);
    }

    private boolean isUnderWay() {
        return world.bench.recorder.job("job").flatMap(Job::lastCutover).isPresent();
    }

    @Test
    void transactionsThatTheAccountIsNotShownAreNoGoUntilSomebodyElseHasLooked() {
        world.switching = new Quiet(() -> UNTOLD);

        CutoverReport refused = perform(null, false);

        assertThat(refused.isGo()).isFalse();
        assertThat(refused.checks())
                .filteredOn(check -> check.verdict() == Verdict.NO_GO)
                .singleElement()
                .extracting(Check::found)
                .asString()
                .contains("Access denied", "GRANT OPERATE ON SYSTEM", "--unlisted-transactions");
        assertThat(isUnderWay()).isFalse();

        CutoverReport told = perform(null, true);
        assertThat(told.problems()).isEmpty();
        assertThat(told.checks()).anyMatch(check -> check.found().contains("Access denied"));
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    /** A table that is locked for a moment is not one whose columns were all compared. */
    @Test
    void columnsThatTheSourceDoesNotTellNowKeepACutoverFromBeginning() {
        CutoverBench.Sight locked = new CutoverBench.Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return Weakened.before(port, seen, (method, arguments) -> {
                    if (seen == world.bench.source && method.equals("columns")) {
                        throw new ClusterException(Remedy.RETRY_LATER, "the table is locked", null);
                    }
                    return Optional.empty();
                });
            }
        };

        assertThatThrownBy(() -> CutoverBench.perform(world.cutover(locked, CutoverBench.Sight.CLEAR), Kind.PERFORM))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("locked");
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    void transactionsThatAreShownNoMoreWithinTheFreezeAreNoProofOfIt() {
        AtomicInteger questions = new AtomicInteger();
        world.switching = new Quiet(() -> questions.incrementAndGet() > 1 ? UNTOLD : Quiet.NONE);

        assertThat(perform(null, false).problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "Access denied", "nothing was moved");
    }

    @Test
    void whoBeginsToWriteAfterTheLooksIsFoundBeforeEverythingIsCalledProved() {
        world.switching = new Quiet(() -> isUnderWay() && world.state() == CutoverState.MOVED
                ? new Listing(List.of("transaction 7 (a-load) is PREPARED"), List.of())
                : Quiet.NONE);

        assertThat(perform(null, false).problems()).singleElement().asString().contains("There is no freeze", "a-load");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
    }

    /** The recorder's index stands still once the last round has ended, and somebody writes to the source. */
    private final class Behind implements CutoverBench.Sight {
        private List<PartitionTask> listed = List.of();

        @Override
        public <T> T of(Class<T> port, T seen) {
            if (port == JobWork.class) {
                return Weakened.after(port, seen, method -> {
                    if (method.equals("lastRound")) {
                        listed = world.bench.recorder.partitions("job").toList();
                        world.bench.source.append(TravelBench.place(1), "late");
                    }
                });
            }
            return port != TaskRecorder.class
                    ? seen
                    : Weakened.before(
                            port,
                            seen,
                            "partitions",
                            arguments -> !listed.isEmpty() ? Optional.of(listed.stream()) : Optional.empty());
        }
    }

    @Test
    void whatTheIndexDoesNotListYetIsAChangeAllTheSame() {
        CutoverReport report =
                CutoverBench.perform(world.cutover(new Behind(), CutoverBench.Sight.CLEAR), Kind.PERFORM);

        assertThat(report.problems())
                .singleElement()
                .asString()
                .contains("There is no freeze", "1 partition has changed");
        assertThat(world.state()).isEqualTo(CutoverState.BEGUN);
    }

    /** The proof's recorder lists what was there before the last round, as long as {@code isBehind} says so. */
    private final class Older implements CutoverBench.Sight {
        private final List<PartitionTask> listed =
                world.bench.recorder.partitions("job").toList();
        private final Predicate<PartitionTask> isListed;
        private boolean planned;

        Older(Predicate<PartitionTask> isListed) {
            this.isListed = isListed;
        }

        @Override
        public <T> T of(Class<T> port, T seen) {
            if (port == JobWork.class) {
                return Weakened.after(port, seen, method -> planned |= method.equals("lastRound"));
            }
            return port != TaskRecorder.class
                    ? seen
                    : Weakened.before(
                            port,
                            seen,
                            (method, arguments) ->
                                    planned && arguments[0] instanceof String && method.equals("partitions")
                                            ? Optional.of(listed.stream().filter(isListed))
                                            : Optional.empty());
        }
    }

    @Test
    void whatTheLastRoundHasPublishedIsNoWriteOfOthersWhateverTheIndexLists() {
        world.bench.source.append(TravelBench.place(1), "late");

        CutoverReport report =
                CutoverBench.perform(world.cutover(new Older(task -> true), CutoverBench.Sight.CLEAR), Kind.PERFORM);

        assertThat(report.problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @Test
    void whatTheIndexDoesNotListIsNotProvedByLeavingItOut() {
        CutoverReport report = CutoverBench.perform(
                world.cutover(
                        new Older(task -> task.id().partition().partition().equals("p1")), CutoverBench.Sight.CLEAR),
                Kind.PERFORM);

        assertThat(report.problems()).singleElement().asString().contains("does not list all partitions");
    }

    /** After the last round a plan may look at no table, and writes nothing down. */
    private static final class LeavingOut implements CutoverBench.Sight {
        private boolean moved;

        @Override
        public <T> T of(Class<T> port, T seen) {
            return port != JobWork.class
                    ? seen
                    : Weakened.before(port, seen, (method, arguments) -> {
                        moved = moved || method.equals("lastRound");
                        return moved && method.equals("plan") ? Optional.of(refused()) : Optional.empty();
                    });
        }

        private static JobReport refused() {
            PlanReport.Cluster cluster = new PlanReport.Cluster("3.5.2", List.of());
            List<TablePlan> tables = List.of(TablePlan.refused(new TableName("shop", "orders"), "not told just now"));
            return new JobReport("job", true, List.of(), Map.of(), List.of())
                    .with(new PlanReport(cluster, cluster, tables, List.of(), List.of(), List.of()));
        }
    }

    @Test
    void whatAPlanLeavesOutIsNotProvedAndIsNoWriteEither() {
        world.bench.source.append(TravelBench.place(1), "late");

        CutoverReport report =
                CutoverBench.perform(world.cutover(new LeavingOut(), CutoverBench.Sight.CLEAR), Kind.PERFORM);

        assertThat(report.problems()).singleElement().asString().contains("orders", "not told just now");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }

    @Test
    void whatIsAlteredWhileItWaitsForItsTimeIsLookedAtOnceMore() {
        Instant at = world.bench.clock.instant().plus(Duration.ofHours(9));
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.definitions = List.of(ALTERED);
        };

        CutoverReport waited = perform(at, false);

        assertThat(waited.problems()).singleElement().asString().contains("so no longer", "nothing was begun");
        assertThat(waited.checks()).anyMatch(check -> check.found().contains("totals TO_DO"));
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    void whatIsAlteredWithinTheFreezeKeepsEverythingFromBeingCalledProved() {
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.definitions = List.of(ALTERED);
        };

        assertThat(perform(null, false).problems())
                .singleElement()
                .asString()
                .contains("totals TO_DO", "migrate schema --dry-run");
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);

        world.definitions = List.of();
        assertThat(perform(null, false).problems()).isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
    }

    @Test
    void aTableThatTheTargetDoesNotShowIsNamedAndAllElseIsLookedAt() {
        world.pause = time -> {
            world.bench.clock.advance(time);
            world.definitions = List.of(ALTERED);
        };
        CutoverBench.Sight odd = new CutoverBench.Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return seen instanceof TargetCluster
                        ? Weakened.before(port, seen, (method, arguments) -> {
                            if (method.equals("shown")) {
                                throw new ClusterException(Remedy.WRONG_INPUT, "a segment went astray", null);
                            }
                            return Optional.empty();
                        })
                        : seen;
            }
        };

        assertThat(CutoverBench.perform(world.cutover(odd, CutoverBench.Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .hasSize(2)
                .contains("the target's orders cannot be looked at: a segment went astray")
                .anyMatch(problem -> problem.contains("totals TO_DO"));
        assertThat(world.state()).isEqualTo(CutoverState.MOVED);
    }
}
