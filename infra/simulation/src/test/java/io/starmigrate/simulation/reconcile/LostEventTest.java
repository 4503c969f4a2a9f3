package io.starmigrate.simulation.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.publish.Announcements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that was brought over by others, whose event nobody got, of a partition that has no fingerprint. */
class LostEventTest {
    private final Bench bench = new Bench(StorageUri.parse("oss://left/exports"));

    @BeforeEach
    void arrives() {
        bench.files.brought("a.csv", "the-tag-of-oss", "1", "2");
        bench.exportWithoutFingerprint();
    }

    private void published() {
        published(bench, bench.importer("one"));
    }

    private static void published(Bench bench, Importer importer) {
        importer.step(Duration.ZERO);
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
        bench.publisher("one", bench.target).publish(bench.task());
    }

    private FileTask file() {
        return bench.recorder.file(bench.file("a.csv")).orElseThrow();
    }

    @Test
    void it_is_known_by_the_tag_that_it_has_where_it_arrived() {
        assertThat(bench.reconciler(null).reconcile().findings())
                .extracting(Finding::what)
                .containsExactly(What.ANNOUNCED);

        published();

        assertThat(file().etag()).isNotEmpty().isNotEqualTo("the-tag-of-oss");
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.task().published()).extracting(Published::proof).isEqualTo(Proof.LOADED_ROWS);
    }

    @Test
    void what_is_put_in_its_place_afterwards_is_not_what_arrived() {
        bench.reconciler(null).reconcile();
        Importer importer = bench.importer("one");
        importer.step(Duration.ZERO);
        bench.storage.put(bench.file("a.csv").below(Bench.ROOT), SimulatedRows.file(List.of("1", "3")), Map.of());

        published(bench, importer);

        assertThat(bench.task().change().why()).contains("a.csv is not what arrived");
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void one_that_nobody_saw_arrive_is_known_by_no_tag_until_somebody_tells_it() {
        new Announcements(bench.queue, Bench.ROOT)
                .announceAll(bench.recorder.manifest(Bench.ID, 1).orElseThrow(), List.of());

        published();

        assertThat(file().etag()).isEmpty();
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void one_whose_message_was_put_aside_is_known_by_the_tag_that_it_has_where_it_arrived() {
        FileMessage wrong =
                new FileMessage(bench.file("a.csv"), bench.file("a.csv").below(Bench.ROOT), 1, "the-tag-of-oss");
        bench.queue.send(List.of(wrong));
        bench.queue.deadLetter(bench.queue.receive(1, Duration.ZERO).get(0), "it has 1 byte");
        bench.redrive().apply("job");

        published();

        assertThat(file().etag()).isNotEmpty().isNotEqualTo("the-tag-of-oss");
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void of_a_file_that_lies_where_it_was_exported_to_the_manifest_tells_what_arrived() {
        Bench inPlace = new Bench();
        inPlace.write("a.csv", "1", "2");
        inPlace.exportWithoutFingerprint();
        inPlace.storage.put(inPlace.file("a.csv").below(Bench.ROOT), SimulatedRows.file(List.of("1", "3")), Map.of());
        inPlace.reconciler(null).reconcile();

        published(inPlace, inPlace.importer("one"));

        assertThat(inPlace.task().change().why()).contains("a.csv is not what arrived");
        assertThat(inPlace.shown()).isEmpty();
    }
}
