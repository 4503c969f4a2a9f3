package io.starmigrate.core.task;

import static io.starmigrate.core.task.TaskSamples.CHANGE;
import static io.starmigrate.core.task.TaskSamples.arrived;
import static io.starmigrate.core.task.TaskSamples.file;
import static io.starmigrate.core.task.TaskSamples.full;
import static io.starmigrate.core.task.TaskSamples.id;
import static io.starmigrate.core.task.TaskSamples.manifest;
import static io.starmigrate.core.task.TaskSamples.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.pace.Side;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link TaskRecorder} keeps. Each test has a job of its own, so that one recorder can serve them all. */
public abstract class TaskRecorderContract {
    private static final JobId ID = new JobId("k3y0fajob1");

    private final String job = "job-" + UUID.randomUUID().toString().substring(0, 8);

    /** The recorder under test; it may hold what earlier tests wrote. */
    protected abstract TaskRecorder recorder();

    @Test
    void the_first_to_open_a_job_wins_and_later_ones_are_told_what_is_there() {
        Job first = Job.opened(job, ID, "tpch", "tpch_copy", List.of("orders", "订单"), CHANGE.at());

        assertThat(recorder().job(job)).isEmpty();
        assertThat(recorder().open(first)).isEqualTo(first);
        assertThat(recorder().open(Job.opened(job, new JobId("0123456789"), "other", "", List.of(), CHANGE.at())))
                .isEqualTo(first);
        assertThat(recorder().job(job)).contains(first);
    }

