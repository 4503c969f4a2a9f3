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

import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TaskRecorder} keeps: of jobs, of partition tasks, and, here, of manifests, files and loads. Each
 * test has a job of its own, so that one recorder can serve them all.
 */
public abstract class TaskRecorderContract extends RecordedTasksContract {
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
    void a_file_arrives_once_whether_or_not_the_relay_was_there_first() {
        FileTaskId id = file(id(job, "p1", 1), 1, "arriving.csv");
        for (FileState relays : List.of(FileState.EXPORTED, FileState.RELAYED)) {
            FileTaskId relayed = file(id.task(), 1, relays.name());
            recorder().record(FileTask.first(relayed, relays, 1, relays == FileState.EXPORTED ? "" : "e", CHANGE));

            FileTask arrived = FileTask.arrived(relayed, 1, "e", CHANGE);
            assertThat(recorder().arrive(arrived)).isEqualTo(arrived);
            assertThat(recorder().file(relayed)).contains(arrived);
        }
        FileTask arrived = FileTask.arrived(id, 1, "e", CHANGE);
        assertThat(recorder().arrive(arrived)).isEqualTo(arrived);
        assertThat(recorder().arrive(arrived)).isEqualTo(arrived);
        assertThat(recorder().file(id)).contains(arrived);
        assertThat(recorder().record(FileTask.first(id, FileState.RELAYED, 1, "e", CHANGE)))
                .as("the relay is late")
                .isEqualTo(arrived);

        FileTask held = arrived.heldBy("label_1", CHANGE);
        assertThat(recorder().advance(held)).isTrue();
        assertThat(recorder().arrive(arrived)).as("its event came again").isEqualTo(held);
        assertThat(recorder().file(id)).contains(held);
    }

    @Test
    void what_the_relay_has_told_of_a_file_stays_when_it_arrives() {
        FileTaskId piece = file(id(job, "p1", 1), 1, "piece.zst");
        recorder().record(FileTask.first(piece, FileState.EXPORTED, 7, "", CHANGE));
        FileTask cut = FileTask.arrived(piece, 5, "e", CHANGE);
        assertThat(recorder().arrive(cut)).extracting(FileTask::size).isEqualTo(7L);

        FileTaskId twice = file(id(job, "p1", 1), 1, "twice.zst");
        FileTask first = recorder().record(FileTask.first(twice, FileState.EXPORTED, 7, "", CHANGE));
        assertThat(recorder().advance(first.seenAs("f").to(FileState.RELAYED, CHANGE)))
                .isTrue();
        assertThat(recorder().arrive(FileTask.arrived(twice, 7, "e", CHANGE)))
                .extracting(FileTask::state, FileTask::version, FileTask::etag)
                .containsExactly(FileState.ARRIVED, 3L, "f");
        assertThat(recorder().file(piece)).map(FileTask::state).contains(FileState.ARRIVED);
    }

    @Test
    void the_rows_that_the_relay_has_counted_stay_when_a_piece_arrives() {
        for (long size : List.of(7L, 5L)) {
            FileTaskId piece = file(id(job, "p1", 1), 1, "counted" + size);
            recorder()
                    .record(FileTask.first(piece, FileState.EXPORTED, 7, "", CHANGE)
                            .holding(12));
            FileTask arrived = FileTask.arrived(piece, 7, "e", CHANGE).holding(12);

            assertThat(recorder().arrive(FileTask.arrived(piece, size, "e", CHANGE)))
                    .isEqualTo(arrived);
            assertThat(recorder().arrive(FileTask.arrived(piece, size, "e", CHANGE)))
                    .as("its event came again")
                    .isEqualTo(arrived);
            assertThat(recorder().file(piece)).contains(arrived);
            assertThat(recorder().advance(arrived.heldBy("label_1", CHANGE))).isTrue();
            assertThat(recorder().file(piece)).map(FileTask::rows).contains(12L);
        }
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
                        .advance(new Load(task, "sm_b", 1, 1, LoadState.CANCELLED, 4, CHANGE, List.of(), null, false)));
        assertThatExceptionOfType(IllegalTransitionException.class)
                .as("an outcome is not even written anew")
                .isThrownBy(() -> recorder()
                        .advance(new Load(task, "sm_b", 1, 1, LoadState.FINISHED, 4, CHANGE, List.of(), 6L, false)));
        assertThat(recorder().loads(task)).containsExactly(finished);
    }

    @Test
    void a_load_that_was_not_submitted_has_no_outcome_of_the_cluster() {
        Load first = recorder().record(Load.recorded(id(job, "p1", 1), "sm_b", 1, 1, List.of("f1"), CHANGE));

        for (LoadState leap : List.of(LoadState.FINISHED, LoadState.CANCELLED)) {
            assertThatExceptionOfType(IllegalTransitionException.class)
                    .isThrownBy(() -> recorder()
                            .advance(new Load(first.task(), "sm_b", 1, 1, leap, 2, CHANGE, first.files(), null, false)))
                    .withMessage("Cannot move load sm_b from RECORDED to " + leap
                            + ": from there it goes to [SUBMITTED, ABANDONED]");
        }
        Load submitted = first.to(LoadState.SUBMITTED, CHANGE);
        assertThat(recorder().advance(submitted)).isTrue();
        assertThatExceptionOfType(IllegalTransitionException.class)
                .as("back to where it was not sent")
                .isThrownBy(() -> recorder()
                        .advance(new Load(
                                first.task(),
                                "sm_b",
                                1,
                                1,
                                LoadState.RECORDED,
                                3,
                                CHANGE,
                                first.files(),
                                null,
                                false)));
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
}
