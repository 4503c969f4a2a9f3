package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.CancelledExports;
import io.starmigrate.core.task.PartitionTask.Export;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.wiring.Ports;
import io.starmigrate.worker.wiring.RoleSettings;
import io.starmigrate.worker.wiring.RoleSettings.Concurrency;
import io.starmigrate.worker.wiring.RoleSettings.Route;
import io.starmigrate.worker.wiring.RoleSettings.Waits;
import io.starmigrate.worker.wiring.Roles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final StorageUri ROOT = StorageUri.parse("oss://left/exports");
    private static final Duration TAKEOVER_AFTER = Duration.ofSeconds(30);
    private static final RoleSettings SETTINGS = new RoleSettings(
            Set.of(Need.SOURCE_CLUSTER, Need.SOURCE_STORAGE),
            new Route(ROOT, null, RelayMode.NONE),
            new Concurrency(2, 2, 1, 1),
            new LoadLimits(1, 1, Duration.ZERO),
            new Waits(TAKEOVER_AFTER, Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1)),
            3);
    private static final Place PLACE = new Place("orders", "p1");

    private final VirtualClock clock = new VirtualClock();
    private final ObjectStore storage = new InMemoryObjectStore(clock, Set.of("left"));
    private final SimulatedSource source = new SimulatedSource(1, () -> storage, new Chance(1));
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final Exporter exporter = exporter("one", source);

    private Exporter exporter(String worker, SourceCluster cluster) {
        return exporter(worker, cluster, Runnable::run);
    }

    private Exporter exporter(String worker, SourceCluster cluster, Executor preparing) {
        // A worker's clock may be wrong by any length.
        WorkerIdentity self = new WorkerIdentity(worker, clock.skewed(Duration.ofHours(worker.length())));
        Ports ports = new Ports(
                self,
                new LeaseHolder(recorder, worker, TAKEOVER_AFTER, clock::nanoTime),
                recorder,
                () -> {
                    throw new AssertionError("an exporter asks no queue");
                },
                new Ports.Clusters(() -> cluster, () -> {
                    throw new AssertionError("an exporter asks no target");
                }),
                new Ports.Storages(() -> storage, () -> storage, () -> {
                    throw new AssertionError("an exporter copies nothing");
                }),
                new ContentLabels());
        return new Roles(ports, SETTINGS)
                .exporter(JobWatch.eager(recorder, "job", clock), new Exporter.Aside(preparing, Runnable::run));
    }

    @Test
    void exportsEachPartitionIntoAFolderOfItsOwnAndMakesItsManifest() throws IOException {
        source.fill(PLACE, List.of("1", "2", "3"));
        plan();
        exporter.step();
        finish();
        exporter.step();

        Manifest manifest = recorder.manifest(task().id(), 1).orElseThrow();
        assertThat(task().state()).isEqualTo(PartitionState.EXPORTED);
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
        plan();
        exporter.step();
        source.fill(PLACE, List.of("1", "2"));
        finish();
        exporter.step();

        assertThat(recorder.manifest(task().id(), 1).orElseThrow().fingerprint())
                .isNull();
    }

    @Test
    void leavesTemporaryEmptyAndForeignFilesOutOfTheManifest() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        finish();
        StorageUri folder = export().folder();
        storage.put(folder.resolve("__starrocks_export_tmp_q/x.csv"), new byte[] {1}, Map.of());
        storage.put(folder.resolve("empty.csv"), new byte[0], Map.of());
        storage.put(folder.resolve("notes.txt"), new byte[] {1}, Map.of());
        storage.put(folder.resolve("somebody_elses.csv"), new byte[] {1}, Map.of());
        exporter.step();

        assertThat(recorder.manifest(task().id(), 1).orElseThrow().files()).hasSize(1);
    }

    @Test
    void anotherWorkerGoesOnWithARunningExport() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        finish();

        exporter("another", source).step();

        assertThat(task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(source.exports()).hasSize(1);
    }

    @Test
    void submitsAgainIntoAnotherFolderWhenTheLeaderChanged() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        source.changeLeader();
        exporter.step();

        assertThat(export().attempt()).isEqualTo(2);
        assertThat(source.exports())
                .extracting(SourceCluster.ExportStatus::folder)
                .doesNotHaveDuplicates();
    }

    @Test
    void goesOnHoweverOftenTheLeaderChanges() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        for (int i = 0; i < 6; i++) {
            source.changeLeader();
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }
        finish();
        exporter.step();

        assertThat(task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(export().attempt()).isEqualTo(7);
    }

    @Test
    void waitsLongerEachTimeItsExportIsCancelled() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        source.changeLeader();
        exporter.step();
        source.changeLeader();
        exporter.step();
        assertThat(export().attempt()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(5));
        exporter.step();
        assertThat(export().attempt()).isEqualTo(3);
        source.changeLeader();
        exporter.step();
        clock.advance(Duration.ofSeconds(9));
        exporter.step();

        assertThat(export().attempt()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(1));
        exporter.step();
        assertThat(export().attempt()).isEqualTo(4);
    }

    @Test
    void failsAPartitionWhoseExportTheSourceHasCancelledThreeTimesForReasonsOfItsOwn() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        for (int i = 0; i < 2; i++) {
            source.changeLeader();
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(task().state()).isEqualTo(PartitionState.EXPORTING);
            source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001 has rebooted");
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }

        assertThat(task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(task().change().why()).contains("has rebooted");
    }

    @Test
    void theTaskItselfTellsHowOftenItsExportWasCancelledUntilACommandPutsItBackToWork() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001 has rebooted");
        exporter.step();
        source.changeLeader();
        exporter.step();
        clock.advance(Duration.ofMinutes(5));
        exporter.step();

        CancelledExports cancelled = Objects.requireNonNull(export().cancelled());
        assertThat(cancelled.own()).isEqualTo(1);
        assertThat(cancelled.interrupted()).isEqualTo(1);
        assertThat(cancelled.reason()).contains("Leader changed");
        Change operator = new Change("operator", clock.instant(), "by command");
        recorder.advance(task().to(PartitionState.CANCELLED, operator));
        recorder.advance(task().to(PartitionState.PLANNED, operator));
        exporter.step();
        assertThat(export().attempt()).isEqualTo(4);
        assertThat(export().cancelled()).isNull();
    }

    @Test
    void givesUpASourceThatNeverKeepsItsLeader() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        for (int i = 0; i < 20; i++) {
            source.changeLeader();
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
            exporter.step();
        }

        assertThat(task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(task().change().why()).contains("Leader changed");
    }

    @Test
    void failsAtOnceWhenAUserCancelsItsExport() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        source.cancelAll("type:USER_CANCEL; msg:user cancel");
        exporter.step();

        assertThat(task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void othersAreExportedWhileOnePartitionIsStillScanned() {
        Deque<Runnable> scans = new ArrayDeque<>();
        for (int i = 1; i <= 3; i++) {
            source.fill(new Place("orders", "p" + i), List.of("1"));
        }
        plan();
        Exporter wide = exporter("wide", source, scans::add);
        wide.step();
        wide.step();

        assertThat(scans).as("prepared at once, and never twice").hasSize(2);
        scans.removeLast().run();
        assertThat(source.exports()).hasSize(1);
        finish();
        wide.step();
        wide.step();
        assertThat(scans).as("the first is still scanned, the third begins").hasSize(2);
    }

    @Test
    void anExportThatWasCancelledWhileItWasSubmittedIsCancelledInTheCluster() {
        source.fill(PLACE, List.of("1"));
        plan();
        WorkerIdentity operator = new WorkerIdentity("operator", clock);
        SourceCluster slow = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                recorder.advance(task().to(PartitionState.CANCELLED, operator.change("cancelled")));
            }
            return Optional.empty();
        });
        exporter("slow", slow).step();

        assertThat(source.exports())
                .extracting(SourceCluster.ExportStatus::progress)
                .containsExactly(SourceCluster.Progress.CANCELLED);
    }

    @Test
    void looksForAnExportBeforeItSubmitsItAgain() {
        source.fill(PLACE, List.of("1"));
        plan();
        SourceCluster deaf = Weakened.port(SourceCluster.class, source, "export", (arguments, told) -> {
            throw new ClusterException(Remedy.ASK_AGAIN, "the reply is lost", null);
        });
        Exporter unlucky = exporter("unlucky", deaf);
        unlucky.step();
        clock.advance(Duration.ofMinutes(5));
        unlucky.step();

        assertThat(export().attempt()).isEqualTo(1);
        assertThat(source.exports()).hasSize(1);
    }

    @Test
    void waitsForItsOwnPatienceBeforeAnExportCountsAsLost() {
        source.fill(PLACE, List.of("1"));
        plan();
        SourceCluster mute = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                throw new ClusterException(Remedy.ASK_AGAIN, "the request is lost", null);
            }
            return Optional.empty();
        });
        exporter("unlucky", mute).step();
        Exporter other = exporter("a worker whose clock is far ahead", source);
        other.step();
        assertThat(export().attempt()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(30));
        other.step();

        assertThat(export().attempt()).isEqualTo(2);
    }

    @Test
    void failsAPartitionWhoseExportCannotWork() {
        source.fill(PLACE, List.of("1"));
        plan();
        SourceCluster refusing = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "access denied; grant EXPORT", null);
            }
            return Optional.empty();
        });
        exporter("x", refusing).step();

        assertThat(task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(task().change().why()).contains("access denied");
    }

    @Test
    void exportsOnceMoreAfterAPauseWhatAFailureHasCancelledThatNoRuleKnows() {
        source.fill(PLACE, List.of("1"));
        plan();
        exporter.step();
        source.cancelAll("type:RUN_FAIL; msg:a segment went astray");
        exporter.step();
        exporter.step();
        assertThat(export().attempt()).as("it rests").isEqualTo(1);
        clock.advance(SecondTries.PAUSE);
        exporter.step();
        assertThat(export().attempt()).isEqualTo(2);
        source.cancelAll("type:RUN_FAIL; msg:a segment went astray");
        exporter.step();

        assertThat(task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(task().change().why()).contains("a segment went astray").contains("tried twice");
        assertThat(task().unknown()).isNotNull();
    }

    @Test
    void triesAnExportOnceMoreThatNoRuleSaysWhyItWasRefused() {
        source.fill(PLACE, List.of("1"));
        plan();
        Deque<String> asked = new ArrayDeque<>();
        SourceCluster puzzling = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("unload")) {
                asked.add(method);
                throw new ClusterException(Remedy.UNKNOWN, "a segment went astray", null);
            }
            return Optional.empty();
        });
        Exporter puzzled = exporter("x", puzzling);
        puzzled.step();
        puzzled.step();
        assertThat(task().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(asked).as("it rests").hasSize(1);
        clock.advance(SecondTries.PAUSE);
        puzzled.step();

        assertThat(asked).hasSize(2);
        assertThat(task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void runsNoMoreExportsAtOnceThanItMay() {
        for (int i = 1; i <= 5; i++) {
            source.fill(new Place("orders", "p" + i), List.of("1"));
        }
        plan();
        exporter.step();
        exporter.step();

        assertThat(source.exports()).hasSize(2);
    }

    @Test
    void plansWhatIsNewOrChangedAndLeavesTheRest() {
        source.fill(PLACE, List.of("1"));
        assertThat(plan()).isEqualTo(1);
        assertThat(plan()).isZero();
        exporter.step();
        finish();
        exporter.step();
        publish();
        assertThat(plan()).isZero();
        source.fill(PLACE, List.of("2"));

        assertThat(plan()).isEqualTo(1);
        assertThat(task().id().generation()).isEqualTo(2);
    }

    @Test
    void leavesAFailedPartitionToTheOperator() {
        source.fill(PLACE, List.of("1"));
        plan();
        recorder.advance(task().to(PartitionState.FAILED, new WorkerIdentity("x", clock).change("broken")));
        source.fill(PLACE, List.of("2"));

        assertThat(plan()).isZero();
    }

    private void publish() {
        WorkerIdentity self = new WorkerIdentity("x", clock);
        for (PartitionState state :
                List.of(PartitionState.LOADING, PartitionState.VERIFYING, PartitionState.PUBLISHED)) {
            recorder.advance(task().to(state, self.change("on its way")));
        }
    }

    private int plan() {
        Job job = Job.opened("job", Bench.JOB_ID, "shop", "shop", source.tables(), clock.instant());
        Job planned = new RoundPlanner(recorder, new WorkerIdentity("operator", clock))
                .plan(job, source.tables(), source.planned());
        return Objects.requireNonNull(planned.plan()).partitions();
    }

    private void finish() {
        for (int i = 0; i < 50; i++) {
            source.progress();
        }
    }

    private PartitionTask task() {
        return recorder.latest(new PartitionId("job", "shop", PLACE.table(), PLACE.partition()))
                .orElseThrow();
    }

    private Export export() {
        return Objects.requireNonNull(task().export());
    }
}
