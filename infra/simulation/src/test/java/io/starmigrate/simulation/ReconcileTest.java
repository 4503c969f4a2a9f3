package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Staging;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final StorageUri EXPORTS = StorageUri.parse("oss://left/exports");
    private static final byte[] ONE_BYTE = {'x'};

    private final Bench bench = new Bench();

    private Finding only(OperationReport report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().get(0);
    }

    private void put(String below, byte[] content) {
        bench.storage.put(Bench.ROOT.resolve(below), content, Map.of());
    }

    /** One partition, its file where it belongs and announced. */
    private ManifestFile exported() {
        ManifestFile file = bench.write("a.csv", "r1", "r2");
        bench.export("r1", "r2");
        return file;
    }

    @Test
    void a_whole_job_has_nothing_unexplained_and_what_waits_is_announced() {
        exported();
        put("job/shop/orders/p1/g1/a1/_manifest.json", ONE_BYTE);

        OperationReport report = bench.reconciler(null).reconcile();

        assertThat(only(report).what()).isEqualTo(What.ANNOUNCED);
        assertThat(report.summary()).isEqualTo("0 unexplained objects");
        assertThat(report.succeeded()).isTrue();
        assertThat(bench.messages()).isEqualTo(1);
    }

    @Test
    void a_foreign_key_of_any_letters_is_named_so_that_a_line_can_show_it() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        put("job/shop/orders/p1/g1/a1/od\u0003d\n\u001b[2J.txt", ONE_BYTE);

        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what, Finding::subject)
                .contains(tuple(
                        What.UNEXPLAINED,
                        Bench.ROOT
                                .resolve("job/shop/orders/p1/g1/a1/od\\u0003d\\u000A\\u001B[2J.txt")
                                .toString()));
    }

    @Test
    void a_file_that_its_store_has_archived_is_said_as_long_as_it_is_to_be_read() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        StorageUri file = Bench.ROOT.resolve("job/shop/orders/p1/g1/a1/a.csv");
        bench.storage.move(file, "STANDARD_IA");
        assertThat(bench.reconciler(null).reconcile().succeeded()).isTrue();

        bench.storage.move(file, "DEEP_ARCHIVE");
        OperationReport report = bench.reconciler(null).reconcile();

        assertThat(report.findings())
                .filteredOn(finding -> finding.what() == What.ARCHIVED)
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.subject()).isEqualTo(file.toString());
                    assertThat(said.note()).contains("DEEP_ARCHIVE", "restore it");
                });
        assertThat(report.succeeded()).isFalse();
    }

    @Test
    void every_kind_of_foreign_object_is_named_with_why() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        String attempt = "job/shop/orders/p1/g1/a1/";
        put("job/readme.txt", ONE_BYTE);
        put("job/__starrocks_export_tmp_9/x.csv", ONE_BYTE);
        put("job/_manifest.json", ONE_BYTE);
        put("job/shop/orders/p9/g1/a1/x.csv", ONE_BYTE);
        put("job/shop/orders/p1/g2/a1/x.csv", ONE_BYTE);
        put("job/shop/orders/p1/g1/a7/x.csv", ONE_BYTE);
        put(attempt + "foreign.csv", ONE_BYTE);
        put(attempt + "empty.csv", new byte[0]);
        put(attempt + "__starrocks_export_tmp_1/x.csv", ONE_BYTE);

        OperationReport report = bench.reconciler(null).reconcile();

        String root = Bench.ROOT + "/";
        assertThat(report.findings())
                .filteredOn(finding -> finding.what() == What.UNEXPLAINED)
                .extracting(Finding::subject, Finding::note)
                .containsExactlyInAnyOrder(
                        tuple(root + "job/readme.txt", "it lies in no export attempt's folder"),
                        tuple(root + "job/__starrocks_export_tmp_9/x.csv", "it lies in no export attempt's folder"),
                        tuple(root + "job/_manifest.json", "it lies in no export attempt's folder"),
                        tuple(
                                root + "job/shop/orders/p9/g1/a1/x.csv",
                                "the recorder has no partition task job/shop.orders/p9 generation 1"),
                        tuple(
                                root + "job/shop/orders/p1/g2/a1/x.csv",
                                "the recorder has no partition task job/shop.orders/p1 generation 2"),
                        tuple(
                                root + "job/shop/orders/p1/g1/a7/x.csv",
                                "the last export attempt the recorder knows is 1"),
                        tuple(root + attempt + "foreign.csv", "the manifest of attempt 1 does not list it"),
                        tuple(
                                root + attempt + "empty.csv",
                                "the manifest of attempt 1 does not list it, and it holds no bytes"),
                        tuple(
                                root + attempt + "__starrocks_export_tmp_1/x.csv",
                                "it is a temporary file of an export that has ended"));
        assertThat(report.succeeded()).isFalse();
        assertThat(report.summary()).startsWith("9 unexplained objects: ").contains("job/readme.txt (it lies in");
    }

    @Test
    void a_file_altered_after_it_was_published_is_named() {
        exported();
        PartitionTask task = published();
        put("job/shop/orders/p1/g1/a1/a.csv", ONE_BYTE);

        Finding finding = only(bench.reconciler(null).reconcile());

        assertThat(task.state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(finding.what()).isEqualTo(What.UNEXPLAINED);
        assertThat(finding.note()).isEqualTo("it has 1 bytes, the manifest says 6");
    }

    private PartitionTask published() {
        bench.announce(new ManifestFile("a.csv", 6, "e"));
        Importer importer = bench.importer("one");
        importer.step(Duration.ZERO);
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
        bench.publisher("one", bench.target).publish(bench.task());
        return bench.task();
    }

    @Test
    void what_a_given_up_export_has_left_is_explained() {
        exported();
        bench.exportsAgain(2);
        put("job/shop/orders/p1/g1/a2/half.csv", ONE_BYTE);
        bench.exportsAgain(3);

        OperationReport report = bench.reconciler(null).reconcile();

        assertThat(report.findings())
                .filteredOn(finding -> finding.subject().endsWith("half.csv"))
                .extracting(Finding::what)
                .containsExactly(What.LEFTOVER);
    }

    @Test
    void files_of_an_export_that_is_running_are_explained() {
        exported();
        bench.exportsAgain(2);
        put("job/shop/orders/p1/g1/a2/half.csv", ONE_BYTE);
        put("job/shop/orders/p1/g1/a2/__starrocks_export_tmp_1/half.csv", ONE_BYTE);

        assertThat(bench.reconciler(null).reconcile().findings()).isEmpty();
    }

    @Test
    void a_file_swept_away_from_where_it_was_exported_to_is_exported_again() {
        ManifestFile file = exported();
        bench.announce(file);
        bench.storage.delete(bench.file("a.csv").below(Bench.ROOT));

        Finding finding = only(bench.reconciler(null).reconcile());

        assertThat(finding.what()).isEqualTo(What.EXPORTED_AGAIN);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(bench.task().pass()).isEqualTo(2);
        assertThat(bench.task().change().why()).contains("first a.csv");
        assertThat(bench.reconciler(null).reconcile().findings()).isEmpty();
    }

    @Test
    void what_failed_and_was_swept_away_is_exported_by_its_retry() {
        exported();
        bench.advance(PartitionState.FAILED);
        bench.storage.delete(bench.file("a.csv").below(Bench.ROOT));

        Finding finding = only(bench.reconciler(null).reconcile());

        assertThat(finding.what()).isEqualTo(What.MISSING);
        assertThat(finding.note()).contains("migrate retry --job job --table orders --partition p1");
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        bench.retry(TaskSelection.ALL);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
    }

    @Test
    void a_relayed_file_that_is_missing_is_copied_again() {
        Bench relayed = new Bench(EXPORTS);
        JobFiles.Origin origin = origin(relayed);
        ManifestFile file = relayed.write("a.csv", "r1");
        origin.storage().put(relayed.file("a.csv").below(EXPORTS), SimulatedRows.file(List.of("r1")));
        relayed.export("r1");
        relayed.announce(file);
        relayed.storage.delete(relayed.file("a.csv").below(Bench.ROOT));

        Finding finding = only(relayed.reconciler(origin).reconcile());

        assertThat(finding.what()).isEqualTo(What.RELAYED);
        assertThat(relayed.storage.head(relayed.file("a.csv").below(Bench.ROOT)))
                .isPresent();
    }

    @Test
    void a_relayed_file_that_was_cut_is_copied_again() {
        Bench relayed = new Bench(EXPORTS);
        JobFiles.Origin origin = origin(relayed);
        ManifestFile file = relayed.write("a.csv", "r1");
        origin.storage().put(relayed.file("a.csv").below(EXPORTS), SimulatedRows.file(List.of("r1")));
        relayed.export("r1");
        relayed.announce(file);
        relayed.storage.put(relayed.file("a.csv").below(Bench.ROOT), ONE_BYTE, Map.of());

        Finding finding = only(relayed.reconciler(origin).reconcile());

        assertThat(finding.what()).isEqualTo(What.RELAYED);
        assertThat(relayed.storage.head(relayed.file("a.csv").below(Bench.ROOT)))
                .hasValueSatisfying(held -> assertThat(held.size()).isEqualTo(file.size()));
    }

    @Test
    void a_file_that_the_source_storage_refuses_is_not_taken_for_lost() {
        Bench relayed = new Bench(EXPORTS);
        ObjectStore left = origin(relayed).storage();
        JobFiles.Origin closed = new JobFiles.Origin(left, (from, size, etag, to) -> {
            throw new ObjectStoreException(Reason.DENIED, "not with this key", null);
        });
        ManifestFile file = relayed.write("a.csv", "r1");
        left.put(relayed.file("a.csv").below(EXPORTS), SimulatedRows.file(List.of("r1")));
        relayed.export("r1");
        relayed.announce(file);
        relayed.storage.delete(relayed.file("a.csv").below(Bench.ROOT));

        assertThat(only(relayed.reconciler(closed).reconcile()).what()).isEqualTo(What.MISSING);
        assertThat(relayed.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void what_has_failed_waits_for_its_retry_unannounced() {
        exported();
        bench.advance(PartitionState.FAILED);

        assertThat(bench.reconciler(null).reconcile().findings()).isEmpty();

        assertThat(bench.messages()).isZero();
    }

    @Test
    void an_object_of_an_attempt_begun_since_the_recorder_was_asked_is_explained() {
        exported();
        PartitionTask before = bench.task();
        bench.exportsAgain(2);
        put("job/shop/orders/p1/g1/a2/half.csv", ONE_BYTE);
        AtomicInteger asked = new AtomicInteger();

        List<Finding> findings = bench.reconcilerThatSees(Answering.instead(
                        bench.recorder,
                        "partition",
                        () -> asked.getAndIncrement() == 0 ? Optional.of(Optional.of(before)) : Optional.empty()))
                .reconcile()
                .findings();

        assertThat(asked.get()).isGreaterThan(1);
        assertThat(findings).isEmpty();
    }

    @Test
    void an_object_of_the_very_next_attempt_is_of_none() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        put("job/shop/orders/p1/g1/a2/x.csv", ONE_BYTE);

        assertThat(bench.reconciler(null).reconcile().findings())
                .filteredOn(finding -> finding.what() == What.UNEXPLAINED)
                .extracting(Finding::note)
                .containsExactly("the last export attempt the recorder knows is 1");
    }

    @Test
    void staging_is_judged_by_its_task_as_it_is_now_whatever_the_index_says() {
        exported();
        bench.advance(PartitionState.FAILED);
        PartitionTask failed = bench.task();
        bench.retry(TaskSelection.ALL);
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 2, 1), "(('p1'))", Intent.NEW);

        OperationReport report = bench.reconcilerThatSees(
                        Answering.instead(bench.recorder, "partitions", () -> Optional.of(Stream.of(failed))))
                .reconcile();

        assertThat(report.findings()).extracting(Finding::what).doesNotContain(What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).hasSize(1);
    }

    @Test
    void staging_of_before_names_told_the_job_is_known_by_the_task_that_recorded_it() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        String name = bench.state.add(Bench.PLACE, new StagingName(null, 1, 1, 3), "(('p1'))");
        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .contains(What.UNEXPLAINED);

        PartitionTask loading =
                bench.task().to(PartitionState.LOADING, bench.task().change()).withStaging(new Staging(name, 7));
        assertThat(bench.recorder.advance(loading)).isTrue();

        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .doesNotContain(What.UNEXPLAINED, What.STAGING_DROPPED);
    }

    @Test
    void the_staging_of_another_job_of_this_recorder_is_nobody_s_business() {
        bench.announce(exported());
        bench.pass(Duration.ofMinutes(1));
        JobId other = new JobId("otherother");
        bench.recorder.open(Job.opened("other", other, "shop", "shop", List.of("orders"), bench.clock.instant()));
        bench.target.open(Bench.PLACE, new StagingName(other, 1, 1, 1), "(('p1'))", Intent.NEW);

        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .doesNotContain(What.UNEXPLAINED, What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).hasSize(1);
    }

    @Test
    void a_file_gone_from_both_storages_is_exported_again() {
        Bench relayed = new Bench(EXPORTS);
        ManifestFile file = relayed.write("a.csv", "r1");
        relayed.export("r1");
        relayed.announce(file);
        relayed.storage.delete(relayed.file("a.csv").below(Bench.ROOT));

        assertThat(only(relayed.reconciler(origin(relayed)).reconcile()).what()).isEqualTo(What.EXPORTED_AGAIN);
    }

    @Test
    void a_file_that_others_bring_is_missing_until_they_do() {
        Bench brought = new Bench(EXPORTS);
        brought.write("a.csv", "r1");
        brought.export("r1");
        brought.storage.delete(brought.file("a.csv").below(Bench.ROOT));

        OperationReport report = brought.reconciler(null).reconcile();

        assertThat(only(report).what()).isEqualTo(What.MISSING);
        assertThat(report.succeeded()).isFalse();
        assertThat(brought.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void what_was_never_relayed_is_left_to_the_relay() {
        Bench relayed = new Bench(EXPORTS);
        JobFiles.Origin origin = origin(relayed);
        relayed.write("a.csv", "r1");
        origin.storage().put(relayed.file("a.csv").below(EXPORTS), SimulatedRows.file(List.of("r1")));
        relayed.export("r1");
        relayed.storage.delete(relayed.file("a.csv").below(Bench.ROOT));

        assertThat(relayed.reconciler(origin).reconcile().findings()).isEmpty();
    }

    private static JobFiles.Origin origin(Bench bench) {
        ObjectStore left = new InMemoryObjectStore(bench.clock, Set.of("left"));
        return new JobFiles.Origin(left, (from, size, etag, to) -> {
            StoredObject written = bench.storage.put(to, new byte[(int) size], Map.of());
            return new CopyOutcome(CopyOutcome.Way.COPIED, written, size, CopyOutcome.Proof.PARTS);
        });
    }

    @Test
    void staging_that_was_outrun_is_dropped_and_one_of_nobody_is_named() {
        bench.announce(exported());
        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p1'))", Intent.NEW);
        assertThat(bench.reconciler(null).reconcile().findings())
                .as("the next pass may be opening it")
                .extracting(Finding::what)
                .doesNotContain(What.STAGING_DROPPED, What.UNEXPLAINED);

        bench.advance(PartitionState.FAILED);
        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .contains(What.STAGING_DROPPED);
        assertThat(bench.state.leftovers()).isEmpty();

        bench.target.open(Bench.PLACE, new StagingName(Bench.JOB_ID, 9, 1, 1), "(('p1'))", Intent.NEW);
        bench.target.open(new Place("orders", "p7"), new StagingName(Bench.JOB_ID, 1, 1, 1), "(('p7'))", Intent.NEW);
        OperationReport report = bench.reconciler(null).reconcile();
        assertThat(report.findings())
                .filteredOn(finding -> finding.what() == What.UNEXPLAINED)
                .extracting(Finding::subject)
                .containsExactly("staging mig_benchbench_g1_p1_t1 of orders");
    }

    @Test
    void a_repaired_file_task_is_announced_only_once_it_is_whole() {
        ManifestFile file = exported();
        bench.recorder.record(FileTask.first(
                bench.file(file.name()),
                FileState.ARRIVED,
                file.size(),
                file.etag(),
                new Change("trigger", bench.clock.instant(), "its event came")));

        bench.reconciler(null).reconcile();

        assertThat(bench.messages()).isEqualTo(1);
    }
}
