package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.DamagedItems;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One item of the recorder that cannot be read: its partition FAILS with the reason, and no role stops. */
class DamagedItemTest {
    private static final PartitionTaskId NEXT = new PartitionTaskId(Bench.ID.partition(), 2);

    private final Bench bench = new Bench();
    private final ManifestFile file = bench.write("a.csv", "r1", "r2");
    private final Importer importer = bench.importer("one");

    enum Item {
        TASK,
        MANIFEST,
        FILE
    }

    @BeforeEach
    void export() {
        bench.export("r1", "r2");
    }

    private void damage(Item item) {
        DamagedItems damaged = bench.recorder.damaged();
        switch (item) {
            case TASK -> damaged.task(Bench.ID);
            case MANIFEST -> damaged.manifest(Bench.ID, 1);
            case FILE -> damaged.file(bench.file("a.csv"));
        }
    }

    private void damageLoads() {
        bench.recorder.loads(Bench.ID).stream()
                .map(Load::label)
                .forEach(label -> bench.recorder.damaged().load(Bench.ID, label));
    }

    private void failsAndIsMovedOnceMore() {
        PartitionTask failed = bench.task();
        assertThat(failed.state()).isEqualTo(PartitionState.FAILED);
        assertThat(failed.change().why()).contains("cannot be read: ", "it was damaged");
        Picture seen = new StatusReader(bench.recorder).read("job");
        assertThat(seen.isSettled()).isTrue();
        assertThat(seen.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("it was damaged"));

        assertThat(bench.retry(TaskSelection.ALL).findings())
                .extracting(Finding::what)
                .containsExactly(What.RETRIED);
        assertThat(bench.recorder.latest(Bench.ID.partition())).hasValueSatisfying(next -> {
            assertThat(next.id()).isEqualTo(NEXT);
            assertThat(next.state()).isEqualTo(PartitionState.PLANNED);
            assertThat(next.bounds()).isEqualTo("(('p1'))");
        });
        assertThat(bench.retry(TaskSelection.ALL).findings()).isEmpty();
        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .doesNotContain(What.MISSING, What.EXPORTED_AGAIN);
    }

    @ParameterizedTest
    @EnumSource
    void an_importer_stops_the_partition_and_goes_on(Item item) {
        bench.announce(file);
        damage(item);

        importer.step(Duration.ZERO);
        bench.pass(Duration.ofMinutes(1));
        importer.step(Duration.ZERO);

        assertThat(bench.messages()).isZero();
        failsAndIsMovedOnceMore();
    }

    @Test
    void an_importer_goes_on_that_watches_a_load_whose_files_cannot_be_read_any_more() {
        bench.announce(file);
        importer.step(Duration.ZERO);
        damage(Item.FILE);
        bench.loadsEnd();

        importer.step(Duration.ZERO);

        failsAndIsMovedOnceMore();
    }

    @Test
    void a_load_that_cannot_be_read_stops_its_partition() {
        bench.announce(file);
        importer.step(Duration.ZERO);
        damageLoads();
        bench.pass(Bench.VISIBILITY);

        bench.importer("two").step(Duration.ZERO);

        failsAndIsMovedOnceMore();
    }

    @ParameterizedTest
    @EnumSource
    void a_relay_stops_the_partition_and_goes_on(Item item) {
        if (item == Item.FILE) {
            bench.announce(file);
        }
        damage(item);

        bench.relay((from, size, etag, to) -> {
                    throw new AssertionError("nothing of it is copied");
                })
                .step();

        failsAndIsMovedOnceMore();
    }

    @ParameterizedTest
    @EnumSource
    void a_reconciler_stops_the_partition_and_names_what_else_it_finds(Item item) {
        bench.announce(file);
        damage(item);
        bench.storage.put(Bench.ROOT.resolve("job/readme.txt"), new byte[] {1}, Map.of());

        OperationReport report = bench.reconciler(null).reconcile();

        assertThat(report.findings()).extracting(Finding::subject).anyMatch(subject -> subject.contains("readme"));
        failsAndIsMovedOnceMore();
    }

    @Test
    void a_publisher_stops_the_partition_and_goes_on() {
        bench.announce(file);
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        damage(Item.MANIFEST);

        bench.sweep().step();

        failsAndIsMovedOnceMore();
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void a_cancel_stops_the_partition_and_says_what_it_could_not_read() {
        bench.announce(file);
        importer.step(Duration.ZERO);
        damageLoads();

        Cancellation cancellation = bench.cancellation(TaskSelection.ALL, null);
        cancellation.step();
        assertThat(cancellation.step()).isTrue();

        assertThat(cancellation.report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).isEqualTo(What.NOT_CANCELLED);
            assertThat(finding.note()).contains("it FAILED", "it was damaged", "is not stopped");
        });
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void a_redrive_keeps_the_letter_with_the_reason(Item item) {
        bench.announce(file);
        bench.queue.receive(1, Duration.ZERO).forEach(message -> bench.queue.deadLetter(message, "tried"));
        damage(item);

        OperationReport report = bench.redrive().apply("job");

        assertThat(report.findings()).hasSize(1);
        if (item == Item.MANIFEST) {
            assertThat(report.findings().get(0).note()).contains("it was damaged", "migrate retry");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_clean_removes_the_job(Item item) {
        damage(item);
        if (item != Item.TASK) {
            bench.advance(PartitionState.FAILED);
        }

        assertThat(bench.cleaning().obstacle()).isEmpty();
        bench.cleaning().clean(Bench.ALONE);

        assertThat(bench.recorder.job("job")).isEmpty();
    }
}
