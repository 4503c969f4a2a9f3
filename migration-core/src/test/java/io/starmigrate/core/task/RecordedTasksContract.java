package io.starmigrate.core.task;

import static io.starmigrate.core.task.TaskSamples.CHANGE;
import static io.starmigrate.core.task.TaskSamples.arrived;
import static io.starmigrate.core.task.TaskSamples.file;
import static io.starmigrate.core.task.TaskSamples.full;
import static io.starmigrate.core.task.TaskSamples.id;
import static io.starmigrate.core.task.TaskSamples.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TaskRecorder} keeps of partition tasks, beside jobs. */
abstract class RecordedTasksContract extends RecordedJobsContract {
    @Test
    void planning_writes_what_is_not_there_and_leaves_the_rest() {
        List<PartitionTask> tasks = IntStream.range(0, 120)
                .mapToObj(i -> planned(id(job, "p" + i, 1)))
                .toList();
        PartitionTask moved = tasks.get(60).to(PartitionState.EXPORTING, CHANGE);

        assertThat(recorder().plan(tasks.subList(55, 65))).isEqualTo(10);
        assertThat(recorder().advance(moved)).isTrue();
        assertThat(recorder().plan(tasks)).isEqualTo(110);
        assertThat(recorder().plan(tasks)).isZero();
        assertThat(recorder().plan(List.of())).isZero();
        assertThat(recorder().partition(moved.id())).contains(moved);
        assertThat(recorder().partitions(job, PartitionState.PLANNED)).hasSize(119);
    }

    @Test
    void the_latest_generation_is_the_highest_number_not_the_last_written() {
        PartitionId partition = id(job, "p1", 1).partition();

        assertThat(recorder().latest(partition)).isEmpty();
        recorder().plan(List.of(planned(id(job, "p1", 10)), planned(id(job, "p1", 9)), planned(id(job, "p1", 2))));
        assertThat(recorder().latest(partition)).contains(planned(id(job, "p1", 10)));
    }

    @Test
    void names_that_look_alike_when_joined_stay_apart() {
        List<PartitionId> partitions = List.of(
                new PartitionId(job, "a.b", "c", "d"),
                new PartitionId(job, "a", "b.c", "d"),
                new PartitionId(job, "a", "b", "c#d"),
                new PartitionId(job, "a", "b#c", "d"),
                new PartitionId(job, "a", "b%23c", "d"),
                new PartitionId(job, "数据 库", "表'\"`", "分区/+?"));
        List<PartitionTask> tasks = partitions.stream()
                .map(partition -> planned(new PartitionTaskId(partition, 1)))
                .toList();

        assertThat(recorder().plan(tasks)).isEqualTo(tasks.size());
        assertThat(partitions)
                .allSatisfy(partition -> assertThat(recorder().latest(partition).map(PartitionTask::id))
                        .contains(new PartitionTaskId(partition, 1)));
        assertThat(recorder().partitions(job, PartitionState.PLANNED)).containsExactlyInAnyOrderElementsOf(tasks);
    }

    @Test
    void tasks_are_found_by_their_state_of_now_and_by_their_job() {
        recorder().plan(List.of(planned(id(job, "p1", 1)), planned(id(job, "p2", 1)), planned(id(job + "x", "p1", 1))));
        PartitionTask exporting = planned(id(job, "p1", 1)).to(PartitionState.EXPORTING, CHANGE);
        recorder().advance(exporting);

        assertThat(recorder().partitions(job, PartitionState.PLANNED)).containsExactly(planned(id(job, "p2", 1)));
        assertThat(recorder().partitions(job, PartitionState.EXPORTING)).containsExactly(exporting);
        assertThat(recorder().partitions(job, PartitionState.PUBLISHED)).isEmpty();
    }

    @Test
    void all_tasks_of_a_job_are_found_in_every_state_and_of_every_generation() {
        List<PartitionTask> tasks =
                List.of(planned(id(job, "p1", 1)), planned(id(job, "p1", 2)), planned(id(job, "p2", 1)));
        recorder().plan(tasks);
        recorder().plan(List.of(planned(id(job + "x", "p1", 1))));
        PartitionTask failed = tasks.get(0).to(PartitionState.FAILED, CHANGE);
        recorder().advance(failed);
        Set<PartitionTask> all = Set.of(failed, tasks.get(1), tasks.get(2));

        assertThat(Set.copyOf(recorder().partitions(job).toList())).isEqualTo(all);
        recorder().open(Job.opened(job, JobId.derived(job, CHANGE.at()), "shop", "shop", List.of("t"), CHANGE.at()));
        assertThat(Set.copyOf(recorder().partitions(job).toList())).isEqualTo(all);
    }

    @Test
    void tasks_are_found_by_the_time_of_their_last_change() {
        PartitionTask before = planned(id(job, "p1", 1));
        recorder().plan(List.of(before, planned(id(job, "p2", 1)), planned(id(job + "x", "p1", 1))));
        Instant later = CHANGE.at().plusMillis(1);
        PartitionTask changed = before.to(PartitionState.EXPORTING, new Change("w", later, "now"));
        recorder().advance(changed);

        assertThat(recorder().changed(job, CHANGE.at())).containsExactlyInAnyOrder(changed, planned(id(job, "p2", 1)));
        assertThat(recorder().changed(job, later)).containsExactly(changed);
        assertThat(recorder().changed(job, later.plusMillis(1))).isEmpty();
    }

