package io.starmigrate.simulation.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is done about a load whose end nobody knows, where no fingerprint proves its rows: a busy front end forgets what
 * has ended within seconds. Sent again into the same staging its rows would be there twice; where keys aggregate, no
 * count would tell.
 */
class ForgottenLoadTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private final Importer importer = bench.importer("one");

    /** One file is LOADED; the load of the other ended and was forgotten before anybody had asked for it. */
    private void endedUnseen(Importer by) {
        ManifestFile seen = bench.write("a.csv", "1");
        ManifestFile unseen = bench.write("b.csv", "2");
        bench.exportWithoutFingerprint();
        bench.announce(seen);
        loaded(by);
        bench.announce(unseen);
        submitted(by);
        forgotten();
    }

    private void submitted(Importer by) {
        by.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(3));
        by.step(AT_ONCE);
    }

    private void loaded(Importer by) {
        submitted(by);
        bench.loadsEnd();
        by.step(AT_ONCE);
    }

    private void forgotten() {
        bench.loadsEnd();
        while (!bench.state.loads(labels()).isEmpty()) {
            bench.state.faults().forgetLabels();
        }
        bench.pass(Duration.ofSeconds(30));
    }

    private List<String> labels() {
        return bench.recorder.loads(Bench.ID).stream().map(Load::label).toList();
    }

    private Staging staging() {
        return requireNonNull(bench.task().staging());
    }

    /** What was announced twice is done with at the next look. */
    private void assertNoMessageIsLeft() {
        bench.pass(Bench.VISIBILITY);
        importer.step(AT_ONCE);
        assertThat(bench.messages()).isZero();
    }

    private void assertAllIsLoadedOnce(Staging first) {
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(staging().name()).isNotEqualTo(first.name());
        assertThat(bench.state.staged(Bench.PLACE).keySet())
                .containsExactly(staging().name());
        assertNoMessageIsLeft();
        bench.publisher("one", bench.target).publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
    }

    @Test
    void beginsANewStaging() {
        endedUnseen(importer);
        Staging first = staging();

        importer.step(AT_ONCE);
        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().change().why()).contains("does not know load").contains("new staging");
        loaded(importer);

        assertAllIsLoadedOnce(first);
    }

    @Test
    void goesOnWithTheNewStagingAfterWhoeverBeganItHasDied() {
        AtomicBoolean dies = new AtomicBoolean();
        TaskRecorder dying = Weakened.after(TaskRecorder.class, bench.recorder, method -> {
            if (method.equals("advance") && bench.task().pass() > 1 && dies.getAndSet(false)) {
                throw new Crash();
            }
        });
        Importer mortal = bench.importer("mortal", bench.target, dying, bench.queue);
        endedUnseen(mortal);
        Staging first = staging();
        dies.set(true);
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> mortal.step(AT_ONCE));
        assertThat(bench.state.staged(Bench.PLACE).keySet())
                .as("dropped by whoever opens the next")
                .hasSize(1);

        bench.pass(Bench.VISIBILITY);
        var unused = bench.reconciler(null).repair();
        importer.step(AT_ONCE);
        loaded(importer);
        loaded(importer);

        assertAllIsLoadedOnce(first);
    }

    @Test
    void beginsANewOneTooWhereAnotherWorkerHadWrittenDownThatItSendsIt() {
        Importer dying =
                bench.importer("dying", Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
                    if (method.equals("load")) {
                        throw new Crash();
                    }
                    return Optional.empty();
                }));
        ManifestFile file = bench.write("a.csv", "1");
        bench.exportWithoutFingerprint();
        bench.announce(file);
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> submitted(dying));
        Staging first = staging();
        bench.pass(Bench.VISIBILITY);
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(30));

        importer.step(AT_ONCE);
        loaded(importer);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(staging().name()).isNotEqualTo(first.name());
    }

    /** What the target has refused is not there: a target under pressure costs no staging. */
    @Test
    void sendsAgainIntoTheSameStagingWhatTheTargetHasRefusedItself() {
        String full = "There are more than 1024 load jobs in waiting queue, please retry later.";
        sendsAgainIntoTheSameStaging(ClusterException.answered(Remedy.SLOW_DOWN, full, full, null));
    }

    @Test
    void sendsAgainIntoTheSameStagingWhatWasNotSentBecauseAQuestionBeforeItFailed() {
        ClusterException lost = new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
        sendsAgainIntoTheSameStaging(lost.beforeSending());
    }

    private void sendsAgainIntoTheSameStaging(ClusterException refusal) {
        AtomicBoolean busy = new AtomicBoolean(true);
        Importer patient =
                bench.importer("patient", Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
                    if (method.equals("load") && busy.get()) {
                        throw refusal;
                    }
                    return Optional.empty();
                }));
        ManifestFile file = bench.write("a.csv", "1");
        bench.exportWithoutFingerprint();
        bench.announce(file);
        submitted(patient);
        Staging first = staging();
        for (int tries = 0; tries < 10; tries++) {
            bench.pass(Duration.ofSeconds(30));
            patient.step(AT_ONCE);
        }
        busy.set(false);
        bench.pass(Duration.ofSeconds(30));
        patient.step(AT_ONCE);
        bench.loadsEnd();
        patient.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(staging()).isEqualTo(first);
    }

    /** A follower hands a load on to the leader, and says that it cannot when the reply is lost. */
    @Test
    void beginsANewStagingWhereAFrontEndHasHandedItOnAndSaysThatItCouldNot() {
        String lost = "failed to send forward request to leader: read timeout, please try again later";
        Importer forwarding =
                bench.importer("forwarding", Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
                    if (method.equals("load") && arguments[0] instanceof LoadOrder order && labels().size() == 1) {
                        bench.target.load(order);
                        throw ClusterException.answered(Remedy.RETRY_LATER, lost, lost, null);
                    }
                    return Optional.empty();
                }));
        ManifestFile file = bench.write("a.csv", "1");
        bench.exportWithoutFingerprint();
        bench.announce(file);
        submitted(forwarding);
        Staging first = staging();
        forgotten();

        forwarding.step(AT_ONCE);
        loaded(forwarding);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(staging().name()).isNotEqualTo(first.name());
        bench.publisher("one", bench.target).publish(bench.task());
        assertThat(bench.shown()).containsExactly("1");
    }

    private void forgottenAgainAndAgain(Importer by) {
        endedUnseen(by);
        for (int lost = 1; lost < 4; lost++) {
            assertThat(bench.task().state()).as("lost " + lost).isEqualTo(PartitionState.LOADING);
            by.step(AT_ONCE);
            submitted(by);
            forgotten();
        }
    }

    /** Wherever whoever writes that down dies: the rows of the one that is given up may be in staging. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void loadsNothingMoreIntoTheSameStagingOnceItHasStopped(int writes) {
        MortalImporter mortal = new MortalImporter(bench);
        forgottenAgainAndAgain(mortal.importer);
        mortal.stepUntilItDies(writes);
        for (int i = 0; i < 4; i++) {
            bench.pass(Bench.VISIBILITY);
            loaded(importer);
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.recorder.loads(Bench.ID)).allMatch(load -> load.attempt() == 1);
    }

    /** Who asked in time has seen it FINISHED; who asked later does not know it any more. */
    @Test
    void goesOnWhereAnotherWorkerHasWrittenDownInTheMeantimeThatItIsFinished() {
        AtomicBoolean ends = new AtomicBoolean();
        TaskRecorder late = Weakened.before(TaskRecorder.class, bench.recorder, "advance", written -> {
            if (ends.getAndSet(false)) {
                bench.recorder.loads(Bench.ID).stream()
                        .filter(load -> load.state() == LoadState.SUBMITTED)
                        .forEach(load -> bench.recorder.advance(load.finished(2, load.change())));
            }
            return Optional.empty();
        });
        Importer stale = bench.importer("stale", bench.target, late, bench.queue);
        forgottenAgainAndAgain(stale);
        ends.set(true);
        stale.step(AT_ONCE);
        stale.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        bench.publisher("one", bench.target).publish(bench.task());
        assertThat(bench.shown()).containsExactly("1", "2");
        assertNoMessageIsLeft();
    }

    @Test
    void stopsByNameWhereItIsForgottenAgainAndAgain() {
        forgottenAgainAndAgain(importer);
        importer.step(AT_ONCE);

        PartitionTask stopped = bench.task();
        assertThat(stopped.state()).isEqualTo(PartitionState.FAILED);
        assertThat(stopped.change().why()).contains("label_keep_max_num").contains("migrate retry");
        assertThat(bench.recorder.loads(Bench.ID))
                .filteredOn(load -> load.pass() == stopped.pass())
                .extracting(Load::attempt, Load::state)
                .containsOnly(tuple(1, LoadState.ABANDONED));
        assertNoMessageIsLeft();
    }

    @Test
    void hasAsManyStagingsAfterARetry() {
        forgottenAgainAndAgain(importer);
        importer.step(AT_ONCE);
        PartitionTask stopped = bench.task();
        assertThat(bench.recorder.advance(
                        stopped.to(PartitionState.EXPORTED, stopped.change()).nextPass()))
                .isTrue();
        bench.recorder.requireManifest(stopped).files().forEach(bench::announce);
        submitted(importer);
        forgotten();

        importer.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().change().why()).contains("new staging");
    }
}
