package io.starmigrate.simulation.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.PackOrder;
import io.starmigrate.worker.relay.PackOrder.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LostFilesReconcileTest extends ReconcileBench {
    private static final StorageUri EXPORTS = StorageUri.parse("oss://left/exports");

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

    /** Exports a file that is whole in both storages. */
    private static ManifestFile relay(Bench relayed, JobFiles.SourceFiles origin) {
        ManifestFile file = relayed.write("a.csv", "r1");
        origin.storage().put(relayed.file("a.csv").below(EXPORTS), SimulatedRows.file(List.of("r1")));
        relayed.export("r1");
        relayed.announce(file);
        return file;
    }

    @Test
    void a_relayed_file_that_is_missing_is_copied_again() {
        Bench relayed = new Bench(EXPORTS);
        JobFiles.SourceFiles origin = origin(relayed);
        var unused = relay(relayed, origin);
        relayed.storage.delete(relayed.file("a.csv").below(Bench.ROOT));

        Finding finding = only(relayed.reconciler(origin).reconcile());

        assertThat(finding.what()).isEqualTo(What.RELAYED);
        assertThat(relayed.storage.head(relayed.file("a.csv").below(Bench.ROOT)))
                .isPresent();
    }

    @Test
    void a_relayed_file_that_was_cut_is_copied_again() {
        Bench relayed = new Bench(EXPORTS);
        JobFiles.SourceFiles origin = origin(relayed);
        ManifestFile file = relay(relayed, origin);
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
        JobFiles.SourceFiles closed = new JobFiles.SourceFiles(left, (from, size, etag, to) -> {
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
        JobFiles.SourceFiles origin = origin(relayed);
        relayed.write("a.csv", "r1");
        origin.storage().put(relayed.file("a.csv").below(EXPORTS), SimulatedRows.file(List.of("r1")));
        relayed.export("r1");
        relayed.storage.delete(relayed.file("a.csv").below(Bench.ROOT));

        assertThat(relayed.reconciler(origin).reconcile().findings()).isEmpty();

        relayed.recorder.record(FileTask.first(
                relayed.file("a.csv"),
                FileState.EXPORTED,
                2,
                "e",
                new Change("relay", relayed.clock.instant(), "to be copied")));
        assertThat(relayed.reconciler(origin).reconcile().findings()).isEmpty();
    }

    /**
     * A piece that was announced and is not there any more, or never was; it has this length when it is packed here.
     */
    private What repairOfPieceOf(long announced, long packed) {
        Bench relayed = new Bench(EXPORTS);
        relayed.packing = new Packing(Codec.GZIP, 100);
        ObjectStore left = origin(relayed).storage();
        relayed.files.write("a.csv", "r1");
        left.put(relayed.file("a.csv").below(EXPORTS), SimulatedRows.file(List.of("r1")));
        relayed.export("r1");
        relayed.storage.delete(relayed.file("a.csv").below(Bench.ROOT));
        relayed.recorder.record(FileTask.first(
                relayed.file("a.csv.1of1.gz"),
                FileState.EXPORTED,
                announced,
                "",
                new Change("relay", relayed.clock.instant(), "packed")));
        relayed.pass(Duration.ofMinutes(16));

        Finding finding =
                only(relayed.reconciler(new JobFiles.SourceFiles(left, new PackingTo(relayed.storage, packed)))
                        .reconcile());
        assertThat(relayed.storage.head(relayed.file("a.csv.1of1.gz").below(Bench.ROOT)))
                .as("what is shown has the length that was announced")
                .matches(shown -> shown.isEmpty() || shown.get().size() == announced);
        return finding.what();
    }

    @Test
    void a_piece_that_is_gone_is_packed_again() {
        assertThat(repairOfPieceOf(7, 7)).isEqualTo(What.RELAYED);
    }

    @Test
    void a_piece_that_was_announced_by_another_version_of_the_codec_is_exported_again() {
        assertThat(repairOfPieceOf(8, 7)).isEqualTo(What.EXPORTED_AGAIN);
    }

    /** Packs whatever it is given to so many bytes. */
    private record PackingTo(ObjectStore target, long bytes) implements FileCopy {
        @Override
        public CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
            throw new AssertionError("nothing goes as it is");
        }

        @Override
        public List<Packed> pack(PackOrder order, Function<List<Piece>, Set<Integer>> proved) {
            Piece piece = new Piece(1, 0, order.file().size(), 1, 0, bytes);
            assertThat(proved.apply(List.of(piece))).containsExactly(1);
            return List.of(new Packed(piece, target.put(order.pieces().get(0), new byte[(int) bytes], Map.of())));
        }
    }

    private static JobFiles.SourceFiles origin(Bench bench) {
        ObjectStore left = new InMemoryObjectStore(bench.clock, Set.of("left"));
        return new JobFiles.SourceFiles(left, (from, size, etag, to) -> {
            StoredObject written = bench.storage.put(to, new byte[(int) size], Map.of());
            return new CopyOutcome(CopyOutcome.Way.COPIED, written, size, CopyOutcome.Checked.PARTS);
        });
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
