package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is exported, and what of it the manifest lists. */
class ExportTest {
    private static final Place PLACE = ExportBench.PLACE;

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final VirtualClock clock = bench.clock;
    private final ObjectStore storage = bench.storage;
    private final SimulatedSource source = bench.source;
    private final InMemoryTaskRecorder recorder = bench.recorder;
    private final Exporter exporter = bench.exporter("one", source);

    @Test
    void exportsEachPartitionIntoAFolderOfItsOwnAndMakesItsManifest() throws IOException {
        source.fill(PLACE, List.of("1", "2", "3"));
        bench.plan();
        exporter.step();
        bench.finish();
        exporter.step();

        Manifest manifest = recorder.manifest(bench.task().id(), 1).orElseThrow();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(manifest.fingerprint()).isEqualTo(SimulatedRows.fingerprint(List.of("1", "2", "3")));
        assertThat(manifest.files())
                .isNotEmpty()
                .extracting(ManifestFile::name)
                .allMatch(name -> name.endsWith(".csv"));
        StorageUri beside = manifest.folder().resolve("_manifest.json");
        byte[] json = storage.read(
                        beside,
                        storage.head(beside).orElseThrow().etag(),
                        0,
                        storage.head(beside).orElseThrow().size())
                .readAllBytes();
        assertThat(ManifestJson.read(json)).isEqualTo(manifest);
    }

    @Test
    void hasNoFingerprintWhenThePartitionChangedMeanwhile() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        source.fill(PLACE, List.of("1", "2"));
        bench.finish();
        exporter.step();

        assertThat(recorder.manifest(bench.task().id(), 1).orElseThrow().fingerprint())
                .isNull();
    }

    @Test
    void leavesTemporaryEmptyAndForeignFilesOutOfTheManifest() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        bench.finish();
        StorageUri folder = bench.export().folder();
        storage.put(folder.resolve("__starrocks_export_tmp_q/x.csv"), new byte[] {1}, Map.of());
        storage.put(folder.resolve("empty.csv"), new byte[0], Map.of());
        storage.put(folder.resolve("notes.txt"), new byte[] {1}, Map.of());
        storage.put(folder.resolve("somebody_elses.csv"), new byte[] {1}, Map.of());
        exporter.step();

        assertThat(recorder.manifest(bench.task().id(), 1).orElseThrow().files())
                .hasSize(1);
    }

    @Test
    void filesOfAJobThatHadItsNameBeforeAreNotTakenForItsOwn() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        StorageUri generation = ExportBench.ROOT.resolve("job/shop/orders/p1/g1/");
        storage.put(generation.resolve("a1/data_0.csv"), SimulatedRows.file(List.of("old")), Map.of());
        storage.put(generation.resolve("a2/s1t1/data_0.parquet"), new byte[] {1}, Map.of());
        exporter.step();
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        Manifest manifest = recorder.manifest(bench.task()).orElseThrow();
        assertThat(manifest.folder()).isEqualTo(generation.resolve("a1001/"));
        assertThat(bench.export().tries()).as("what lay there was no try of it").isEqualTo(1);
        assertThat(manifest.origin()).isEqualTo(recorder.id("job"));
        assertThat(storage.list(manifest.folder())).hasSize(manifest.files().size() + 1);
    }

    @Test
    void nothingIsExportedWhileNobodyKnowsWhetherItsFolderIsEmpty() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        bench.isStorageReached = false;
        exporter.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(source.exports()).isEmpty();

        bench.isStorageReached = true;
        exporter.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
    }

    @Test
    void anotherWorkerGoesOnWithARunningExport() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        bench.finish();

        bench.exporter("another", source).step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(source.exports()).hasSize(1);
    }

    @Test
    void othersAreExportedWhileOnePartitionIsStillScanned() {
        Deque<Runnable> scans = new ArrayDeque<>();
        for (int i = 1; i <= 3; i++) {
            source.fill(new Place("orders", "p" + i), List.of("1"));
        }
        bench.plan();
        Exporter wide = bench.exporter("wide", source, scans::add);
        wide.step();
        wide.step();

        assertThat(scans).as("prepared at once, and never twice").hasSize(2);
        scans.removeLast().run();
        assertThat(source.exports()).hasSize(1);
        bench.finish();
        wide.step();
        wide.step();
        assertThat(scans).as("the first is still scanned, the third begins").hasSize(2);
    }

    @Test
    void runsNoMoreExportsAtOnceThanItMay() {
        for (int i = 1; i <= 5; i++) {
            source.fill(new Place("orders", "p" + i), List.of("1"));
        }
        bench.plan();
        exporter.step();
        exporter.step();

        assertThat(source.exports()).hasSize(2);
    }

    @Test
    void plansWhatIsNewOrChangedAndLeavesTheRest() {
        source.fill(PLACE, List.of("1"));
        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.plan()).as("still to be moved").isEqualTo(1);
        assertThat(bench.task().version()).as("left as it is").isEqualTo(1);
        exporter.step();
        bench.finish();
        exporter.step();
        bench.publish();
        assertThat(bench.plan()).isZero();
        source.fill(PLACE, List.of("2"));

        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.task().id().generation()).isEqualTo(2);
    }

    @Test
    void leavesAFailedPartitionToTheOperator() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        recorder.advance(bench.task().to(PartitionState.FAILED, new WorkerIdentity("x", clock).change("broken")));
        source.fill(PLACE, List.of("2"));

        assertThat(bench.plan()).isZero();
    }
}
