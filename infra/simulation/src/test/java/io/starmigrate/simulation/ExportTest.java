package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    void submitsAgainIntoAnotherFolderWhenTheLeaderChanged() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        source.changeLeader();
        exporter.step();

        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(source.exports())
                .extracting(SourceCluster.ExportStatus::folder)
                .doesNotHaveDuplicates();
    }

    @Test
    void goesOnHoweverOftenTheLeaderChanges() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        for (int i = 0; i < 6; i++) {
            source.changeLeader();
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(7);
    }

    @Test
    void waitsLongerEachTimeItsExportIsCancelled() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        source.changeLeader();
        exporter.step();
        source.changeLeader();
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(5));
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(3);
        source.changeLeader();
        exporter.step();
        clock.advance(Duration.ofSeconds(9));
        exporter.step();

        assertThat(bench.export().attempt()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(1));
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(4);
    }

    @Test
    void failsAPartitionWhoseExportTheSourceHasCancelledThreeTimesForReasonsOfItsOwn() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        for (int i = 0; i < 2; i++) {
            source.changeLeader();
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
            source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001 has rebooted");
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("has rebooted");
    }

    @Test
    void theTaskItselfTellsHowOftenItsExportWasCancelledUntilACommandPutsItBackToWork() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001 has rebooted");
        exporter.step();
        source.changeLeader();
        exporter.step();
        clock.advance(Duration.ofMinutes(5));
        exporter.step();

        CancelledExports cancelled = Objects.requireNonNull(bench.export().cancelled());
        assertThat(cancelled.own()).isEqualTo(1);
        assertThat(cancelled.interrupted()).isEqualTo(1);
        assertThat(cancelled.reason()).contains("Leader changed");
        Change operator = new Change("operator", clock.instant(), "by command");
        recorder.advance(bench.task().to(PartitionState.CANCELLED, operator));
        recorder.advance(bench.task().to(PartitionState.PLANNED, operator));
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(4);
        assertThat(bench.export().cancelled()).isNull();
    }

    @Test
    void givesUpASourceThatNeverKeepsItsLeader() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        for (int i = 0; i < 20; i++) {
            source.changeLeader();
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("Leader changed");
    }

    @Test
    void failsAtOnceWhenAUserCancelsItsExport() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        source.cancelAll("type:USER_CANCEL; msg:user cancel");
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
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
    void anExportThatWasCancelledWhileItWasSubmittedIsCancelledInTheCluster() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        WorkerIdentity operator = new WorkerIdentity("operator", clock);
        SourceCluster slow = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                recorder.advance(bench.task().to(PartitionState.CANCELLED, operator.change("cancelled")));
            }
            return Optional.empty();
        });
        bench.exporter("slow", slow).step();

        assertThat(source.exports())
                .extracting(SourceCluster.ExportStatus::progress)
                .containsExactly(SourceCluster.Progress.CANCELLED);
    }

    @Test
    void looksForAnExportBeforeItSubmitsItAgain() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        SourceCluster deaf = Weakened.port(SourceCluster.class, source, "export", (arguments, told) -> {
            throw new ClusterException(Remedy.ASK_AGAIN, "the reply is lost", null);
        });
        Exporter unlucky = bench.exporter("unlucky", deaf);
        unlucky.step();
        clock.advance(Duration.ofMinutes(5));
        unlucky.step();

        assertThat(bench.export().attempt()).isEqualTo(1);
        assertThat(source.exports()).hasSize(1);
    }

    @Test
    void waitsForItsOwnPatienceBeforeAnExportCountsAsLost() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        SourceCluster mute = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                throw new ClusterException(Remedy.ASK_AGAIN, "the request is lost", null);
            }
            return Optional.empty();
        });
        bench.exporter("unlucky", mute).step();
        Exporter other = bench.exporter("a worker whose clock is far ahead", source);
        other.step();
        assertThat(bench.export().attempt()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(30));
        other.step();

        assertThat(bench.export().attempt()).isEqualTo(2);
    }

    @Test
    void failsAPartitionWhoseExportCannotWork() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        SourceCluster refusing = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "access denied; grant EXPORT", null);
            }
            return Optional.empty();
        });
        bench.exporter("x", refusing).step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("access denied");
    }

    @Test
    void exportsOnceMoreAfterAPauseWhatAFailureHasCancelledThatNoRuleKnows() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
        source.cancelAll("type:RUN_FAIL; msg:a segment went astray");
        exporter.step();
        exporter.step();
        assertThat(bench.export().attempt()).as("it rests").isEqualTo(1);
        clock.advance(SecondTries.PAUSE);
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(2);
        source.cancelAll("type:RUN_FAIL; msg:a segment went astray");
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains("a segment went astray")
                .contains("tried twice");
        assertThat(bench.task().unknown()).isNotNull();
    }

    @Test
    void triesAnExportOnceMoreThatNoRuleSaysWhyItWasRefused() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        Deque<String> asked = new ArrayDeque<>();
        SourceCluster puzzling = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("unload")) {
                asked.add(method);
                throw new ClusterException(Remedy.UNKNOWN, "a segment went astray", null);
            }
            return Optional.empty();
        });
        Exporter puzzled = bench.exporter("x", puzzling);
        puzzled.step();
        puzzled.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(asked).as("it rests").hasSize(1);
        clock.advance(SecondTries.PAUSE);
        puzzled.step();

        assertThat(asked).hasSize(2);
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
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
