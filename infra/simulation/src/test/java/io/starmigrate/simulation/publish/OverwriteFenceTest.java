package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Staging;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetLoads;
import io.starmigrate.simulation.target.TargetOverwrites;
import io.starmigrate.simulation.target.TargetState;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.operate.Cancellation;
import io.starmigrate.worker.operate.RunningWork;
import io.starmigrate.worker.publish.Overwrites;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An INSERT OVERWRITE that outlives whoever sent it never shows after what was published later. */
class OverwriteFenceTest {
    private static final Place TABLE = new Place("config", "config");
    private static final PartitionId PARTITION = new PartitionId("job", "shop", "config", "config");
    private static final int STATEMENTS = 12;

    private final VirtualClock clock = new VirtualClock();
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final TargetState state = new TargetState(
            new TargetLoads(new InMemoryObjectStore(clock, Set.of("bucket")), new Chance(1)),
            new TargetOverwrites(new Chance(2)),
            true);
    private Duration clockIsOff = Duration.ZERO;
    private final WorkerIdentity self =
            new WorkerIdentity("worker", () -> clock.instant().plus(clockIsOff));
    private final Overwrites overwrites = over(state);

    private Overwrites over(TargetStatements statements) {
        return new Overwrites(new SimulatedTarget(statements), recorder, self, clock::nanoTime);
    }

    /** A generation whose rows are in staging. */
    private PartitionTask staged(int generation, String row) {
        PartitionTask task = planned(generation);
        Staging staging =
                new SimulatedTarget(state).open(TABLE, new StagingName(Bench.JOB_ID, generation, 1, 1), "", Intent.NEW);
        state.write(staging.partitionId(), row);
        return task.withStaging(staging);
    }

    private PartitionTask planned(int generation) {
        PartitionTask task = PartitionTask.planned(
                new PartitionTaskId(PARTITION, generation), "", new Estimate(1, 1), "1:1", self.change("planned"));
        recorder.plan(List.of(task));
        return task;
    }

    private static Staging staging(PartitionTask task) {
        return Optional.ofNullable(task.staging()).orElseThrow();
    }

    private boolean publish(Overwrites by, PartitionTask task, long token) {
        Optional<String> own = by.take(task, staging(task), token);
        return own.isPresent() && (by.haveShown(task) || by.send(task, staging(task), own.get()));
    }

