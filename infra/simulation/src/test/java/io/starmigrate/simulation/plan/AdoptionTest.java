package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.api.Baseline;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.plan.Adoption;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.plan.Terms;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both sides hold alike is taken for published; nothing else is, and nothing is moved for it. */
class AdoptionTest {
    private static final Place SAME = new Place("orders", "p1");
    private static final Place OTHER = new Place("orders", "p2");
    private static final Place ABSENT = new Place("orders", "p3");

    private final Bench bench = new Bench();
    private final InMemoryTaskRecorder recorder = bench.recorder;
    private final WorkerIdentity self = new WorkerIdentity("operator", bench.clock);

    @BeforeEach
    void twoSides() {
        bench.source.fill(SAME, List.of("1", "2"));
        bench.source.fill(OTHER, List.of("3"));
        bench.source.fill(ABSENT, List.of("4"));
        bench.state.fill(SAME, List.of("2", "1"));
        bench.state.fill(OTHER, List.of("3", "3"));
    }

    private Job plan() {
        Job job = Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant());
        RoundPlanner planner = new RoundPlanner(recorder, self, moved -> Set.of());
        return planner.plan(
                job,
                List.of("orders"),
                bench.source.planned(),
                new Terms(Overwriting.REFUSED, Purpose.LOAD),
                RecordedPartitions.of(recorder, "job"),
                (task, size) -> {});
    }

    private Baseline adopt(TaskRecorder recorded, SourceCluster source, TargetCluster target) {
        return adopt(recorded, source, target, new Stopping());
    }

    private Baseline adopt(TaskRecorder recorded, SourceCluster source, TargetCluster target, Stopping stopping) {
        List<PlannedPartition> chosen = bench.source.planned();
        return new Adoption(
                        recorded,
                        source,
                        target,
                        Bench.ROOT,
                        self,
                        (tasks, look) -> tasks.stream().map(look).toList())
                .adopt(plan(), chosen, stopping);
    }

    private Baseline adopt() {
        return adopt(recorder, bench.source, bench.target);
    }

    private PartitionTask task(Place place) {
        return recorder.latest(new PartitionId("job", "shop", place.table(), place.partition()))
                .orElseThrow();
    }

    private List<PartitionState> states() {
        return List.of(task(SAME).state(), task(OTHER).state(), task(ABSENT).state());
    }

    private void onlyTheSameIsAdopted() {
        assertThat(states()).containsExactly(PartitionState.PUBLISHED, PartitionState.PLANNED, PartitionState.PLANNED);
    }

    @Test
    void whatIsEqualIsPublishedWithTheTokensOfBothSides() {
        Baseline found = adopt();

        assertThat(found.adopted()).isEqualTo(1);
        assertThat(found.left())
                .extracting(
                        left -> left.task().partition().partition(),
                        left -> left.found().split(":", 2)[0])
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("p2", "the rows differ"),
                        org.assertj.core.groups.Tuple.tuple("p3", "the target has no such partition"));
        onlyTheSameIsAdopted();
        Published published = Objects.requireNonNull(task(SAME).published());
        assertThat(published.proof()).isEqualTo(Proof.FINGERPRINT);
        assertThat(published.token())
                .isEqualTo(bench.target.shown(SAME).orElseThrow().token().text());
        assertThat(bench.source.exports()).isEmpty();
    }

    @Test
    void whatChangesAfterwardsIsAllThatIsPlannedAgainAndIsNotForeign() {
        adopt();
        plan();
        assertThat(task(SAME).id().generation()).isEqualTo(1);

        bench.source.append(SAME, "5");
        plan();
        PartitionTask next = task(SAME);
        assertThat(next.id().generation()).isEqualTo(2);
        new ForeignRows(bench.target, recorder).refuse(next);
        bench.state.compact();
        new ForeignRows(bench.target, recorder).refuse(next);
        bench.state.insert(SAME, "foreign");
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> new ForeignRows(bench.target, recorder).refuse(next))
                .withMessageContaining("others have written to it");
    }

    @Test
    void whatIsWrittenWhileItIsLookedAtIsLookedAtAgainByTheNextRound() {
        SourceCluster written = Weakened.before(SourceCluster.class, bench.source, (method, arguments) -> {
            if (method.equals("fingerprint")) {
                bench.source.fill(SAME, List.of("1", "2"));
            }
            return Optional.empty();
        });
        adopt(recorder, written, bench.target);
        onlyTheSameIsAdopted();

        plan();
        assertThat(task(SAME).id().generation()).isEqualTo(2);
    }

    @Test
    void columnsThatOneSideAloneHasKeepATableFromBeingAdopted() {
        TargetCluster wider =
                Weakened.port(TargetCluster.class, bench.target, "columns", (arguments, told) -> List.of("v", "note"));

        assertThat(adopt(recorder, bench.source, wider).left())
                .anyMatch(left -> left.found().contains("the columns are not the same"));
        assertThat(task(SAME).state()).isEqualTo(PartitionState.PLANNED);
    }

    @Test
    void whatIsComparedInPartOnlyStaysPlanned() {
        SourceCluster partly = Weakened.port(
                SourceCluster.class, bench.source, "fingerprint", (arguments, told) -> partly((Fingerprint) told));

        assertThat(adopt(recorder, partly, bench.target).left())
                .anyMatch(left -> left.task().equals(task(SAME).id())
                        && left.found().contains("not in full in v; nothing has moved it yet"));
        assertThat(task(SAME).state()).isEqualTo(PartitionState.PLANNED);
    }

    private static Fingerprint partly(Fingerprint told) {
        return new Fingerprint(told.recipe(), told.rows(), told.sums(), told.nulls(), List.of("v"), told.generated());
    }

    @Test
    void whatSomebodyElseHasBegunIsLeftAlone() {
        plan();
        recorder.advance(task(SAME).to(PartitionState.EXPORTING, self.change("begun")));

        assertThat(adopt().adopted()).isZero();
        assertThat(task(SAME).state()).isEqualTo(PartitionState.EXPORTING);
    }

    @Test
    void whoIsKilledAtAnyStepGoesOnWhereItWas() {
        bench.state.fill(OTHER, List.of("3"));
        bench.state.fill(ABSENT, List.of("4"));
        int steps = IntStream.iterate(1, step -> step + 1)
                .filter(step -> !isKilledAt(step))
                .findFirst()
                .orElseThrow();

        assertThat(steps).as("steps that were tried").isGreaterThan(10);
        assertThat(states()).containsOnly(PartitionState.PUBLISHED);
        assertThat(recorder.history(task(SAME).id())).hasSize(2);
        plan();
        assertThat(task(SAME).id().generation()).isEqualTo(1);
    }

    @Test
    void whoIsStoppedLooksAtNoOtherAndGoesOnLater() {
        bench.state.truncate(OTHER);
        bench.state.fill(OTHER, List.of("3"));
        Stopping stopping = new Stopping();
        TaskRecorder watched = Weakened.after(TaskRecorder.class, recorder, method -> {
            if (method.equals("advance")) {
                stopping.ask();
            }
        });

        assertThatThrownBy(() -> adopt(watched, bench.source, bench.target, stopping))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("run the same command again");

        assertThat(states()).containsOnlyOnce(PartitionState.PUBLISHED);
        adopt();
        assertThat(states()).filteredOn(PartitionState.PUBLISHED::equals).hasSize(2);
    }

    /** Runs until the given call of a port is to be made, in a job that is as the kill before has left it. */
    private boolean isKilledAt(int step) {
        AtomicInteger calls = new AtomicInteger();
        Throwable end = catchThrowable(() -> adopt(
                dying(TaskRecorder.class, recorder, calls, step),
                dying(SourceCluster.class, bench.source, calls, step),
                dying(TargetCluster.class, bench.target, calls, step)));
        assertThat(end == null || end instanceof Crash).as(String.valueOf(end)).isTrue();
        return end != null;
    }

    private static <T> T dying(Class<T> port, T real, AtomicInteger calls, int step) {
        return Weakened.before(port, real, (method, arguments) -> {
            if (calls.incrementAndGet() == step) {
                throw new Crash();
            }
            return Optional.empty();
        });
    }
}
