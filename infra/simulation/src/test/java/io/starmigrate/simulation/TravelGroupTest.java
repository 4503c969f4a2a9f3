package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small partitions of one table that travel together. */
class TravelGroupTest {
    private static final int PARTITIONS = 5;

    private final TravelBench bench = new TravelBench(PARTITIONS);
    private final TravelBench.Worker worker = bench.worker("one");

    @Test
    void one_export_and_one_load_bring_all_and_each_is_published_by_itself() {
        List<LoadOrder> loads = new ArrayList<>();
        TargetCluster counted =
                Weakened.port(TargetCluster.class, new SimulatedTarget(bench.state), "load", (arguments, told) -> {
                    loads.add((LoadOrder) Objects.requireNonNull(arguments[0]));
                    return told;
                });

        bench.new Worker("counted", seen -> seen, bench.source, counted).works();

        assertThat(bench.source.submitted()).isEqualTo(1);
        assertThat(loads)
                .singleElement()
                .satisfies(load -> assertThat(load.into()).hasSize(PARTITIONS));
        areAllPublished();
        assertThat(bench.tasks(PartitionState.PUBLISHED)).allSatisfy(task -> {
            assertThat(Objects.requireNonNull(task.export()).attempt()).isEqualTo(1);
            assertThat(Objects.requireNonNull(task.published()).fingerprint()).isEqualTo(recordedManifest(task));
        });
        assertThat(bench.tasks(PartitionState.PUBLISHED))
                .filteredOn(task -> task.carrying().isPresent())
                .singleElement()
                .satisfies(carrier -> assertThat(
                                carrier.carrying().map(TravelGroup::riders).orElseThrow())
                        .hasSize(PARTITIONS - 1));
        assertThat(bench.state.leftovers()).isEmpty();
    }

    private Object recordedManifest(PartitionTask task) {
        return Objects.requireNonNull(bench.recorder.requireManifest(task).fingerprint());
    }

    @Test
    void one_that_changed_while_it_was_exported_goes_alone_and_the_others_are_published() {
        worker.exports();
        bench.source.append(TravelBench.place(2), "late");

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsExactly(1, 2, 1, 1, 1);
        assertThat(bench.source.submitted()).isEqualTo(2);
    }

    @Test
    void one_that_does_not_arrive_as_it_was_goes_alone_and_the_others_are_published() {
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        bench.announce();
        worker.loads();
        bench.state.write(Objects.requireNonNull(bench.task(3).staging()).partitionId(), "too much");

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsExactly(1, 1, 2, 1, 1);
    }

    @Test
    void a_group_that_one_has_left_is_not_loaded_and_the_others_go_alone() {
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        bench.cancel(4);

        worker.works();

        assertThat(bench.task(4).state()).isEqualTo(PartitionState.CANCELLED);
        assertThat(bench.shown(4)).isEmpty();
        for (int i : List.of(1, 2, 3, 5)) {
            assertThat(bench.task(i).state()).isEqualTo(PartitionState.PUBLISHED);
            assertThat(bench.shown(i)).isEqualTo(bench.atSource(i));
            assertThat(Objects.requireNonNull(bench.task(i).export()).attempt()).isEqualTo(2);
        }
    }

    @Test
    void a_group_that_cannot_be_loaded_falls_apart_and_only_the_one_to_blame_fails() {
        bench.state.fill(TravelBench.place(2), List.of("somebody else's"));

        worker.works();

        assertThat(bench.task(2).state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task(2).change().why()).contains("holds 1 rows that this job has not put there");
        assertThat(bench.shown(2)).containsExactly("somebody else's");
        for (int i : List.of(1, 3, 4, 5)) {
            assertThat(bench.shown(i)).isEqualTo(bench.atSource(i));
        }
    }

    @Test
    void a_load_that_fails_for_good_parts_the_group_and_fails_nobody() {
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        bench.announce();
        worker.loads();
        bench.state.cancelLoads("type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel");

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsOnly(2);
    }

    @Test
    void a_cancelled_export_parts_the_group() {
        worker.exports();
        bench.source.changeLeader();

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsOnly(2);
    }

    @Test
    void a_group_that_cannot_be_unloaded_is_halved_until_the_one_to_blame_stands_alone() {
        SourceCluster picky = Weakened.port(SourceCluster.class, bench.source, "unload", (arguments, told) -> {
            boolean alone = !(arguments[1] instanceof List<?> names) || names.size() == 1;
            if (!alone && ((List<?>) Objects.requireNonNull(arguments[1])).contains("p2")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "p2 holds every separator", null);
            }
            return told;
        });

        bench.new Worker("picky", seen -> seen, picky, new SimulatedTarget(bench.state)).works();

