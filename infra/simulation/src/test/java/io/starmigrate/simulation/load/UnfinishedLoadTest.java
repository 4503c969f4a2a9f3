package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about a load whose worker is gone, that StarRocks has cancelled or forgotten, or that hangs. */
class UnfinishedLoadTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private final Importer importer = bench.importer("one");

    /** Its load is sent. */
    private void submitted() {
        bench.announced("a.csv", "1");
        importer.step(AT_ONCE);
    }

    @Test
    void carriesOnALoadThatItsWorkerHadSubmitted() {
        submitted();
        bench.loadsEnd();
        bench.pass(Bench.VISIBILITY);

        Importer other = bench.importer("other");
        other.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.FINISHED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.messages()).isZero();
    }

    @Test
    void carriesOnALoadThatItsWorkerHadOnlyWrittenDown() {
        bench.announced("a.csv", "1");
        Importer dying =
                bench.importer("dying", Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
                    if (method.equals("load")) {
                        throw new Crash();
                    }
                    return Optional.empty();
                }));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> dying.step(AT_ONCE));
        bench.pass(Bench.VISIBILITY);
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(30));

        importer.step(AT_ONCE);
        loaded();

        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.FINISHED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    @Test
    void loadsUnderAnotherLabelOnlyAfterStarRocksHasCancelled() {
        submitted();
        bench.loadsAreCancelled();
        importer.step(AT_ONCE);
        assertThat(bench.queue.depth().waiting()).as("what cancelled it lasts").isZero();
        bench.pass(Duration.ofSeconds(10));
        importer.step(AT_ONCE);

        assertIsSubmittedAgain();
    }

    @Test
    void givesUpAfterThreeCancellations() {
        bench.announced("a.csv", "1");
        for (int i = 1; i <= 3; i++) {
            assertThat(bench.task().state()).isNotEqualTo(PartitionState.FAILED);
            importer.step(AT_ONCE);
            bench.loadsAreCancelled("type:LOAD_RUN_FAIL; msg:write failed: No space left on device");
            importer.step(AT_ONCE);
            bench.pass(Duration.ofSeconds(30));
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("No space left on device");
        assertThat(bench.messages()).isZero();
    }

    @Test
    void failsAPartitionWhoseLoadIsFinishedButLeftRowsOut() {
        bench.announced("a.csv", "1", "2");
        importer.step(AT_ONCE);
        bench.state.faults().halveLoads();
        importer.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("left out 1 row");
        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.ABANDONED);
        assertThat(bench.messages()).isZero();
    }

    /** Wherever whoever writes that down dies: the rows that it did not leave out are in staging. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void loadsNothingMoreIntoAStagingWhoseLoadHasLeftRowsOut(int writes) {
        MortalImporter mortal = new MortalImporter(bench);
        bench.announced("a.csv", "1", "2");
        mortal.importer.step(AT_ONCE);
        bench.state.faults().halveLoads();
        mortal.stepUntilItDies(writes);
        for (int i = 0; i < 3; i++) {
            bench.pass(Bench.VISIBILITY);
            importer.step(AT_ONCE);
            bench.loadsEnd();
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("left out 1 row");
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);
        assertThat(bench.messages()).isZero();
    }

    @Test
    void stopsALoadThatHangsAndLoadsItsFilesAgain() {
        submitted();
        bench.state.loads().hang();
        bench.loadsEnd();
        importer.step(AT_ONCE);
        bench.pass(Bench.LONGEST);
        importer.step(AT_ONCE);
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(10));
        importer.step(AT_ONCE);

        assertIsSubmittedAgain();
    }

    @Test
    void asksALoadThatHangsToStopUntilItDoes() {
        bench.announced("a.csv", "1");
        AtomicInteger asked = new AtomicInteger();
        Importer unheard =
                bench.importer("unheard", Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
                    asked.addAndGet(method.equals("cancel") ? 1 : 0);
                    return method.equals("cancel") ? Optional.of("lost") : Optional.empty();
                }));
        unheard.step(AT_ONCE);
        bench.pass(Bench.LONGEST);
        unheard.step(AT_ONCE);
        unheard.step(AT_ONCE);
        assertThat(asked).hasValue(1);
        bench.pass(Duration.ofSeconds(30));
        unheard.step(AT_ONCE);

        assertThat(asked).hasValue(2);
    }

    @Test
    void sendsALoadAgainThatTheTargetHasForgotten() {
        submitted();
        bench.loadsEnd();
        while (!bench.state.loads(labels()).isEmpty()) {
            bench.state.faults().forgetLabels();
        }
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(30));
        importer.step(AT_ONCE);

        assertThat(bench.state.loads(labels())).hasSize(1);
    }

    private void assertIsSubmittedAgain() {
        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(Load::attempt, Load::state)
                .containsExactlyInAnyOrder(tuple(1, LoadState.CANCELLED), tuple(2, LoadState.SUBMITTED));
    }

    private void loaded() {
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(3));
        importer.step(AT_ONCE);
        bench.loadsEnd();
        importer.step(AT_ONCE);
    }

    private List<String> labels() {
        return bench.recorder.loads(Bench.ID).stream().map(Load::label).toList();
    }
}