    @Test
    void a_job_moves_from_version_to_version_and_never_back() {
        Job first = recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));
        Job second = first.nextRound(List.of("orders", "lineitem"));
        Job third = second.planned(new Job.Plan(3, 4, 1L << 50));

        assertThat(recorder().advance(third)).isFalse();
        assertThat(recorder().advance(second)).isTrue();
        assertThat(recorder().advance(second)).as("the same write once more").isTrue();
        assertThat(recorder().advance(first.planned(new Job.Plan(0, 0, 0)))).isFalse();
        assertThat(recorder().advance(third)).isTrue();
        assertThat(recorder().job(job)).contains(third);
    }

    @Test
    void a_jobs_pace_is_written_once_for_each_version_and_goes_with_the_job() {
        recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));
        JobPace first = JobPace.none(job, Side.EXPORT)
                .with("w1", new PacingDecision(CHANGE.at(), Side.EXPORT, 5, 2, Cause.CPU, "CPU at 91 %"));
        JobPace other = JobPace.none(job, Side.EXPORT)
                .with("w2", new PacingDecision(CHANGE.at(), Side.EXPORT, 5, 5, Cause.UNKNOWN, "not told"));

        assertThat(recorder().pace(job, Side.EXPORT)).isEqualTo(JobPace.none(job, Side.EXPORT));
        assertThat(recorder().advance(first)).isTrue();
        assertThat(recorder().advance(first)).as("the same write once more").isTrue();
        assertThat(recorder().advance(other)).isFalse();
        assertThat(recorder().pace(job, Side.EXPORT)).isEqualTo(first);
        assertThat(recorder().pace(job, Side.LOAD).decisions()).isEmpty();
        recorder().forget(job);
        assertThat(recorder().pace(job, Side.EXPORT).version()).isZero();
    }

    @Test
    void a_job_keeps_the_id_it_was_opened_with() {
        Job first = recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));

        assertThat(recorder().advance(first.nextRound(List.of("lineitem")))).isTrue();
        assertThat(recorder().id(job)).isEqualTo(ID);
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder().id(job + "x"))
                .withMessageContainingAll(job + "x", "plan it first");
    }

    @Test
    void a_job_keeps_what_it_is_about() {
        ClusterIdentity cluster = new ClusterIdentity("7", List.of("fe:9030"), List.of("a:9030"));
        Binding exported = new Binding(
                new Binding.Side(cluster, "tpch", "oss://x/y"),
                Binding.Side.UNKNOWN,
                "a > 0",
                Map.of("订单", "orders"),
                "r");
        Binding both = exported.joined(new Binding(
                Binding.Side.UNKNOWN, new Binding.Side(cluster, "tpch2", "s3://x/y"), "a > 0", Map.of(), ""));
        Job first = recorder()
                .open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at())
                        .about(exported));

        assertThat(recorder().advance(first.bound(both))).isTrue();
        assertThat(recorder().job(job)).contains(first.bound(both));
    }

    @Test
    void a_job_that_was_never_opened_cannot_move() {
        assertThat(recorder()
                        .advance(Job.opened(job, ID, "tpch", "", List.of(), CHANGE.at())
                                .nextRound(List.of())))
                .isFalse();
    }

    @Test
    void all_jobs_are_listed_by_name() {
        recorder().open(Job.opened(job + "b", ID, "tpch", "", List.of(), CHANGE.at()));
        recorder().open(Job.opened(job + "a", ID, "tpch", "", List.of(), CHANGE.at()));

        assertThat(recorder().jobs()).extracting(Job::name).isSorted().containsOnlyOnce(job + "a", job + "b");
    }

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
        PartitionTask leap = new PartitionTask(
                first.id(),
                PartitionState.VERIFYING,
                2,
                CHANGE,
                "",
                first.estimate(),
                "",
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
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

    @Test
    void of_many_who_record_a_file_at_once_all_are_told_the_same() throws Exception {
        FileTaskId file = file(id(job, "p1", 1), 1, "f");
        List<FileTask> told = atOnce(
                8,
                worker -> Optional.of(recorder()
                        .record(FileTask.first(
                                file, FileState.ARRIVED, 1, "e", new Change("lambda-" + worker, CHANGE.at(), "")))));

        assertThat(told).hasSize(8);
        assertThat(told.stream().distinct()).hasSize(1);
    }

    @Test
    void a_manifest_is_written_once_for_each_attempt() {
        PartitionTaskId task = id(job, "p1", 1);
        Manifest first = manifest(task, 1, List.of(new ManifestFile("a", 1, "e"), new ManifestFile("文 件", 2, "f")));

        assertThat(recorder().manifest(task, 1)).isEmpty();
        recorder().record(first);
        recorder().record(manifest(task, 1, List.of()));
        recorder().record(manifest(task, 2, List.of()));
        assertThat(recorder().manifest(task, 1)).contains(first);
        assertThat(recorder().manifest(task, 2)).contains(manifest(task, 2, List.of()));
        assertThat(recorder().manifest(task, 3)).isEmpty();
    }

    @Test
    void the_manifest_of_a_task_is_that_of_its_last_attempt() {
        PartitionTask planned = planned(id(job, "p1", 1));
        PartitionTask exported = full(planned);
        Export last = Optional.ofNullable(exported.export()).orElseThrow();
        Manifest of = manifest(planned.id(), last.attempt(), List.of());

        recorder().record(manifest(planned.id(), last.attempt() + 1, List.of()));
        assertThat(recorder().manifest(planned)).isEmpty();
        assertThat(recorder().manifest(exported)).isEmpty();
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> recorder().requireManifest(exported))
                .withMessage(planned.id() + " is PLANNED, and the recorder has no manifest of it");
        recorder().record(of);
        assertThat(recorder().manifest(exported)).contains(of);
        assertThat(recorder().requireManifest(exported)).isEqualTo(of);
    }

    @Test
    void a_manifest_of_very_many_files_comes_back_whole() {
        PartitionTaskId task = id(job, "p1", 1);
        List<ManifestFile> files = IntStream.range(0, 30_000)
                .mapToObj(i -> new ManifestFile(
                        UUID.randomUUID() + ".csv", i, UUID.randomUUID().toString()))
                .toList();
        Manifest large = manifest(task, 1, files);

        recorder().record(large);
        recorder().record(manifest(task, 1, files.subList(0, 29_000)));
        assertThat(recorder().manifest(task, 1)).contains(large);
    }

    @Test
    void a_file_is_recorded_once_and_moves_forward_only() {
        FileTask first = arrived(file(id(job, "p1", 1), 1, "export_0_1.csv"));
        FileTask queued = first.to(FileState.QUEUED, CHANGE);
        FileTask held = queued.heldBy("label_1", CHANGE);

        assertThat(recorder().file(first.id())).isEmpty();
        assertThat(recorder().advance(queued)).isFalse();
        assertThat(recorder().record(first)).isEqualTo(first);
        assertThat(recorder().advance(queued)).isTrue();
        assertThat(recorder().record(first)).as("its event came again").isEqualTo(queued);
        assertThat(recorder().advance(held)).isTrue();
        assertThat(recorder().advance(queued)).isFalse();
        assertThat(recorder().file(first.id())).contains(held);
    }

    @Test
    void the_files_of_a_task_are_listed_by_attempt_and_name() {
        PartitionTaskId task = id(job, "p1", 1);
        List<FileTaskId> files = List.of(
                file(task, 1, "b#1"),
                file(task, 1, "b#10"),
                file(task, 1, "c"),
                file(task, 2, "a"),
                file(task, 10, "a"));
        Stream.of(3, 0, 4, 2, 1).map(files::get).forEach(file -> recorder().record(arrived(file)));
        recorder().record(arrived(file(id(job, "p1", 10), 1, "of another generation")));
        recorder().record(arrived(file(id(job, "p10", 1), 1, "of another partition")));

        assertThat(recorder().files(task)).extracting(FileTask::id).containsExactlyElementsOf(files);
        assertThat(recorder().files(id(job, "p2", 1))).isEmpty();
    }

    @Test
    void a_load_is_recorded_once_and_its_outcome_is_final() {
        PartitionTaskId task = id(job, "p1", 1);
        Load first = Load.recorded(task, "sm_b", 1, 1, List.of("f1", "f2"), CHANGE);
        Load submitted = first.to(LoadState.SUBMITTED, CHANGE);
        Load finished = submitted.finished(5, CHANGE);

        assertThat(recorder().advance(submitted)).isFalse();
        assertThat(recorder().record(first)).isEqualTo(first);
        assertThat(recorder().record(Load.recorded(task, "sm_b", 2, 2, List.of(), CHANGE)))
                .isEqualTo(first);
        assertThat(recorder().advance(submitted)).isTrue();
        assertThat(recorder().advance(finished)).isTrue();
        assertThat(recorder().advance(finished)).as("the same write once more").isTrue();
        assertThat(recorder().advance(first.to(LoadState.ABANDONED, CHANGE))).isFalse();
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> recorder()
                        .advance(new Load(task, "sm_b", 1, 1, LoadState.CANCELLED, 4, CHANGE, List.of(), null)));
        assertThatExceptionOfType(IllegalTransitionException.class)
                .as("an outcome is not even written anew")
                .isThrownBy(() ->
                        recorder().advance(new Load(task, "sm_b", 1, 1, LoadState.FINISHED, 4, CHANGE, List.of(), 6L)));
        assertThat(recorder().loads(task)).containsExactly(finished);
    }

    @Test
    void a_load_that_was_not_submitted_has_no_outcome_of_the_cluster() {
        Load first = recorder().record(Load.recorded(id(job, "p1", 1), "sm_b", 1, 1, List.of("f1"), CHANGE));

        for (LoadState leap : List.of(LoadState.FINISHED, LoadState.CANCELLED)) {
            assertThatExceptionOfType(IllegalTransitionException.class)
                    .isThrownBy(() -> recorder()
                            .advance(new Load(first.task(), "sm_b", 1, 1, leap, 2, CHANGE, first.files(), null)))
                    .withMessage("Cannot move load sm_b from RECORDED to " + leap
                            + ": from there it goes to [SUBMITTED, ABANDONED]");
        }
        Load submitted = first.to(LoadState.SUBMITTED, CHANGE);
        assertThat(recorder().advance(submitted)).isTrue();
        assertThatExceptionOfType(IllegalTransitionException.class)
                .as("back to where it was not sent")
                .isThrownBy(() -> recorder()
                        .advance(new Load(
                                first.task(), "sm_b", 1, 1, LoadState.RECORDED, 3, CHANGE, first.files(), null)));
        assertThat(recorder().loads(first.task())).containsExactly(submitted);
    }

    @Test
    void the_loads_of_a_task_are_listed_by_label_however_large_they_are() {
        PartitionTaskId task = id(job, "p1", 1);
        List<String> manyFiles = IntStream.range(0, 3_000)
                .mapToObj(i -> "a_rather_long_name_of_an_exported_file_as_starrocks_makes_them_0_0_" + i)
                .toList();
        List<Load> loads = IntStream.range(0, 6)
                .mapToObj(i -> Load.recorded(task, "sm_" + i, 1, 1, manyFiles, CHANGE))
                .toList();
        Stream.of(5, 1, 3, 0, 4, 2).map(loads::get).forEach(load -> recorder().record(load));
        recorder().record(Load.recorded(id(job, "p1", 2), "sm_9", 1, 1, List.of(), CHANGE));

        assertThat(recorder().loads(task)).isEqualTo(loads);
    }

    @Test
    void a_forgotten_job_is_gone_with_everything_of_it_and_no_other_is() {
        String other = job + "b";
        List<PartitionTaskId> ids = Stream.of(job, other)
                .flatMap(name -> Stream.of(id(name, "p1", 1), id(name, "p1", 2), id(name, "p#2.a", 1)))
                .toList();
        recorder().open(Job.opened(job, ID, "tpch", "", List.of("orders"), CHANGE.at()));
        recorder().open(Job.opened(other, ID, "tpch", "", List.of("orders"), CHANGE.at()));
        ids.forEach(this::writeAllOf);

        assertThat(recorder().forget(job)).isEqualTo(2);
        assertThat(recorder().forget(job)).as("once more").isZero();

        assertThat(recorder().job(job)).isEmpty();
        assertThat(recorder().job(other)).isPresent();
        ids.subList(0, 3).forEach(this::hasNothing);
        ids.subList(3, 6).forEach(id -> {
            assertThat(recorder().partition(id)).isPresent();
            assertThat(recorder().history(id)).hasSize(1);
            assertThat(recorder().files(id)).hasSize(1);
            assertThat(recorder().loads(id)).hasSize(1);
            assertThat(recorder().manifest(id, 1)).isPresent();
        });
        assertThat(recorder().forget(other)).isEqualTo(2);
    }

    private void writeAllOf(PartitionTaskId id) {
        recorder().plan(List.of(planned(id)));
        recorder().record(arrived(file(id, 1, "f")));
        recorder().record(Load.recorded(id, "sm_1", 1, 1, List.of("f"), CHANGE));
        recorder().record(manifest(id, 1, List.of(new ManifestFile("f", 1, "e"))));
    }

    private void hasNothing(PartitionTaskId id) {
        assertThat(recorder().partition(id)).isEmpty();
        assertThat(recorder().latest(id.partition())).isEmpty();
        assertThat(recorder().partitions(job, PartitionState.PLANNED)).isEmpty();
        assertThat(recorder().history(id)).isEmpty();
        assertThat(recorder().files(id)).isEmpty();
        assertThat(recorder().loads(id)).isEmpty();
        assertThat(recorder().manifest(id, 1)).isEmpty();
    }

    private static <T> List<T> atOnce(int workers, IntFunction<Optional<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Optional<T>>> running = IntStream.range(0, workers)
                    .mapToObj(worker -> threads.submit(() -> work.apply(worker)))
                    .toList();
            return running.stream()
                    .map(TaskRecorderContract::result)
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
