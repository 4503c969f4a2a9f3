package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.SourceDrop;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.api.PlanReport.Drop;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.SourceDrops;
import io.starmigrate.worker.plan.TargetDrops;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the target shows of partitions that the source has dropped, however far their last generation came. */
class TargetDropsTest {
    private static final Place PLACE = TravelBench.place(1);
    private static final Place FRESH = TravelBench.place(9);

    private final TravelBench bench = new TravelBench(2);

    /** What the target answers of what it shows; null: that. */
    private @Nullable ClusterException unreadable;

    private final TargetCluster target =
            Weakened.before(TargetCluster.class, new SimulatedTarget(bench.state), (method, arguments) -> {
                if (method.equals("dropShown")) {
                    bench.state.remove((Place) arguments[0]);
                    return Optional.of("dropped");
                }
                if (method.equals("shown") && unreadable != null) {
                    throw unreadable;
                }
                return Optional.empty();
            });

    @BeforeEach
    void publishes() {
        settles("first");
        assertThat(bench.state.rows(PLACE)).containsExactly("r1");
    }

    private void settles(String worker) {
        bench.worker(worker).settles(60, Duration.ofSeconds(20));
    }

    /** What a round does with what is gone: looks, and drops what is to be dropped. */
    private List<String> round(SourceDrop wish) {
        return drops(wish).apply(looked(wish), bench.source.tables()).stream()
                .map(Drop::outcome)
                .toList();
    }

    private TargetDrops drops(SourceDrop wish) {
        return new TargetDrops(bench.recorder, () -> bench.source, () -> Optional.of(target), wish);
    }

    private List<Drop> looked(SourceDrop wish) {
        List<PartitionTask> gone = new SourceDrops(bench.recorder, new WorkerIdentity("operator", bench.clock))
                .mark(
                        bench.source,
                        RecordedPartitions.of(bench.recorder, "job"),
                        bench.source.tables(),
                        bench.source.catalog(),
                        told -> {});
        return drops(wish).look(gone, bench.source.tables());
    }

    private PartitionState state(Place place) {
        return bench.recorder
                .latest(new PartitionId("job", "shop", place.table(), place.partition()))
                .orElseThrow()
                .state();
    }

    /** A change is planned, and before anybody exports it the partition is dropped. */
    private void changesAndGoes() {
        bench.source.append(PLACE, "late");
        bench.plan();
        bench.source.drop(PLACE);
        settles("second");
        assertThat(state(PLACE)).isEqualTo(PartitionState.CANCELLED);
    }

    @Test
    void whatAnEarlierGenerationHasLeftIsDropped() {
        changesAndGoes();

        assertThat(looked(SourceDrop.DROP)).singleElement().matches(Drop::due);
        assertThat(looked(SourceDrop.REPORT)).singleElement().matches(drop -> !drop.due());
        assertThat(round(SourceDrop.DROP)).containsExactly("dropped at the target");
        assertThat(bench.state.rows(PLACE)).isEmpty();
        assertThat(round(SourceDrop.DROP)).isEmpty();
    }

    @Test
    void whatAnEarlierGenerationHasLeftIsNamedWhereItIsKept() {
        changesAndGoes();

        assertThat(round(SourceDrop.REPORT)).containsExactly("the target keeps it (the setting onSourceDrop=report)");
        assertThat(bench.state.rows(PLACE)).containsExactly("r1");
    }

    @Test
    void rowsOfOthersAmongThemStay() {
        changesAndGoes();
        bench.state.insert(PLACE, "foreign");

        assertThat(looked(SourceDrop.DROP)).singleElement().matches(drop -> !drop.due());
        assertThat(round(SourceDrop.DROP)).singleElement().asString().contains("it stays", "others have written to it");
        assertThat(bench.state.rows(PLACE)).containsExactlyInAnyOrder("r1", "foreign");
    }

    @Test
    void whatTheSourceHasAgainStays() {
        changesAndGoes();
        List<Drop> looked = looked(SourceDrop.DROP);
        bench.source.fill(PLACE, List.of("r1", "back"));

        assertThat(drops(SourceDrop.DROP).apply(looked, bench.source.tables()))
                .singleElement()
                .extracting(Drop::outcome)
                .isEqualTo("it stays, because the source has it again");
        assertThat(bench.state.rows(PLACE)).containsExactly("r1");
    }

    @Test
    void whatTheSourceHasUnderAnotherNameStays() {
        bench.source.drop(PLACE);
        bench.source.remake(FRESH, "), ('" + PLACE.partition() + "'", List.of("r1", "more"));

        assertThat(looked(SourceDrop.DROP))
                .singleElement()
                .satisfies(drop -> assertThat(drop.due())
                        .as("nothing is promised that no round does")
                        .isFalse());
        assertThat(round(SourceDrop.DROP))
                .singleElement()
                .asString()
                .contains("it stays, because the source has rows of its bounds in " + FRESH.partition());
        assertThat(bench.state.rows(PLACE)).containsExactly("r1");
    }

    @Test
    void whatNobodyHasFilledIsDroppedUnlessOthersHave() {
        bench.source.fill(FRESH, List.of("new"));
        bench.plan();
        bench.source.drop(FRESH);
        bench.state.fill(FRESH, List.of());
        settles("second");

        bench.state.insert(FRESH, "foreign");
        assertThat(round(SourceDrop.DROP)).singleElement().asString().contains("this job has not put there");
        assertThat(bench.state.rows(FRESH)).containsExactly("foreign");
        bench.state.truncate(FRESH);
        assertThat(round(SourceDrop.DROP)).containsExactly("dropped at the target");
    }

    /** The rounds of all other tables go on. */
    @Test
    void whatTheTargetCannotBeAskedOfIsNamedAndNothingEnds() {
        changesAndGoes();
        unreadable = new ClusterException(Remedy.WRONG_INPUT, "Cannot work with the table", null);

        assertThat(looked(SourceDrop.DROP))
                .singleElement()
                .matches(drop -> !drop.due())
                .extracting(Drop::outcome)
                .asString()
                .contains("cannot be told", "Cannot work with the table");
        assertThat(round(SourceDrop.DROP)).singleElement().asString().contains("cannot be told");
        assertThat(bench.state.rows(PLACE)).containsExactly("r1");

        unreadable = new ClusterException(Remedy.RETRY_LATER, "busy", null);
        assertThatThrownBy(() -> looked(SourceDrop.DROP)).isSameAs(unreadable);
    }
}
