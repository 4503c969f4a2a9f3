package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.operate.JobFolder;
import io.starmigrate.worker.operate.LeaseWatch;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Progress;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators do to one partition, in each state it may be in. */
class OperateTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private final ManifestFile file = bench.write("a.csv", "r1", "r2");

    @BeforeEach
    void export() {
        bench.export("r1", "r2");
    }

    private Importer loading() {
        bench.announce(file);
        Importer importer = bench.importer("one");
        importer.step(AT_ONCE);
        return importer;
    }

    private void verifying() {
        Importer importer = loading();
        bench.loadsEnd();
        importer.step(AT_ONCE);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    private static TaskSelection partition(String name) {
        return new TaskSelection(null, name, null);
    }

    private static List<What> kinds(OperationReport report) {
        return report.findings().stream().map(Finding::what).toList();
    }

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
        bench.announce(file, 1);
        bench.importer("one").step(AT_ONCE);
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);

        assertThat(kinds(bench.retry(new TaskSelection("ord*", "p1", "a.csv")))).containsExactly(What.RETRIED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
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
        assertThat(next.bounds()).isEqualTo(bench.task().bounds());
        assertThat(kinds(bench.retry(new RetryRequest(partition("p1"), Which.PUBLISHED))))
                .as("it is under way already")
                .containsExactly(What.UNCHANGED);
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
    void a_running_load_is_cancelled_and_its_staging_dropped() {
        Importer importer = loading();
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        assertThat(cancellation.step()).as("the load is asked to stop").isFalse();
        assertThat(kinds(cancellation.report())).containsExactly(What.NOT_CANCELLED);
        assertThat(cancellation.step()).as("it has stopped").isTrue();

        assertThat(kinds(cancellation.report())).containsExactly(What.CANCELLED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.CANCELLED);
        assertThat(bench.state.leftovers()).isEmpty();
        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(load -> load.state())
                .containsOnly(LoadState.CANCELLED);
        bench.pass(Bench.VISIBILITY);
        importer.step(AT_ONCE);
        bench.pass(Bench.VISIBILITY);
        importer.step(AT_ONCE);
        assertThat(bench.messages()).as("a running worker stops working on it").isZero();
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void a_cancel_once_more_changes_nothing_and_a_retry_brings_it_back() {
        assertThat(bench.cancellation(TaskSelection.ALL, null).step()).isTrue();
        long version = bench.task().version();
        Cancellation again = bench.cancellation(partition("p1"), null);

        assertThat(again.step()).isTrue();
        assertThat(kinds(again.report())).containsExactly(What.UNCHANGED);
        assertThat(bench.task().version()).isEqualTo(version);
        assertThat(kinds(bench.retry(TaskSelection.ALL))).containsExactly(What.RETRIED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
    }

    @Test
    void what_shows_already_is_recorded_as_published_instead_of_cancelled() {
        verifying();
        bench.target.publish(Bench.PLACE, Objects.requireNonNull(bench.task().staging()), 9);
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        cancellation.step();
        assertThat(cancellation.step()).isTrue();

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("r1", "r2");
    }

    @Test
    void nothing_is_cancelled_while_somebody_publishes_it() {
        verifying();
        Lease held = Lease.first("staging/" + Bench.ID, "publisher", Duration.ofSeconds(30));
        long beat = bench.recorder.lease(held.name()).map(Lease::beat).orElse(0L);
        bench.recorder.write(new Lease(held.name(), "publisher", 9, beat + 1, held.length()));
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.report().findings().get(0).note()).contains("another worker holds the lease");
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);

        bench.pass(Duration.ofSeconds(31));
        assertThat(cancellation.step()).as("its holder is dead").isTrue();
        assertThat(bench.task().state()).isEqualTo(PartitionState.CANCELLED);
        assertThat(bench.target.find(
                        Bench.PLACE, Objects.requireNonNull(bench.task().staging())))
                .isEqualTo(Whereabouts.GONE);
    }

    @Test
    void a_running_export_is_cancelled_at_the_source() {
        SimulatedSource source = new SimulatedSource(1, RunMode.SHARED_NOTHING, () -> bench.storage, new Chance(1));
        source.fill(Bench.PLACE, List.of("r1"));
        bench.advance(PartitionState.FAILED);
        bench.exportsAgain(2);
        source.export(
                source.unload("orders", "p1"),
                Objects.requireNonNull(bench.task().export()).folder());
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, source);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.step()).isTrue();

        assertThat(source.exports()).extracting(ExportStatus::progress).containsExactly(Progress.CANCELLED);
        assertThat(cancellation.report().findings().get(0).note()).contains("its export is cancelled");
    }

    @Test
    void an_export_that_nobody_can_be_asked_about_is_named() {
        bench.advance(PartitionState.FAILED);
        bench.exportsAgain(2);
        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.report().succeeded()).isFalse();
        assertThat(cancellation.report().findings().get(0).note()).contains("its export may go on");
        assertThat(bench.task().state()).as("all the same").isEqualTo(PartitionState.CANCELLED);
    }

    private void letter(FileTaskId id, long size, String reason) {
        bench.queue.send(List.of(new FileMessage(id, id.below(Bench.ROOT), size, "e")));
        bench.queue.deadLetter(bench.queue.receive(1, AT_ONCE).get(0), reason);
    }

    @Test
    void a_letter_that_can_be_processed_now_goes_back_and_is_put_right() {
        letter(bench.file("a.csv"), 1, "it has 1 bytes");

        assertThat(kinds(bench.redrive().tell("job"))).containsExactly(What.REDRIVEN);
        assertThat(bench.messages()).as("only told").isZero();
        OperationReport report = bench.redrive().apply("job");

        assertThat(report.succeeded()).isTrue();
        assertThat(report.findings().get(0).note()).isEqualTo("was there because: it has 1 bytes");
        assertThat(bench.queue.deadLetters()).isEmpty();
        assertThat(bench.queue.receive(1, AT_ONCE).get(0).message().size()).isEqualTo(file.size());
    }

    @Test
    void a_letter_stays_until_the_queue_has_taken_its_message() {
        letter(bench.file("a.csv"), 1, "it has 1 bytes");

        OperationReport refused = bench.redrive(messages -> messages).apply("job");

        assertThat(kinds(refused)).containsExactly(What.KEPT);
        assertThat(bench.queue.deadLetters()).hasSize(1);
        OperationReport taken = bench.redrive(messages -> {
                    assertThat(bench.queue.deadLetters()).as("while it is sent").hasSize(1);
                    return List.of();
                })
                .apply("job");
        assertThat(kinds(taken)).containsExactly(What.REDRIVEN);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void a_job_with_staging_that_is_being_loaded_cannot_be_cleaned() {
        loading();

        assertThat(bench.task().staging()).isNotNull();
        assertThat(bench.cleaning().obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("which is LOADING"));
    }

    @Test
    void what_failed_again_since_the_index_listed_it_is_retried_as_it_is_now() {
        bench.advance(PartitionState.FAILED);
        PartitionTask listed = bench.task();
        bench.retry(TaskSelection.ALL);
        bench.advance(PartitionState.FAILED);

        OperationReport report =
                bench.retry(Answering.instead(bench.recorder, "partitions", () -> Optional.of(Stream.of(listed))));

        assertThat(kinds(report)).containsExactly(What.RETRIED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void what_was_switched_in_while_its_staging_was_dropped_is_not_cancelled() {
        verifying();
        Staging staging = Objects.requireNonNull(bench.task().staging());
        TargetCluster late = (TargetCluster) Proxy.newProxyInstance(
                TargetCluster.class.getClassLoader(), new Class<?>[] {TargetCluster.class}, (proxy, method, given) -> {
                    if (method.getName().equals("drop")
                            && bench.target.find(Bench.PLACE, staging) == Whereabouts.STAGED) {
                        bench.target.publish(Bench.PLACE, staging, 9);
                    }
                    return method.invoke(bench.target, given);
                });

        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null, late);
        cancellation.step();
        cancellation.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("r1", "r2");
    }

    @Test
    void a_letter_that_would_come_back_dead_stays_and_is_named() {
        letter(bench.file("foreign.csv"), 7, "not listed");
        letter(new FileTaskId(new PartitionTaskId(new PartitionId("job", "shop", "orders", "p9"), 1), 1, "x"), 7, "p9");
        letter(new FileTaskId(new PartitionTaskId(new PartitionId("other", "a", "b", "c"), 1), 1, "x"), 7, "other");
        bench.recorder.open(Job.opened("other", new JobId("otherother"), "a", "b", List.of(), bench.clock.instant()));
        bench.storage.put(bench.file("a.csv").below(Bench.ROOT), new byte[] {'x'}, Map.of());
        letter(bench.file("a.csv"), 1, "altered");

        OperationReport report = bench.redrive().apply("job");

        assertThat(kinds(report)).containsExactlyInAnyOrder(What.KEPT, What.KEPT, What.UNCHANGED, What.KEPT);
        assertThat(report.succeeded()).isFalse();
        assertThat(bench.queue.deadLetters()).hasSize(4);
        assertThat(bench.queue.take(10)).as("given back").hasSize(4);
        assertThat(bench.messages()).isZero();
    }

    @Test
    void a_job_that_is_not_finished_cannot_be_cleaned() {
        assertThat(bench.cleaning().obstacle())
                .hasValueSatisfying(why ->
                        assertThat(why).contains("1 partitions are unfinished", "which is EXPORTED", "migrate cancel"));
        bench.advance(PartitionState.FAILED);
        assertThat(bench.cleaning().obstacle()).isEmpty();
    }

    @Test
    void a_clean_removes_all_of_a_job_and_nothing_of_another() {
        bench.advance(PartitionState.FAILED);
        bench.recorder.write(Lease.first("staging/" + Bench.ID, "dead", Duration.ofSeconds(30)));
        letter(new FileTaskId(new PartitionTaskId(new PartitionId("job2", "a", "b", "c"), 1), 1, "x"), 7, "other");
        letter(bench.file("a.csv"), 7, "mine");
        bench.announce(file);
        bench.storage.put(Bench.ROOT.resolve("job2/x"), new byte[] {'x'}, Map.of());
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p1'))", Intent.NEW);
        JobFolder folder = new JobFolder(bench.storage, Bench.ROOT);

        OperationReport told = bench.cleaning(folder).look();
        assertThat(told.findings())
                .extracting(Finding::note)
                .contains("1 objects, 6 bytes, such as a.csv", "1 of the job");
        assertThat(bench.recorder.partition(Bench.ID)).as("only told").isPresent();
        assertThat(bench.queue.take(10)).as("only told").hasSize(2);
        bench.pass(Bench.VISIBILITY);

        bench.cleaning(folder).clean();

        assertThat(bench.recorder.partition(Bench.ID)).isEmpty();
        assertThat(bench.recorder.job("job")).isEmpty();
        assertThat(bench.recorder.lease("staging/" + Bench.ID)).isEmpty();
        assertThat(bench.storage.list(Bench.ROOT)).hasSize(1);
        assertThat(bench.state.leftovers()).isEmpty();
        assertThat(bench.messages()).isZero();
        assertThat(bench.queue.deadLetters()).extracting(DeadLetter::reason).containsExactly("other");
    }

    @Test
    void a_lease_that_beats_is_told_from_one_a_dead_worker_left() {
        Lease lease = Lease.first("export/job", "worker-1", Duration.ofSeconds(30));
        bench.recorder.write(lease);
        LeaseWatch watch = new LeaseWatch(bench.recorder, List.of("export/job", "export/none"), bench.clock::nanoTime);

        assertThat(watch.look()).isEmpty();
        assertThat(watch.isQuiet()).isFalse();
        bench.recorder.write(lease.renewed());
        assertThat(watch.look()).contains("worker worker-1 holds export/job");

        LeaseWatch later = new LeaseWatch(bench.recorder, List.of("export/job"), bench.clock::nanoTime);
        assertThat(later.look()).isEmpty();
        bench.pass(Duration.ofSeconds(31));
        assertThat(later.look()).isEmpty();
        assertThat(later.isQuiet()).isTrue();
    }
}