        areAllPublished();
        assertThat(bench.task(2).group()).isEmpty();
        assertThat(bench.source.submitted()).isEqualTo(3);
    }

    @Test
    void what_has_changed_since_travels_together_in_the_next_round() {
        worker.works();
        bench.source.append(TravelBench.place(1), "more");
        bench.source.append(TravelBench.place(4), "more");
        bench.plan();

        worker.works();

        areAllPublished();
        assertThat(bench.task(1).id().generation()).isEqualTo(2);
        assertThat(bench.task(4).group()).isPresent();
        assertThat(bench.source.submitted()).isEqualTo(2);
    }

    /** StarRocks forgets labels: whoever was stopped before sending a load may send it long after it has ended. */
    @Test
    void nobody_is_published_while_a_load_of_the_group_runs_once_more() {
        List<LoadOrder> loads = new ArrayList<>();
        SimulatedTarget target = new SimulatedTarget(bench.state);
        TargetCluster counted = Weakened.port(TargetCluster.class, target, "load", (arguments, told) -> {
            loads.add((LoadOrder) Objects.requireNonNull(arguments[0]));
            return told;
        });
        TravelBench.Worker late = bench.new Worker("late", seen -> seen, bench.source, counted);
        late.exports();
        bench.exportsEnd();
        late.exports();
        bench.announce();
        late.loads();
        bench.loadsEnd();
        late.loads();
        assertThat(bench.tasks(PartitionState.VERIFYING)).hasSize(PARTITIONS);
        String label = loads.get(0).label();
        while (!target.loads(List.of(label)).isEmpty()) {
            bench.state.forgetLabels();
        }
        target.load(loads.get(0));

        late.publishes();

        assertThat(bench.tasks(PartitionState.VERIFYING)).hasSize(PARTITIONS);
        worker.works();
        areAllPublished();
        assertThat(attempts()).containsOnly(2);
    }

    @Test
    void what_may_become_a_backup_is_exported_each_by_itself() {
        bench.exportsOnly(10);

        assertThat(bench.source.submitted()).isEqualTo(PARTITIONS);
        assertThat(bench.tasks(PartitionState.EXPORTED))
                .hasSize(PARTITIONS)
                .allMatch(task -> task.group().isEmpty());
    }

    @Test
    void a_retry_exports_alone_what_has_failed_in_a_group() {
        bench.state.fill(TravelBench.place(2), List.of("somebody else's"));
        worker.works();
        assertThat(bench.task(2).state()).isEqualTo(PartitionState.FAILED);
        bench.state.truncate(TravelBench.place(2));

        bench.retry();
        worker.works();

        areAllPublished();
        assertThat(bench.task(2).group()).isEmpty();
    }

    /** Wherever a worker dies, another one brings everything to its end, and never loads a row twice. */
    @ParameterizedTest
    @ValueSource(strings = {"recorder", "source", "target"})
    void another_worker_finishes_what_one_has_left_wherever_it_died(String port) {
        for (int call = 1; ; call++) {
            TravelBench world = new TravelBench(3);
            Dying dying = new Dying(call);
            TravelBench.Worker mortal = world
            .new Worker(
                    "mortal",
                    seen -> port.equals("recorder") ? dying.at(TaskRecorder.class, seen) : seen,
                    port.equals("source") ? dying.at(SourceCluster.class, world.source) : world.source,
                    port.equals("target")
                            ? dying.at(TargetCluster.class, new SimulatedTarget(world.state))
                            : new SimulatedTarget(world.state));
            Throwable end = catchThrowable(mortal::works);

            world.worker("heir").works();

            for (int i = 1; i <= 3; i++) {
                assertThat(world.task(i).state())
                        .as(port + " call " + call + ", p" + i)
                        .isEqualTo(PartitionState.PUBLISHED);
                assertThat(world.shown(i))
                        .as(port + " call " + call + ", p" + i)
                        .isEqualTo(world.atSource(i));
            }
            assertThat(world.state.leftovers()).as(port + " call " + call).isEmpty();
            if (end == null) {
                assertThat(call).isGreaterThan(5);
                return;
            }
        }
    }

    /** The end of a process after so many calls that change something, each of which is carried out. */
    private static final class Dying {
        private static final Set<String> CHANGES = Set.of(
                "advance", "record", "export", "open", "load", "publish", "drop", "unload", "fingerprint", "partition");
        private int left;

        Dying(int calls) {
            this.left = calls;
        }

        <T> T at(Class<T> port, T real) {
            return Weakened.after(port, real, method -> {
                if (CHANGES.contains(method) && --left == 0) {
                    throw new Crash();
                }
            });
        }
    }

    private void areAllPublished() {
        for (int i = 1; i <= PARTITIONS; i++) {
            assertThat(bench.task(i).state()).as(bench.task(i).toString()).isEqualTo(PartitionState.PUBLISHED);
            assertThat(bench.shown(i)).as("p" + i).isEqualTo(bench.atSource(i));
        }
    }

    private List<Integer> attempts() {
        return IntStream.rangeClosed(1, PARTITIONS)
                .mapToObj(i -> Optional.ofNullable(bench.task(i).export())
                        .orElseThrow()
                        .attempt())
                .toList();
    }
}
