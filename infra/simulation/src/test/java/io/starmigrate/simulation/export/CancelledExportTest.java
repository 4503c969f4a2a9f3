package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about an export that the source has cancelled. */
class CancelledExportTest {
    private static final Place PLACE = ExportBench.PLACE;

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final VirtualClock clock = bench.clock;
    private final SimulatedSource source = bench.source;
    private final InMemoryTaskRecorder recorder = bench.recorder;
    private final Exporter exporter = bench.exporter("one", source);

    private void submitted() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        exporter.step();
    }

    /** The exporter sees that it was cancelled, rests, and sends it again if it may. */
    private void sentAgain() {
        exporter.step();
        clock.advance(Duration.ofMinutes(5));
        exporter.step();
    }

    private void refused() {
        submitted();
        bench.isStorageReached = false;
        source.cancelAll(REVOKED);
    }

    private void openedAfterAPause(Exporter next) {
        bench.isStorageReached = true;
        clock.advance(Duration.ofSeconds(18));
        next.step();
    }

    private void isExporting(int attempt) {
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        assertThat(bench.export().attempt()).isEqualTo(attempt);
    }

    @Test
    void submitsAgainIntoAnotherFolderWhenTheLeaderChanged() {
        submitted();
        source.changeLeader();
        exporter.step();

        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(source.exports())
                .extracting(SourceCluster.ExportStatus::folder)
                .doesNotHaveDuplicates();
    }

    private static final String REVOKED = "type:RUN_FAIL; msg:InvalidAccessKeyId The Access Key Id is not there";

    @ParameterizedTest
    @ValueSource(strings = {REVOKED, "type:RUN_FAIL; msg:a segment went astray"})
    void waitsWhileTheStorageLetsNobodyIn(String error) {
        submitted();
        bench.isStorageReached = false;
        source.cancelAll(error);
        for (int i = 0; i < 3; i++) {
            assertThat(exporter.step()).as("it holds its place").isEqualTo(1);
            clock.advance(Duration.ofHours(1));
        }
        isExporting(1);

        bench.isStorageReached = true;
        exporter.step();
        clock.advance(SecondTries.PAUSE);
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(2);
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void failsAPartitionWhoseExportIsRefusedByAStorageThatIsOpen() {
        submitted();
        source.cancelAll(REVOKED);
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    /** Another key is given to a worker by its file, and a restart. */
    @Test
    void triesOnceMoreWhatAnotherWorkersKeyWasRefusedFor() {
        submitted();
        source.cancelAll(REVOKED);
        Exporter restarted = bench.exporter("two", source);
        restarted.step();
        isExporting(2);

        source.cancelAll(REVOKED);
        clock.advance(Duration.ofMinutes(1));
        restarted.step();
        restarted.step();

        assertThat(bench.task().state()).as("its own key is refused, too").isEqualTo(PartitionState.FAILED);
    }

    @Test
    void goesOnWhereAnotherWorkerFindsItsStorageOpenAgain() {
        submitted();
        source.cancelAll(REVOKED);
        Exporter restarted = bench.exporter("two", source);
        restarted.step();

        isExporting(2);

        source.cancelAll(REVOKED);
        restarted.step();
        assertThat(bench.task().state())
                .as("that one was sent by itself, to a storage that is open")
                .isEqualTo(PartitionState.FAILED);
    }

    @Test
    void waitsWithWhoeverComesWhileTheStorageLetsNobodyIn() {
        refused();
        exporter.step();
        Exporter restarted = bench.exporter("two", source);
        restarted.step();
        assertThat(bench.export().attempt()).isEqualTo(1);

        openedAfterAPause(restarted);

        isExporting(2);
    }

    @Test
    void asksAShutStorageLaterAndLater() {
        refused();
        for (int second = 0; second < 120; second++) {
            exporter.step();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(bench.refused).isBetween(5, 12);
    }

    @Test
    void aUsersCancelIsFinalWhoeverFindsIt() {
        submitted();
        source.cancelAll("type:USER_CANCEL; msg:user cancel");
        bench.exporter("two", source).step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void waitsThoughItsExportWasCancelledBefore() {
        submitted();
        source.changeLeader();
        exporter.step();
        bench.isStorageReached = false;
        source.cancelAll(REVOKED);
        exporter.step();
        openedAfterAPause(exporter);
        clock.advance(Duration.ofMinutes(1));
        exporter.step();

        isExporting(3);
    }

    @Test
    void goesOnHoweverOftenTheLeaderChanges() {
        submitted();
        for (int i = 0; i < 6; i++) {
            source.changeLeader();
            sentAgain();
        }
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(7);
    }

    @Test
    void waitsLongerEachTimeItsExportIsCancelled() {
        submitted();
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
        submitted();
        for (int i = 0; i < 2; i++) {
            source.changeLeader();
            sentAgain();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
            source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001 has rebooted");
            sentAgain();
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("has rebooted");
    }

    @Test
    void theTaskItselfTellsHowOftenItsExportWasCancelledUntilACommandPutsItBackToWork() {
        submitted();
        source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001 has rebooted");
        exporter.step();
        source.changeLeader();
        sentAgain();

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
        submitted();
        for (int i = 0; i < 20; i++) {
            source.changeLeader();
            sentAgain();
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("Leader changed");
    }

    @Test
    void failsAtOnceWhenAUserCancelsItsExport() {
        submitted();
        source.cancelAll("type:USER_CANCEL; msg:user cancel");
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void exportsOnceMoreAfterAPauseWhatAFailureHasCancelledThatNoRuleKnows() {
        submitted();
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
    void doesWhatItsRemedySaysWhateverWordsComeWithIt() {
        submitted();
        Exporter told = bench.exporter("one", saying(Remedy.NEW_ATTEMPT, "words that no rule knows"));
        source.cancelAll("");
        told.step();

        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(Objects.requireNonNull(bench.export().cancelled()).interrupted())
                .isEqualTo(1);
        source.cancelAll("");
        bench.exporter("one", saying(Remedy.GIVE_UP, "the connection was lost, out of memory"))
                .step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    /** A source that says so of each export that is cancelled. */
    private SourceCluster saying(Remedy remedy, String words) {
        return Weakened.port(
                SourceCluster.class,
                source,
                "exports",
                (arguments, told) -> source.exports().stream()
                        .map(status -> status.state() == ClusterJobState.CANCELLED
                                ? new ExportStatus(status.id(), status.folder(), status.state(), remedy, words)
                                : status)
                        .toList());
    }
}
