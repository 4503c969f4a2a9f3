package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Lifecycle.Step;
import io.starmigrate.core.task.Load.LoadState;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {
    private static final PartitionTask PLANNED = TaskSamples.planned(TaskSamples.id("job", "p", 1));
    private static final FileTask ARRIVED = TaskSamples.arrived(TaskSamples.file(PLANNED.id(), 1, "f"));

    @ParameterizedTest
    @MethodSource("partitionPairs")
    void a_partition_task_takes_the_listed_steps_and_no_other(PartitionState from, PartitionState to, boolean listed) {
        PartitionTask task = TaskSamples.bare(PLANNED, from, 5);
        if (listed) {
            assertThat(task.to(to, PLANNED.change()))
                    .extracting(PartitionTask::state, PartitionTask::version)
                    .containsExactly(to, 6L);
        } else {
            assertThatExceptionOfType(IllegalTransitionException.class)
                    .isThrownBy(() -> task.to(to, PLANNED.change()))
                    .withMessageContaining("Cannot move " + PLANNED.id() + " from " + from + " to " + to);
        }
    }

    @ParameterizedTest
    @MethodSource("filePairs")
    void a_file_task_takes_the_listed_steps_and_no_other(FileState from, FileState to, boolean listed) {
        FileTask task = new FileTask(ARRIVED.id(), from, 5, ARRIVED.change(), 1, "e", null);
        if (listed) {
            assertThat(task.to(to, ARRIVED.change()))
                    .extracting(FileTask::state, FileTask::version)
                    .containsExactly(to, 6L);
        } else {
            assertThatExceptionOfType(IllegalTransitionException.class)
                    .isThrownBy(() -> task.to(to, ARRIVED.change()))
                    .withMessageContaining("Cannot move " + ARRIVED.id() + " from " + from + " to " + to);
        }
    }

    @ParameterizedTest
    @MethodSource("loadPairs")
    void a_load_takes_the_listed_steps_and_no_other(LoadState from, LoadState to, boolean listed) {
        Load load = new Load(PLANNED.id(), "label", 1, 1, from, 5, PLANNED.change(), List.of("f"), null, false);
        if (listed) {
            assertThat(load.to(to, PLANNED.change()))
                    .extracting(Load::state, Load::version)
                    .containsExactly(to, 6L);
        } else {
            assertThatExceptionOfType(IllegalTransitionException.class)
                    .isThrownBy(() -> load.to(to, PLANNED.change()))
                    .withMessageContaining("Cannot move load label from " + from + " to " + to);
        }
    }

    @Test
    void a_load_is_submitted_before_it_has_an_outcome_of_starrocks() {
        assertThat(Lifecycle.LOAD.before(LoadState.FINISHED)).containsExactly(LoadState.SUBMITTED);
        assertThat(Lifecycle.LOAD.before(LoadState.CANCELLED)).containsExactly(LoadState.SUBMITTED);
        assertThat(LoadState.values())
                .filteredOn(LoadState::isSettled)
                .containsExactly(LoadState.FINISHED, LoadState.CANCELLED, LoadState.ABANDONED);
    }

    @Test
    void what_goes_on_may_be_written_anew_where_it_is_and_what_is_final_may_not() {
        assertThat(Lifecycle.LOAD.replacedBy(LoadState.SUBMITTED))
                .containsExactly(LoadState.RECORDED, LoadState.SUBMITTED);
        assertThat(Lifecycle.LOAD.replacedBy(LoadState.FINISHED)).containsExactly(LoadState.SUBMITTED);
        assertThat(Lifecycle.PARTITION.replacedBy(PartitionState.SUPERSEDED)).doesNotContain(PartitionState.SUPERSEDED);
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> Lifecycle.LOAD.requireReplaceable(LoadState.FINISHED, LoadState.FINISHED, "it"))
                .withMessage("Cannot move it from FINISHED to FINISHED: that is final");
    }

    @Test
    void what_is_published_may_be_written_anew_when_more_is_known_of_it() {
        assertThat(Lifecycle.PARTITION.replacedBy(PartitionState.PUBLISHED))
                .containsExactly(PartitionState.PLANNED, PartitionState.VERIFYING, PartitionState.PUBLISHED);
    }

    @Test
    void every_state_can_be_reached() {
        assertThat(reachable(Lifecycle.PARTITION, PartitionState.PLANNED))
                .isEqualTo(EnumSet.allOf(PartitionState.class));
        assertThat(reachable(Lifecycle.FILE, FileState.EXPORTED)).isEqualTo(EnumSet.allOf(FileState.class));
        assertThat(reachable(Lifecycle.LOAD, LoadState.RECORDED)).isEqualTo(EnumSet.allOf(LoadState.class));
    }

    @Test
    void no_step_is_listed_twice() {
        assertThat(pairs(Lifecycle.PARTITION)).doesNotHaveDuplicates();
        assertThat(pairs(Lifecycle.FILE)).doesNotHaveDuplicates();
        assertThat(pairs(Lifecycle.LOAD)).doesNotHaveDuplicates();
    }

    @Test
    void only_what_was_published_or_superseded_is_final() {
        assertThat(PartitionState.values())
                .filteredOn(Lifecycle.PARTITION::isFinal)
                .containsExactly(PartitionState.PUBLISHED, PartitionState.SUPERSEDED);
        assertThat(FileState.values()).noneMatch(Lifecycle.FILE::isFinal);
    }

    @Test
    void every_final_state_is_settled() {
        assertThat(PartitionState.values())
                .filteredOn(Lifecycle.PARTITION::isFinal)
                .allMatch(PartitionState::isSettled);
    }

    @Test
    void what_a_write_asks_for_is_what_the_steps_say() {
        assertThat(Lifecycle.PARTITION.before(PartitionState.LOADING))
                .containsExactlyInAnyOrder(PartitionState.EXPORTED, PartitionState.VERIFYING);
        assertThat(Lifecycle.PARTITION.before(PartitionState.PUBLISHED))
                .containsExactlyInAnyOrder(PartitionState.PLANNED, PartitionState.VERIFYING);
        assertThat(Lifecycle.FILE.before(FileState.LOADED)).containsExactly(FileState.LOADING);
    }

    static Stream<Arguments> partitionPairs() {
        return pairsOf(PartitionState.values(), pairs(Lifecycle.PARTITION));
    }

    static Stream<Arguments> filePairs() {
        return pairsOf(FileState.values(), pairs(Lifecycle.FILE));
    }

    static Stream<Arguments> loadPairs() {
        return pairsOf(LoadState.values(), pairs(Lifecycle.LOAD));
    }

    private static <S> Stream<Arguments> pairsOf(S[] states, Collection<List<S>> listed) {
        return Arrays.stream(states)
                .flatMap(from ->
                        Arrays.stream(states).map(to -> Arguments.of(from, to, listed.contains(List.of(from, to)))));
    }

    private static <S extends Enum<S>> List<List<S>> pairs(Lifecycle<S> lifecycle) {
        return lifecycle.steps().stream()
                .map((Step<S> step) -> List.of(step.from(), step.to()))
                .toList();
    }

    private static <S extends Enum<S>> Set<S> reachable(Lifecycle<S> lifecycle, S start) {
        Set<S> seen = EnumSet.of(start);
        Deque<S> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            S from = open.remove();
            lifecycle.steps().stream()
                    .filter(step -> step.from() == from && seen.add(step.to()))
                    .forEach(step -> open.add(step.to()));
        }
        return seen;
    }
}