    private void losesTheAnswer(Overwrites by, PartitionTask task, long token) {
        state.faults().loseOverwrites(1);
        assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> publish(by, task, token));
        state.faults().loseOverwrites(0);
    }

    private List<LoadState> outcomes(PartitionTask task) {
        return recorder.loads(task.id()).stream().map(Load::state).toList();
    }

    @Test
    void showsStagingsRowsAndKeepsStaging() {
        PartitionTask task = staged(1, "a");

        assertThat(publish(overwrites, task, 2)).isTrue();

        assertThat(state.rows(TABLE)).containsExactly("a");
        assertThat(state.staged(TABLE)).containsValue(staging(task).partitionId());
        assertThat(outcomes(task)).containsExactly(LoadState.FINISHED);
    }

    @Test
    void aLaterTryWaitsForTheStatementOfAnEarlierOneAndDoesNotRepeatIt() {
        PartitionTask task = staged(1, "a");
        losesTheAnswer(overwrites, task, 2);

        assertThat(publish(overwrites, task, 3)).isFalse();
        assertThat(state.rows(TABLE)).isEmpty();
        state.faults().endOverwrites();

        assertThat(publish(overwrites, task, 4)).isTrue();
        assertThat(state.rows(TABLE)).containsExactly("a");
        assertThat(outcomes(task)).containsExactly(LoadState.FINISHED);
    }

    @Test
    void aNewerGenerationShowsOnlyAfterTheStatementOfAnOlderOneHasEnded() {
        PartitionTask older = staged(1, "old");
        losesTheAnswer(overwrites, older, 2);
        PartitionTask newer = staged(2, "new");

        assertThat(publish(overwrites, newer, 2)).isFalse();
        state.faults().endOverwrites();
        assertThat(publish(overwrites, newer, 3)).isTrue();

        assertThat(state.rows(TABLE)).containsExactly("new");
        assertThat(overwrites.areSettled(newer)).isTrue();
    }

    /** It has sent nothing, so it has waited for nothing. */
    @Test
    void aGenerationThatWasFoundEqualDoesNotHideTheStatementOfAnOlderOne() {
        PartitionTask older = staged(1, "old");
        losesTheAnswer(overwrites, older, 2);
        PartitionTask equal = planned(2);
        assertThat(recorder.advance(equal.to(PartitionState.PUBLISHED, self.change("both sides hold the same"))
                        .withPublished(Published.counted(SimulatedRows.fingerprint(List.of()), null))))
                .isTrue();
        PartitionTask newer = staged(3, "new");

        assertThat(publish(overwrites, newer, 2)).isFalse();
        state.faults().endOverwrites();
        assertThat(publish(overwrites, newer, 3)).isTrue();

        assertThat(state.rows(TABLE)).containsExactly("new");
        assertThat(outcomes(older)).doesNotContain(LoadState.SUBMITTED);
    }

    @Test
    void withoutAskingWhatIsExecutedTheOlderOneWouldShowLast() {
        Overwrites careless = over(Weakened.before(
                TargetStatements.class, state, "executing", arguments -> Optional.of(Optional.of(Set.of()))));
        boolean shownLast = IntStream.range(0, 10).anyMatch(i -> {
            PartitionTask older = staged(2 * i + 1, "old");
            losesTheAnswer(overwrites, older, 2);
            PartitionTask newer = staged(2 * i + 2, "new");
            assertThat(publish(careless, newer, 2)).isTrue();
            state.faults().endOverwrites();
            return state.rows(TABLE).equals(List.of("old"));
        });

        assertThat(shownLast).isTrue();
    }

    @Test
    void aStatementThatMayBeginYetIsNotGivenUpBeforeItsNameIsTaken() {
        PartitionTask task = staged(1, "a");
        Overwrites stopped = over(Weakened.before(TargetStatements.class, state, (method, arguments) -> {
            if (method.equals("overwrite")) {
                throw new ClusterException(Remedy.ASK_AGAIN, "stopped", null);
            }
            return Optional.empty();
        }));
        assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> publish(stopped, task, 2));

        assertThat(overwrites.isUnderWay(task)).isFalse();
        assertThat(outcomes(task)).containsExactly(LoadState.SUBMITTED);
        assertThat(overwrites.take(task, staging(task), 3)).isPresent();
        assertThat(outcomes(task)).containsExactly(LoadState.ABANDONED);
    }

    @Test
    void aStatementThatAnEarlierBuildWroteDownAsRecordedIsTakenForSent() {
        PartitionTask task = staged(1, "a");
        recorder.record(Load.recorded(task.id(), "mig_publish_1", 1, 1, List.of(), self.change("sent")));

        assertThat(publish(overwrites, task, 3)).isTrue();

        assertThat(outcomes(task)).containsExactlyInAnyOrder(LoadState.ABANDONED, LoadState.FINISHED);
    }

    @Test
    void aStatementWhoseLabelIsForgottenIsSentAgainOnceNobodyExecutesIt() {
        PartitionTask task = staged(1, "a");
        losesTheAnswer(overwrites, task, 2);
        state.faults().endOverwrites();
        IntStream.range(0, 20).forEach(i -> state.faults().forgetLabels());

        assertThat(publish(overwrites, task, 3)).isTrue();
        assertThat(outcomes(task)).containsExactlyInAnyOrder(LoadState.ABANDONED, LoadState.FINISHED);
    }

    @Test
    void whereNobodySeesWhatIsExecutedTheTimeoutDecides() {
        Overwrites blind = over(Weakened.before(
                TargetStatements.class, state, "executing", arguments -> Optional.of(Optional.empty())));
        PartitionTask older = staged(1, "old");
        losesTheAnswer(blind, older, 2);
        PartitionTask newer = staged(2, "new");

        assertThat(publish(blind, newer, 2)).isFalse();
        state.faults().endOverwrites();
        IntStream.range(0, 20).forEach(i -> state.faults().forgetLabels());
        clock.advance(TargetCluster.OVERWRITE_TIMEOUT);
        clockIsOff = Duration.ofDays(1);
        assertThat(publish(blind, newer, 3))
                .as("a clock that is set is no time that has gone")
                .isFalse();
        clock.advance(Duration.ofHours(1));

        assertThat(publish(blind, newer, 4)).isTrue();
        assertThat(state.rows(TABLE)).containsExactly("new");
    }

    @Test
    void aCancelWaitsForAStatementThatIsExecutedThoughItsLabelIsNotKnownYet() {
        for (int generation = 1; generation <= 10; generation++) {
            PartitionTask task = staged(generation, "a");
            losesTheAnswer(overwrites, task, 2);
            Cancellation cancellation = cancellation();

            assertThat(cancellation.step()).isFalse();
            assertThat(outcomes(task)).containsExactly(LoadState.SUBMITTED);
            state.faults().endOverwrites();

            assertThat(cancellation.step()).isTrue();
            assertThat(outcomes(task)).containsExactly(LoadState.FINISHED);
        }
    }

    @Test
    void whatMayHaveBeenShownByAStatementIsNotCancelledBeforeNorAfterItHasEnded() {
        PartitionTask task = verifying(staged(1, "a"));
        losesTheAnswer(overwrites, task, 2);
        Cancellation cancellation = cancellation();

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.report().findings().get(0).note()).contains("INSERT OVERWRITE");
        assertThat(recorder.partition(task.id())).contains(task);
        state.faults().endOverwrites();

        assertThat(cancellation.step()).isFalse();
        assertThat(cancellation.report().findings().get(0).note()).contains("is being recorded as published");
        assertThat(recorder.partition(task.id())).contains(task);
    }

    private PartitionTask verifying(PartitionTask planned) {
        PartitionTask task = planned;
        for (PartitionState next : List.of(
                PartitionState.EXPORTING, PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.VERIFYING)) {
            task = task.to(next, self.change("moved on"));
            assertThat(recorder.advance(task)).isTrue();
        }
        return task;
    }

    private Cancellation cancellation() {
        TargetCluster target = new SimulatedTarget(state);
        return new Cancellation(
                "job",
                TaskSelection.ALL,
                recorder,
                new LeaseHolder(recorder, "worker", Duration.ofSeconds(30), clock::nanoTime),
                self,
                new RunningWork(recorder, null, target, self),
                new Cancellation.ShowingSide(target, null));
    }

    @Test
    void aPublisherThatIsStoppedBeforeAnyOfItsStatementsNeverShowsAfterALaterOne() {
        for (int stop = 0; stop < STATEMENTS; stop++) {
            PartitionTask older = staged(2 * stop + 1, "old");
            AtomicInteger left = new AtomicInteger(stop);
            int generation = 2 * stop + 2;
            Overwrites stale = over(Weakened.before(TargetStatements.class, state, (method, arguments) -> {
                if (left.getAndDecrement() == 0) {
                    PartitionTask newer = staged(generation, "new");
                    assertThat(publish(overwrites, newer, 2))
                            .as("before " + method)
                            .isTrue();
                }
                return Optional.empty();
            }));

            try {
                publish(stale, older, 2);
            } catch (ClusterException refused) {
                assertThat(refused.remedy().isTransient()).as("stop " + stop).isTrue();
            }
            if (left.get() < 0) {
                assertThat(state.rows(TABLE)).as("stop " + stop).containsExactly("new");
            }
        }
    }
}
