package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.operate.SelectedTasks;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest extends OperatorBench {
    @Test
    void a_retry_of_what_did_not_fail_changes_nothing_and_says_so() {
        long version = bench.task().version();

        OperationReport named = bench.retry(partition("p1"));

        assertThat(kinds(named)).containsExactly(What.UNCHANGED);
        assertThat(named.findings().get(0).note()).isEqualTo("it is EXPORTED, neither FAILED nor CANCELLED");
        assertThat(bench.retry(TaskSelection.ALL).findings()).isEmpty();
        assertThat(bench.task().version()).isEqualTo(version);
    }

    @Test
    void a_name_nothing_has_is_refused_with_the_nearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.retry(new TaskSelection("ordres", null, null)))
                .withMessageContaining("table \"ordres\"")
                .withMessageContaining("did you mean \"orders\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.retry(partition("p2")))
                .withMessageContaining("it has [p1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.retry(new TaskSelection(null, null, "b.csv")))
                .withMessageContaining("it has [a.csv]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.cancellation(partition("p2"), null).step());
    }

    @Test
    void a_file_is_retried_with_its_partition_when_it_failed() {
        bench.storage.put(bench.file("a.csv").below(Bench.ROOT), new byte[1], Map.of());
        bench.announce(file, 1);
        bench.importer("one").step(AT_ONCE);
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);

        long before = bench.messages();

        OperationReport report = bench.retry(new TaskSelection("ord*", "p1", "a.csv"));

        assertThat(kinds(report)).containsExactly(What.RETRIED);
        assertThat(report.findings().get(0).note()).startsWith("was FAILED: ");
        assertThat(report.summary()).isEqualTo("1 partition is tried again");
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.recorder.files(Bench.ID)).extracting(FileTask::state).containsExactly(FileState.QUEUED);
        assertThat(bench.messages()).isEqualTo(before + 1);
    }

    @Test
    void a_file_that_did_not_fail_is_not_retried() {
        bench.announce(file);
        bench.advance(PartitionState.FAILED);

        OperationReport report = bench.retry(new TaskSelection(null, null, "a.csv"));

        assertThat(kinds(report)).containsExactly(What.UNCHANGED);
        assertThat(report.findings().get(0).note()).contains("did not fail ([QUEUED])", "--partition p1");
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void what_failed_again_after_it_was_loaded_again_is_exported_again() {
        bench.advance(PartitionState.FAILED);
        bench.retry(TaskSelection.ALL);
        bench.advance(PartitionState.FAILED);
        bench.retry(TaskSelection.ALL);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        bench.advance(PartitionState.FAILED);

        bench.retry(TaskSelection.ALL);

        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
    }

    /** Its files would bring rows back that the source has no more: whoever exports it asks. */
    @Test
    void what_failed_and_was_dropped_at_the_source_is_exported_again_not_loaded() {
        bench.advance(PartitionState.FAILED);
        bench.recorder.advance(bench.task().gone(new Change("operator", bench.clock.instant(), PartitionTask.GONE)));

        bench.retry(TaskSelection.ALL);

        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.PLANNED, false);
    }

    @Test
    void what_is_put_back_to_work_is_so_by_a_field_until_somebody_begins_with_it() {
        bench.advance(PartitionState.FAILED);
        assertThat(Retry.hasPutBack(bench.task())).isFalse();
        bench.retry(TaskSelection.ALL);
        PartitionTask back = bench.task();
        assertThat(back.state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(back.change().way()).contains(Way.RETRIED);
        assertThat(Retry.hasPutBack(back)).isTrue();

        Change asIf = new Change("somebody", back.change().at(), back.change().why());
        assertThat(Retry.hasPutBack(back.revised(asIf))).isFalse();
        bench.advance(PartitionState.LOADING);
        assertThat(Retry.hasPutBack(bench.task())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2.5.22,PLANNED", "3.0.0,EXPORTED", ",EXPORTED"})
    void what_is_packed_as_the_target_cannot_read_it_is_exported_again_at_once(String version, PartitionState next) {
        bench.advance(PartitionState.FAILED);
        TaskRecorder packed = Weakened.port(
                TaskRecorder.class,
                bench.recorder,
                "manifest",
                (arguments, told) ->
                        ((Optional<?>) told).map(made -> ((Manifest) made).withPacking(new Packing(Codec.ZSTD, 1))));
        TargetCluster target = Weakened.before(
                TargetCluster.class,
                bench.target,
                "capabilities",
                arguments -> Optional.of(Optional.ofNullable(version).map(Capabilities::of)));

        bench.retry(packed, target);

        assertThat(bench.task().state()).isEqualTo(next);
    }

    @Test
    void what_somebody_has_cancelled_is_no_failure() {
        bench.advance(PartitionState.FAILED);
        assertThat(kinds(bench.retry(new RetryRequest(TaskSelection.ALL, Which.FAILED))))
                .containsExactly(What.RETRIED);
        bench.advance(PartitionState.CANCELLED);

        assertThat(bench.retry(new RetryRequest(TaskSelection.ALL, Which.FAILED))
                        .findings())
                .isEmpty();
        assertThat(bench.retry(new RetryRequest(partition("p1"), Which.FAILED))
                        .findings()
                        .get(0)
                        .note())
                .isEqualTo("it is CANCELLED, not FAILED");
    }

    @Test
    void what_is_published_is_moved_once_more_as_a_new_generation() {
        verifying();
        bench.publisher("one", bench.target).publish(bench.task());
        long version = bench.task().version();

        OperationReport report = bench.retry(new RetryRequest(partition("p1"), Which.PUBLISHED));

        assertThat(kinds(report)).containsExactly(What.RETRIED);
        assertThat(bench.task().version()).as("the published generation").isEqualTo(version);
        PartitionTask next = bench.recorder.latest(Bench.ID.partition()).orElseThrow();
        assertThat(next.id().generation()).isEqualTo(2);
        assertThat(next.state()).isEqualTo(PartitionState.PLANNED);
        assertThat(next.change().way()).contains(Way.MOVED_AGAIN);
        assertThat(Retry.hasPutBack(next)).isTrue();
        assertThat(next.bounds()).isEqualTo(bench.task().bounds());
        assertThat(kinds(bench.retry(new RetryRequest(partition("p1"), Which.PUBLISHED))))
                .as("it is under way already")
                .containsExactly(What.UNCHANGED);
    }

    @Test
    void what_is_moved_once_more_is_listed_before_a_plan_is_to_see_it() {
        verifying();
        bench.publisher("one", bench.target).publish(bench.task());
        List<PartitionTask> before = bench.recorder.partitions("job").toList();
        TaskRecorder behind = Weakened.before(
                TaskRecorder.class,
                bench.recorder,
                (method, arguments) -> arguments[0] instanceof String && method.matches("partitions|changed")
                        ? Optional.of(before.stream())
                        : Optional.empty());
        assertThat(new SelectedTasks(behind).areListed("job", TaskSelection.ALL))
                .isTrue();

        bench.retry(new RetryRequest(partition("p1"), Which.PUBLISHED));

        assertThat(new SelectedTasks(behind).areListed("job", partition("p1"))).isFalse();
        assertThat(new SelectedTasks(bench.recorder).areListed("job", partition("p1")))
                .isTrue();
    }

    @Test
    void only_what_is_published_is_moved_once_more() {
        bench.advance(PartitionState.FAILED);

        assertThat(bench.retry(new RetryRequest(TaskSelection.ALL, Which.PUBLISHED))
                        .findings())
                .isEmpty();
        assertThat(bench.retry(new RetryRequest(partition("p1"), Which.PUBLISHED))
                        .findings()
                        .get(0)
                        .note())
                .isEqualTo("it is FAILED, not PUBLISHED; retry it without --published");
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void what_waits_or_is_under_way_needs_no_retry_to_be_moved() {
        RetryRequest published = new RetryRequest(partition("p1"), Which.PUBLISHED);

        for (PartitionState next : List.of(PartitionState.LOADING, PartitionState.VERIFYING)) {
            assertThat(bench.retry(published).findings().get(0).note())
                    .isEqualTo("it is " + bench.task().state()
                            + ", not PUBLISHED; it is moved without a retry, by migrate sync or a worker");
            bench.advance(next);
        }
    }

    @Test
    void what_failed_again_since_the_index_listed_it_is_retried_as_it_is_now() {
        bench.advance(PartitionState.FAILED);
        PartitionTask listed = bench.task();
        bench.retry(TaskSelection.ALL);
        bench.advance(PartitionState.FAILED);

        OperationReport report = bench.retry(Weakened.before(
                TaskRecorder.class, bench.recorder, "partitions", arguments -> Optional.of(Stream.of(listed))));

        assertThat(kinds(report)).containsExactly(What.RETRIED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void what_was_cancelled_is_exported_again() {
        bench.advance(PartitionState.CANCELLED);

        assertThat(kinds(bench.retry(TaskSelection.ALL))).containsExactly(What.RETRIED);

        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
    }

    @Test
    void whom_somebody_else_was_faster_than_says_so_and_announces_nothing() {
        bench.advance(PartitionState.FAILED);

        OperationReport report = bench.retry(
                Weakened.before(TaskRecorder.class, bench.recorder, "advance", arguments -> Optional.of(false)));

        assertThat(kinds(report)).containsExactly(What.UNCHANGED);
        assertThat(report.findings().get(0).note()).startsWith("somebody else has put it back to work");
        assertThat(bench.messages()).isZero();
    }

    @Test
    void a_task_nothing_of_which_can_be_read_is_left_to_the_version_that_wrote_it() {
        PartitionTask task = bench.task();
        PartitionTask unread = PartitionTask.unreadable(task.id(), task.bounds(), task.estimate(), "", task.change());

        OperationReport report = bench.retry(Weakened.before(
                TaskRecorder.class, bench.recorder, "partitions", arguments -> Optional.of(Stream.of(unread))));

        assertThat(kinds(report)).containsExactly(What.UNCHANGED);
        assertThat(report.findings().get(0).note()).contains("nor can what was planned of it", "--job");
    }

    @Test
    void what_is_damaged_is_planned_anew_once_and_stands_back() {
        bench.announce(file);
        bench.advance(PartitionState.FAILED);
        bench.recorder.damaged().file(bench.file("a.csv"));

        assertThat(kinds(bench.retry(
                        Weakened.before(TaskRecorder.class, bench.recorder, "plan", arguments -> Optional.of(0)))))
                .containsExactly(What.UNCHANGED);
        assertThat(kinds(bench.retry(TaskSelection.ALL))).containsExactly(What.RETRIED);

        assertThat(bench.task().state()).isEqualTo(PartitionState.SUPERSEDED);
        PartitionTask next = bench.recorder.latest(Bench.ID.partition()).orElseThrow();
        assertThat(next.id().generation()).isEqualTo(2);
        assertThat(next.change().why()).contains("generation 1 is moved once more");
    }
}
