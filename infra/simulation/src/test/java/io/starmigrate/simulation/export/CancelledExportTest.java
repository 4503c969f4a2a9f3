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
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about an export that the source has cancelled. */
class CancelledExportTest {
    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final VirtualClock clock = bench.clock;
    private final SimulatedSource source = bench.source;
    private final InMemoryTaskRecorder recorder = bench.recorder;
    private final Exporter exporter = bench.exporter("one", source);

    @Test
    void submitsAgainIntoAnotherFolderWhenTheLeaderChanged() {
        bench.submit(exporter);
        source.changeLeader();
        exporter.step();

        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(source.exports())
                .extracting(SourceCluster.ExportStatus::folder)
                .doesNotHaveDuplicates();
    }

    /** A node that restarts takes minutes, and fails each export that begins meanwhile. */
    @Test
    void outlastsANodeThatIsDownForMinutes() {
        bench.submit(exporter);
        for (int second = 0; second < 240; second++) {
            source.cancelAll("type:RUN_FAIL; msg:rpc failed: backend 10001 is not alive");
            exporter.step();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);

        clock.advance(Duration.ofMinutes(5));
        exporter.step();
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(3);
    }

    @Test
    void aUsersCancelIsFinalWhoeverFindsIt() {
        bench.submit(exporter);
        source.cancelAll("type:USER_CANCEL; msg:user cancel");
        bench.exporter("two", source).step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void goesOnHoweverOftenTheLeaderChanges() {
        bench.submit(exporter);
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
        bench.submit(exporter);
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
        bench.submit(exporter);
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
        bench.submit(exporter);
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
        bench.submit(exporter);
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
        bench.submit(exporter);
        source.cancelAll("type:USER_CANCEL; msg:user cancel");
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void exportsOnceMoreAfterAPauseWhatAFailureHasCancelledThatNoRuleKnows() {
        bench.submit(exporter);
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
        bench.submit(exporter);
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderThatIsListedTwiceIsExportedOnceOneOfThemIsFinished(boolean finishedFirst) {
        bench.submit(exporter);
        bench.finish();
        bench.exporter("two", listing(status -> {
                    ExportStatus cancelled = new ExportStatus(
                            status.id(), status.folder(), ClusterJobState.CANCELLED, Remedy.GIVE_UP, "words");
                    return finishedFirst ? Stream.of(status, cancelled) : Stream.of(cancelled, status);
                }))
                .step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    /** A source that says so of each export that is cancelled. */
    private SourceCluster saying(Remedy remedy, String words) {
        return listing(status -> Stream.of(
                status.state() == ClusterJobState.CANCELLED
                        ? new ExportStatus(status.id(), status.folder(), status.state(), remedy, words)
                        : status));
    }

    /** A source that lists this in place of each export. */
    private SourceCluster listing(Function<ExportStatus, Stream<ExportStatus>> each) {
        return Weakened.port(
                SourceCluster.class,
                source,
                "exports",
                (arguments, told) -> source.exports().stream().flatMap(each).toList());
    }
}
