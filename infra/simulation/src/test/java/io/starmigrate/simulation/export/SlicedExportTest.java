package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.Slices;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition of four slices, at a source that runs two exports at once. */
class SlicedExportTest {
    private static final List<String> ROWS =
            IntStream.rangeClosed(1, 12).mapToObj(row -> "r" + row).toList();

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final SimulatedSource source = bench.source;

    @BeforeEach
    void planned() {
        bench.splitSize = 30;
        source.fill(ExportBench.PLACE, ROWS);
        bench.plan();
    }

    @Test
    void each_row_is_in_one_slice_and_no_more_statements_run_at_once_than_may() {
        Exporter exporter = bench.exporter("one", source);

        exports(exporter, () -> assertThat(running()).isLessThanOrEqualTo(2));

        isExported(1);
        assertThat(slices().slices()).hasSize(4).allMatch(slice -> slice.tries() == 1);
        assertThat(source.submitted()).isEqualTo(4);
    }

    @Test
    void slices_of_one_partition_and_other_partitions_share_what_may_run_at_once() {
        for (int i = 2; i <= 4; i++) {
            source.fill(new Place("orders", "p" + i), List.of("x"));
        }
        bench.plan();
        Exporter exporter = bench.exporter("one", source);

        exports(exporter, () -> assertThat(running()).isLessThanOrEqualTo(2));

        isExported(1);
        assertThat(source.submitted()).isEqualTo(4 + 3);
    }

    @Test
    void a_small_partition_and_one_of_a_source_that_cannot_is_written_by_one_statement() {
        SourceCluster older =
                Weakened.port(SourceCluster.class, source, "unloadInSlices", (arguments, told) -> Optional.empty());

        exports(bench.exporter("one", older), () -> {});

        isExported(1);
        assertThat(bench.export().slices()).isNull();
    }

    /** What it has sent is known to nobody else: its statements are no jobs of the source. */
    @Test
    void whoever_takes_over_sends_only_what_is_not_written_and_takes_no_file_of_what_was_given_up() {
        Exporter killed = bench.exporter("one", source);
        killed.step();
        killed.step();
        bench.finish();
        killed.step();
        assertThat(slices().slices()).filteredOn(Slices.Slice::written).hasSize(2);
        assertThat(slices().underWay()).hasSize(2);
        source.progress();
        int before = source.submitted();
        List<ExportStatus> sent = source.exports();
        SourceCluster seen = Weakened.port(
                SourceCluster.class,
                source,
                "exports",
                (arguments, told) -> source.exports().stream()
                        .filter(status ->
                                sent.stream().noneMatch(old -> old.folder().equals(status.folder())))
                        .toList());

        Exporter other = bench.exporter("two", seen);
        other.step();
        assertThat(source.submitted()).as("it may turn up yet").isEqualTo(before);
        bench.clock.advance(ExportBench.TAKEOVER_AFTER);
        exports(other, () -> {});

        isExported(1);
        assertThat(source.submitted()).isEqualTo(before + 2);
        assertThat(slices().slices()).extracting(Slices.Slice::tries).containsExactlyInAnyOrder(1, 1, 2, 2);
        assertThat(slices().slices()).allMatch(Slices.Slice::written);
    }

    @Test
    void a_statement_whose_reply_was_lost_is_asked_for_and_not_sent_again() {
        SourceCluster losing = Weakened.port(SourceCluster.class, source, "export", (arguments, told) -> {
            throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
        });

        bench.exporter("one", losing).step();
        assertThat(source.submitted()).isEqualTo(1);
        exports(bench.exporter("one", source), () -> {});

        isExported(1);
        assertThat(source.submitted()).isEqualTo(4);
    }

    @Test
    void slices_that_the_source_cancels_are_sent_again_alone() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        exporter.step();
        bench.finish();
        exporter.step();
        source.progress();
        source.changeLeader();

        exports(exporter, () -> {});

