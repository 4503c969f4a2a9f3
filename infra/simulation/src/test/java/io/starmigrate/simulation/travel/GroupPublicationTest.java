package io.starmigrate.simulation.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of a travel group that are staged, proved and published by few statements. */
class GroupPublicationTest {
    private static final int PARTITIONS = 5;

    private final TravelBench bench = new TravelBench(PARTITIONS);
    private final TravelBench.Worker worker = bench.worker("one");
    private final Map<String, Integer> calls = new HashMap<>();

    private TravelBench.Worker over(TargetStatements statements) {
        return bench.new Worker("over", seen -> seen, bench.source, new SimulatedTarget(statements));
    }

    private <T> T counted(Class<T> port, T real) {
        return Weakened.after(port, real, method -> calls.merge(method, 1, Integer::sum));
    }

    private void areLoaded(TravelBench.Worker by) {
        by.exports();
        bench.exportsEnd();
        by.exports();
        bench.announce();
        by.loads();
        bench.loadsEnd();
        by.loads();
        assertThat(bench.tasks(PartitionState.VERIFYING)).hasSize(PARTITIONS);
    }

    @Test
    void one_statement_shows_all_and_each_side_is_asked_once_for_all_fingerprints() {
        bench
                .new Worker(
                        "counted",
                        seen -> seen,
                        counted(SourceCluster.class, bench.source),
                        counted(TargetCluster.class, new SimulatedTarget(bench.state)))
                .works();

        bench.areAllPublished();
        assertThat(calls)
                .containsEntry("publishTogether", 1)
                .containsEntry("fingerprints", 1)
                .containsEntry("fingerprintStaged", 1)
                .containsEntry("fingerprintShown", 1)
                .containsEntry("openTogether", 1)
                .doesNotContainKeys("publish", "fingerprint");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_switch_whose_answer_was_lost_is_asked_for_by_each_and_never_sent_for_what_shows(boolean applied) {
        List<Object> lost = new ArrayList<>();
        List<Place> alone = new ArrayList<>();
        TargetStatements losing = Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
            if (method.equals("switchIn")) {
                alone.add((Place) Objects.requireNonNull(arguments[0]));
            }
            if (method.equals("switchInAll") && lost.isEmpty()) {
                lost.add(Objects.requireNonNull(arguments[0]));
                if (applied) {
                    bench.state.switchInAll(switched(lost));
                }
                throw new ClusterException(Remedy.ASK_AGAIN, "nobody knows", null);
            }
            return Optional.empty();
        });

        over(losing).works();

        bench.areAllPublished();
        assertThat(switched(lost)).hasSize(PARTITIONS);
        assertThat(alone).hasSize(applied ? 0 : PARTITIONS);
    }

    @SuppressWarnings("unchecked")
    private static Map<Place, String> switched(List<Object> sent) {
        return (Map<Place, String>) sent.get(0);
    }

    @Test
    void a_switch_that_comes_late_shows_nothing_once_one_of_them_has_left() {
        List<Object> late = new ArrayList<>();
        TargetStatements slow = Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
            if (method.equals("switchInAll")) {
                late.add(Objects.requireNonNull(arguments[0]));
            }
            if (method.startsWith("switchIn")) {
                throw new ClusterException(Remedy.ASK_AGAIN, "nobody knows", null);
            }
            return Optional.empty();
        });
        TravelBench.Worker stopped = over(slow);
        areLoaded(stopped);
        stopped.publishes();
        bench.cancel(4);

        assertThatThrownBy(() -> bench.state.switchInAll(switched(late))).isInstanceOf(ClusterException.class);

        assertThat(bench.task(4).state()).isEqualTo(PartitionState.CANCELLED);
        for (int i = 1; i <= PARTITIONS; i++) {
            assertThat(bench.shown(i)).as("p" + i).isEmpty();
        }
        worker.works();
        for (int i : List.of(1, 2, 3, 5)) {
            assertThat(bench.task(i).state()).isEqualTo(PartitionState.PUBLISHED);
            assertThat(bench.shown(i)).isEqualTo(bench.atSource(i));
        }
        assertThat(bench.shown(4)).isEmpty();
    }

    @Test
    void what_cannot_be_replaced_together_is_replaced_one_by_one() {
        TargetStatements refusing = Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
            if (method.equals("switchInAll")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "the bounds of p3 are others", null);
            }
            return Optional.empty();
        });

        over(refusing).works();

        bench.areAllPublished();
        assertThat(bench.source.submitted()).isEqualTo(1);
    }

    @Test
    void what_is_not_told_together_is_asked_for_alone() {
        SourceCluster silent =
                Weakened.port(SourceCluster.class, bench.source, "fingerprints", (asked, told) -> Map.of());
        TargetCluster shy = new SimulatedTarget(bench.state);
        for (String question : List.of("openTogether", "fingerprintStaged", "fingerprintShown")) {
            shy = Weakened.port(TargetCluster.class, shy, question, (asked, told) -> first(told));
        }

        bench.new Worker("unheard", seen -> seen, silent, shy).works();

        bench.areAllPublished();
        assertThat(bench.source.submitted()).isEqualTo(1);
    }

    private static Map<?, ?> first(@Nullable Object told) {
        Map<Object, Object> some = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(told))
                .entrySet().stream().limit(1).forEach(entry -> some.put(entry.getKey(), entry.getValue()));
        return some;
    }

    @Test
    void one_that_others_have_written_to_meanwhile_is_refused_and_the_others_are_published() {
        areLoaded(worker);
        bench.state.insert(TravelBench.place(2), "somebody else's");

        worker.works();

        assertThat(bench.task(2).state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.shown(2)).containsExactly("somebody else's");
        for (int i : List.of(1, 3, 4, 5)) {
            assertThat(bench.shown(i)).isEqualTo(bench.atSource(i));
        }
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
            bench.state.faults().forgetLabels();
        }
        target.load(loads.get(0));

        late.publishes();

        assertThat(bench.tasks(PartitionState.VERIFYING)).hasSize(PARTITIONS);
        worker.works();
        bench.areAllPublished();
        assertThat(bench.tasks(PartitionState.PUBLISHED))
                .allMatch(task -> Objects.requireNonNull(task.export()).attempt() == 2);
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
                "advance",
                "record",
                "export",
                "open",
                "openTogether",
                "load",
                "fingerprintStaged",
                "publish",
                "publishTogether",
                "fingerprintShown",
                "dropTogether",
                "drop",
                "unload",
                "fingerprint",
                "fingerprints",
                "partition",
                "partitions");
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
}
