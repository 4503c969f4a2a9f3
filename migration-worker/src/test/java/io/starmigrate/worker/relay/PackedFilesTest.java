package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.relay.PackOrder.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A piece is written down once, before anybody can see it. */
class PackedFilesTest extends CopyBench {
    private static final StorageUri ROOT = StorageUri.parse("s3://target/jobs/");
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1);
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final WorkerIdentity self = new WorkerIdentity("worker", now::get);
    private final List<List<FileState>> seenBefore = new ArrayList<>();

    /** Makes pieces of so many bytes, and looks what is written down when they can be seen. */
    private FileCopy packing(long bytes) {
        return new FileCopy() {
            @Override
            public CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
                throw new AssertionError("nothing goes as it is");
            }

            @Override
            public List<Packed> pack(PackOrder order, Function<List<Piece>, Set<Integer>> proved) {
                List<Piece> pieces = order.wanted().stream()
                        .sorted()
                        .map(number -> new Piece(number, 0, 100, 5, 0, bytes))
                        .toList();
                Set<Integer> shown = proved.apply(pieces);
                seenBefore.add(recorder.files(ID).stream().map(FileTask::state).toList());
                return pieces.stream()
                        .filter(piece -> shown.contains(piece.number()))
                        .map(piece -> new Packed(
                                piece, target.put(order.pieces().get(piece.number() - 1), new byte[(int) bytes])))
                        .toList();
            }
        };
    }

    private PackedFiles files(long bytes) {
        return new PackedFiles(recorder, packing(bytes), target, ROOT, self);
    }

    private static Manifest manifest(FileFormat format) {
        return new Manifest(
                        ID,
                        1,
                        StorageUri.parse("oss://source/job/"),
                        format,
                        "",
                        List.of(FileColumn.plain("v")),
                        List.of(new ManifestFile("a.csv", 200, "e")),
                        null,
                        null,
                        Instant.EPOCH)
                .withPacking(new Packing(Codec.ZSTD, 100));
    }

    private static FileTaskId piece(int number) {
        return new FileTaskId(ID, 1, "a.csv." + number + "of2.zst");
    }

    private Map<FileTaskId, String> pack(long bytes, String... names) {
        Manifest manifest = manifest(CSV);
        PackedFiles.Seen seen = new PackedFiles.Seen(
                recorder.files(ID).stream().collect(Collectors.toMap(FileTask::id, Function.identity())));
        files(bytes).pack(manifest, manifest.files().get(0), Set.of(names), seen);
        return seen.tags();
    }

    @Test
    void aPieceIsWrittenDownOnceBeforeItCanBeSeenAndItsTagIsToldOnceItIs() {
        Map<FileTaskId, String> tags = pack(7, piece(1).name(), piece(2).name());

        assertThat(seenBefore).containsExactly(List.of(FileState.EXPORTED, FileState.EXPORTED));
        for (int number = 1; number <= 2; number++) {
            FileTask file = recorder.file(piece(number)).orElseThrow();
            StoredObject object = target.head(piece(number).below(ROOT)).orElseThrow();
            assertThat(file.version()).isEqualTo(1);
            assertThat(file.size()).isEqualTo(7);
            assertThat(file.rows()).isEqualTo(5);
            assertThat(tags).containsEntry(piece(number), object.etag());
        }
    }

    @Test
    void whatLiesThereAsItWasAnnouncedIsNotPackedAgain() {
        Map<FileTaskId, String> tags = pack(7, piece(1).name(), piece(2).name());
        target.delete(piece(2).below(ROOT));

        assertThat(pack(7, piece(1).name(), piece(2).name()))
                .as("both tags are known, and one piece was packed")
                .isEqualTo(tags);
        assertThat(pack(7, piece(1).name(), piece(2).name())).isEqualTo(tags);

        assertThat(seenBefore).as("packed twice, the second time one of them").hasSize(2);
        assertThat(target.head(piece(2).below(ROOT))).isPresent();
    }

    @Test
    void aPieceThatLiesThereCutIsPackedAgain() {
        pack(7, piece(1).name());
        target.put(piece(1).below(ROOT), new byte[6]);

        pack(7, piece(1).name());

        assertThat(target.head(piece(1).below(ROOT)))
                .hasValueSatisfying(object -> assertThat(object.size()).isEqualTo(7));
    }

    @Test
    void onlyWhatIsNamedIsWrittenDown() {
        pack(7, piece(2).name());

        assertThat(recorder.files(ID)).extracting(FileTask::id).containsExactly(piece(2));
    }

    @Test
    void whatHasGoneOnIsNeitherShownAgainNorWrittenBack() {
        FileTask queued = recorder.record(FileTask.first(
                piece(1), FileState.QUEUED, 7, "e", new Change("trigger", Instant.EPOCH, "its event came")));

        pack(7, piece(1).name(), piece(2).name());

        assertThat(recorder.file(piece(1))).contains(queued);
        assertThat(target.head(piece(1).below(ROOT))).isEmpty();
        assertThat(recorder.file(piece(2)).orElseThrow().state()).isEqualTo(FileState.EXPORTED);
        assertThat(target.head(piece(2).below(ROOT))).isPresent();
    }

    @Test
    void aPieceThatAnotherVersionMadeOfOtherBytesIsNotShown() {
        recorder.record(FileTask.first(
                piece(1), FileState.EXPORTED, 8, "", new Change("other", Instant.EPOCH, "packed by another version")));

        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> pack(7, piece(1).name()))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.CHANGED));
        assertThat(target.head(piece(1).below(ROOT))).isEmpty();
    }

    @Test
    void onlyRowsOfCsvThatAreToBePackedAre() {
        Manifest parquet = manifest(FileFormat.parquet());
        Manifest asTheyAre = manifest(CSV).withPacking(null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackOrder.of(parquet, parquet.files().get(0), ROOT, Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackOrder.of(asTheyAre, asTheyAre.files().get(0), ROOT, Set.of()));
        assertThat(PackOrder.of(manifest(CSV), manifest(CSV).files().get(0), ROOT, Set.of(piece(2).name())))
                .isEqualTo(new PackOrder(
                        StorageUri.parse("oss://source/job/a.csv"),
                        manifest(CSV).files().get(0),
                        new Packing(Codec.ZSTD, 100),
                        (byte) '\2',
                        List.of(piece(1).below(ROOT), piece(2).below(ROOT)),
                        Set.of(2)));
    }

    @Test
    void aFileHasTheTagItLiesWithIfItRemembersWhatItIsACopyOf() {
        Manifest moved = manifest(CSV).at(StorageUri.parse("s3://target/backup/"), ID);
        StorageUri lying = moved.folder().resolve("a.csv");

        assertThat(RelayedFiles.asTheyLie(target, moved)).as("it is gone").isEqualTo(moved);
        target.put(lying, new byte[200], Map.of());
        assertThat(RelayedFiles.asTheyLie(target, moved)).as("it is another").isEqualTo(moved);
        target.put(lying, new byte[199], Map.of("starmigrate-source-etag", "e"));
        assertThat(RelayedFiles.asTheyLie(target, moved)).as("it was cut").isEqualTo(moved);
        StoredObject copied = target.put(lying, new byte[200], Map.of("starmigrate-source-etag", "e"));
        assertThat(RelayedFiles.asTheyLie(target, moved).files())
                .containsExactly(new ManifestFile("a.csv", 200, copied.etag()));
    }
}
