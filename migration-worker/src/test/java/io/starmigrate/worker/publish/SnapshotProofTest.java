package io.starmigrate.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows that were counted as files were packed, against those that loads tell of. */
class SnapshotProofTest {
    private static final StorageUri ROOT = StorageUri.parse("s3://target/jobs/");
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1);
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "");
    private static final PartitionTask TASK = PartitionTask.planned(ID, "", new Estimate(1, 1), "", CHANGE);
    private static final String FIRST = "a.csv.1of2.zst";
    private static final String SECOND = "a.csv.2of2.zst";
    private static final Manifest MANIFEST = new Manifest(
                    ID,
                    1,
                    StorageUri.parse("oss://source/job/"),
                    FileFormat.csv(new Separators('\1', '\2')),
                    "",
                    List.of(FileColumn.plain("v")),
                    List.of(new ManifestFile("a.csv", 200, "e")),
                    null,
                    null,
                    Instant.EPOCH)
            .withPacking(new Packing(Codec.ZSTD, 100));

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryObjectStore storage = new InMemoryObjectStore(() -> Instant.EPOCH, Set.of("target"));
    private final SnapshotProof proof = new SnapshotProof(
            recorder, new LoadedFiles(recorder, storage, ROOT), new SnapshotFingerprints(Optional::empty));

    private FileTask arrived(String name) {
        FileTaskId id = new FileTaskId(ID, 1, name);
        String tag = storage.put(id.below(ROOT), new byte[3], Map.of()).etag();
        return FileTask.first(id, FileState.EXPORTED, 3, tag, CHANGE);
    }

    private void packed(String name, long rows) {
        recorder.record(arrived(name).holding(rows));
    }

    private void loaded(String label, long rows, String... files) {
        Load load = Load.recorded(ID, label, 1, 1, List.of(files), CHANGE);
        Load sent = load.to(LoadState.SUBMITTED, CHANGE);
        recorder.record(load);
        recorder.advance(sent);
        recorder.advance(sent.finished(rows, CHANGE));
    }

    private Optional<String> counted(long shown) {
        return proof.difference(TASK, MANIFEST, null, fingerprint(shown, 1), "staging");
    }

    private static Fingerprint fingerprint(long rows, int sum) {
        return new Fingerprint("r", rows, List.of(BigInteger.valueOf(sum)));
    }

    @Test
    void aLoadOfOtherRowsThanWerePackedIsNamedWhereThereIsNoFingerprint() {
        packed(FIRST, 5);
        packed(SECOND, 4);
        loaded("one", 5, FIRST);
        loaded("two", 3, SECOND);

        assertThat(counted(8)).contains("load two reports 3 rows of " + SECOND + ", packed with 4 rows");
    }

    @Test
    void severalFilesOfOneLoadAreComparedByTheirSum() {
        packed(FIRST, 5);
        packed(SECOND, 4);
        loaded("one", 9, FIRST, SECOND);

        assertThat(counted(9)).isEmpty();
    }

    @Test
    void aSumThatDiffersNamesAllFilesOfItsLoad() {
        packed(FIRST, 5);
        packed(SECOND, 4);
        loaded("one", 5, FIRST, SECOND);

        assertThat(counted(5)).contains("load one reports 5 rows of " + FIRST + ", " + SECOND + ", packed with 9 rows");
    }

    @Test
    void aFileThatNobodyCountedLeavesItsLoadUnasked() {
        packed(FIRST, 5);
        recorder.record(arrived(SECOND));
        loaded("one", 8, FIRST, SECOND);

        assertThat(counted(8)).isEmpty();
    }

    @Test
    void aFingerprintThatIsEqualProvesAllRows() {
        packed(FIRST, 5);
        loaded("one", 4, FIRST);

        assertThat(proof.difference(TASK, MANIFEST, fingerprint(4, 1), fingerprint(4, 1), "staging"))
                .isEmpty();
    }

    @Test
    void aFingerprintThatDiffersNamesTheFilesToo() {
        packed(FIRST, 5);
        loaded("one", 4, FIRST);

        assertThat(proof.difference(TASK, MANIFEST, fingerprint(5, 1), fingerprint(4, 2), "staging")
                        .orElseThrow())
                .endsWith("; load one reports 4 rows of " + FIRST + ", packed with 5 rows");
    }
}
