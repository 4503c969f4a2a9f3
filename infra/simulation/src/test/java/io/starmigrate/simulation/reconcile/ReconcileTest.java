package io.starmigrate.simulation.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconcileTest extends ReconcileBench {
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
        assertThat(finding.note()).isEqualTo("it has 1 byte, the manifest says 6");
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
    void what_has_failed_waits_for_its_retry_unannounced() {
        exported();
        bench.advance(PartitionState.FAILED);

        assertThat(bench.reconciler(null).reconcile().findings()).isEmpty();

        assertThat(bench.messages()).isZero();
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
}