    @Test
    void a_task_comes_back_with_everything_it_had() {
        PartitionTask first = planned(id(job, "p1", 1));
        recorder().plan(List.of(first));
        PartitionTask second = full(first).to(PartitionState.EXPORTING, CHANGE);
        PartitionTask third = second.nextPass().withExport(null).revised(new Change("other", CHANGE.at(), ""));

        assertThat(recorder().advance(second)).isTrue();
        assertThat(recorder().partition(first.id())).contains(second);
        assertThat(recorder().advance(third)).isTrue();
        assertThat(recorder().partition(first.id())).contains(third);
    }

    @Test
    void the_history_has_one_line_for_each_write() {
        PartitionTask first = planned(id(job, "p1", 1));
        recorder().plan(List.of(first));
        PartitionTask current = first;
        for (int i = 0; i < 11; i++) {
            current = current.revised(new Change("worker-2", CHANGE.at(), "write " + i));
            recorder().advance(current);
            recorder().advance(current);
        }

        List<Transition> history = recorder().history(first.id());
        assertThat(history)
                .extracting(Transition::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(Long::valueOf).toList());
        assertThat(history.get(0)).isEqualTo(new Transition(1, PartitionState.PLANNED, CHANGE));
        assertThat(history.get(11).change().why()).isEqualTo("write 10");
        assertThat(recorder().history(id(job, "p1", 2))).isEmpty();
    }

    @Test
    void a_write_made_from_what_is_no_longer_there_changes_nothing() {
        PartitionTask first = planned(id(job, "p1", 1));
        PartitionTask mine = first.to(PartitionState.EXPORTING, CHANGE);
        PartitionTask theirs = first.to(PartitionState.CANCELLED, CHANGE);

        assertThat(recorder().advance(mine)).as("before it is planned").isFalse();
        recorder().plan(List.of(first));
        assertThat(recorder().advance(theirs)).isTrue();
        assertThat(recorder().advance(mine)).isFalse();
        assertThat(recorder().advance(theirs)).as("the same write once more").isTrue();
        assertThat(recorder().partition(first.id())).contains(theirs);
        assertThat(recorder().history(first.id())).hasSize(2);
    }

    @Test
    void a_write_repeated_after_somebody_went_on_is_not_taken_for_the_present() {
        PartitionTask first = planned(id(job, "p1", 1));
        PartitionTask second = first.to(PartitionState.EXPORTING, CHANGE);
        PartitionTask third = second.to(PartitionState.CANCELLED, CHANGE);
        recorder().plan(List.of(first));

        assertThat(recorder().advance(second)).isTrue();
        assertThat(recorder().advance(third)).isTrue();
        assertThat(recorder().advance(second)).isFalse();
        assertThat(recorder().partition(first.id())).contains(third);
    }

    @Test
    void a_step_that_the_lifecycle_does_not_have_is_refused() {
        PartitionTask first = planned(id(job, "p1", 1));
        recorder().plan(List.of(first));
        PartitionTask leap = TaskSamples.bare(first, PartitionState.VERIFYING, 2);
        FileTask arrived = recorder().record(arrived(file(first.id(), 1, "f")));
        FileTask leapt = new FileTask(arrived.id(), FileState.LOADED, 2, CHANGE, 1, "e", null);

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> recorder().advance(leap))
                .withMessageContaining("from PLANNED to VERIFYING");
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> recorder().advance(leapt))
                .withMessageContaining("from ARRIVED to LOADED");
        assertThat(recorder().partition(first.id())).contains(first);
        assertThat(recorder().file(arrived.id())).contains(arrived);
    }

    @Test
    void of_many_who_write_at_once_exactly_one_wins_each_version() throws Exception {
        PartitionTask task = planned(id(job, "p1", 1));
        recorder().plan(List.of(task));
        for (int round = 0; round < 10; round++) {
            PartitionTask current = task;
            List<PartitionTask> winners = atOnce(8, worker -> {
                PartitionTask mine = current.revised(new Change("worker-" + worker, CHANGE.at(), ""));
                return recorder().advance(mine) ? Optional.of(mine) : Optional.empty();
            });
            assertThat(winners).hasSize(1);
            task = winners.get(0);
            assertThat(recorder().partition(task.id())).contains(task);
        }
        assertThat(recorder().history(task.id())).hasSize(11);
    }

    static <T> List<T> atOnce(int workers, IntFunction<Optional<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Optional<T>>> running = IntStream.range(0, workers)
                    .mapToObj(worker -> threads.submit(() -> work.apply(worker)))
                    .toList();
            return running.stream()
                    .map(RecordedTasksContract::result)
                    .flatMap(Optional::stream)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("A worker failed", e);
        }
    }
}