        isExported(1);
        assertThat(source.submitted()).isEqualTo(4 + 2);
        assertThat(Objects.requireNonNull(bench.export().cancelled()).count()).isEqualTo(1);
    }

    @Test
    void while_one_slice_is_sent_again_the_others_go_on() {
        SourceCluster failing = Weakened.port(
                SourceCluster.class,
                source,
                "exports",
                (arguments, told) ->
                        source.exports().stream().map(SlicedExportTest::failed).toList());
        Exporter exporter = bench.exporter("one", failing);
        exporter.step();
        exporter.step();
        assertThat(slices().underWay()).containsExactly(1, 2);
        exporter.step();

        exports(exporter, () -> {});

        isExported(1);
        assertThat(slices().slices()).extracting(Slices.Slice::tries).containsExactly(1, 2, 1, 1);
    }

    @Test
    void what_goes_on_beside_a_slice_that_rests_counts() {
        SourceCluster failing = Weakened.port(
                SourceCluster.class,
                source,
                "exports",
                (arguments, told) ->
                        source.exports().stream().map(SlicedExportTest::astray).toList());
        Exporter exporter = bench.exporter("one", failing);
        exporter.step();
        exporter.step();
        assertThat(slices().underWay()).containsExactly(1, 2);
        source.fill(new Place("orders", "p2"), List.of("x"));
        source.fill(new Place("orders", "p3"), List.of("y"));
        bench.plan();

        exporter.step();

        assertThat(source.submitted()).as("one more beside the one that runs").isEqualTo(3);
    }

    private static ExportStatus astray(ExportStatus status) {
        return status.folder().key().endsWith("/s2t1/")
                ? ExportStatus.told(
                        status.id(), status.folder(), ClusterJobState.CANCELLED, "type:RUN_FAIL; msg:went astray")
                : status;
    }

    /** The first try to write the second slice always fails. */
    private static ExportStatus failed(ExportStatus status) {
        return status.folder().key().endsWith("/s2t1/")
                ? ExportStatus.told(
                        status.id(),
                        status.folder(),
                        ClusterJobState.CANCELLED,
                        "type:RUN_FAIL; msg:rpc failed: backend 10001")
                : status;
    }

    @Test
    void what_the_source_refuses_to_export_in_slices_is_exported_by_one_statement() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        source.cancelAll("access denied; grant INSERT");

        exports(exporter, () -> {});

        isExported(2);
        assertThat(bench.export().sliced()).isEmpty();
    }

    /** Half of the slices from before, half from after: rows that never were in it together. */
    @Test
    void a_change_between_slices_is_seen_and_the_partition_is_exported_by_one_statement() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        exporter.step();
        source.append(ExportBench.PLACE, "meanwhile");

        exports(exporter, () -> {});

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(bench.export().sliced()).isEmpty();
        assertThat(bench.recorder.manifest(bench.task().id(), 1)).isEmpty();
        assertThat(exported()).contains("meanwhile").hasSize(ROWS.size() + 1);
    }

    @Test
    void once_they_are_given_up_every_export_after_it_is_by_one_statement() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        exporter.step();
        source.append(ExportBench.PLACE, "meanwhile");
        exports(
                exporter,
                () -> {
                    if (bench.export().attempt() == 2) {
                        source.changeLeader();
                    }
                },
                () -> bench.export().attempt() == 3);

        assertThat(bench.export().sliced()).isEmpty();
        exports(exporter, () -> {});
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(3);
        assertThat(exported()).contains("meanwhile").hasSize(ROWS.size() + 1);
    }

    /** How often slices were cancelled says nothing of the one statement after them. */
    @Test
    void the_one_statement_after_them_is_tried_as_often_as_any() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        exports(
                exporter,
                () -> {
                    if (bench.export().attempt() == 1) {
                        source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001");
                    }
                },
                () -> bench.export().attempt() == 2);
        source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001");

        exports(exporter, () -> {});

        isExported(3);
        assertThat(bench.export().sliced()).isEmpty();
    }

    @Test
    void slices_that_a_program_kept_which_knows_nothing_of_them_are_none() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        Export export = bench.export();
        Export kept = new Export(
                2,
                export.folder(),
                export.changeToken(),
                export.columns(),
                export.format(),
                export.submitted(),
                null,
                null,
                null,
                null,
                export.slices());

        assertThat(export.sliced()).isPresent();
        assertThat(kept.sliced()).isEmpty();
    }

    private void exports(Exporter exporter, Runnable each) {
        exports(exporter, each, () -> bench.task().state() == PartitionState.EXPORTED);
        // What was given up may still write.
        bench.finish();
    }

    private void exports(Exporter exporter, Runnable each, BooleanSupplier done) {
        for (int i = 0; i < 400 && !done.getAsBoolean(); i++) {
            exporter.step();
            each.run();
            source.progress();
            bench.clock.advance(Duration.ofSeconds(1));
        }
    }

    private long running() {
        return source.exports().stream()
                .filter(status -> status.state() == ClusterJobState.RUNNING)
                .count();
    }

    private Slices slices() {
        return bench.export().sliced().orElseThrow();
    }

    private void isExported(int attempt) {
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(attempt);
        assertThat(exported()).containsExactlyInAnyOrderElementsOf(ROWS);
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(bench.task().exported()).fingerprint())
                        .rows())
                .isEqualTo(ROWS.size());
    }

    /** The rows in the files that the manifest lists. */
    private List<String> exported() {
        Manifest manifest = bench.recorder.manifest(bench.task()).orElseThrow();
        return manifest.files().stream().flatMap(file -> rows(manifest, file)).toList();
    }

    private Stream<String> rows(Manifest manifest, ManifestFile file) {
        Payload content = bench.storage
                .whole(manifest.folder().resolve(file.name()), file.etag(), Math.toIntExact(file.size()))
                .content();
        return SimulatedRows.read(Arrays.copyOf(content.memory(), content.length())).stream();
    }
}
