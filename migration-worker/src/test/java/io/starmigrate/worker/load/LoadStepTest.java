package io.starmigrate.worker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.worker.load.LoadStep.What;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadStepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final ImportSettings SETTINGS = new ImportSettings(
            StorageUri.parse("s3://bucket/x/"),
            new LoadLimits(1, 1, Duration.ZERO),
            1,
            3,
            new ImportSettings.Waits(PATIENCE, Duration.ofMinutes(1), LONGEST));
    private static final Load SUBMITTED = Load.recorded(
                    LoadSamples.ID, "l", 1, 1, LoadSamples.FILES, LoadSamples.CHANGE)
            .to(LoadState.SUBMITTED, LoadSamples.CHANGE);
    private static final Watched SENT =
            Watched.of(SUBMITTED, LoadSamples.untilLoading().get(2), LoadSamples.manifest(), LoadSamples.NOW);

    private static final Watched ALONE = Watched.of(
            Load.recorded(LoadSamples.ID, "l", 1, 1, List.of("a.csv"), LoadSamples.CHANGE)
                    .to(LoadState.SUBMITTED, LoadSamples.CHANGE),
            LoadSamples.untilLoading().get(2),
            LoadSamples.manifest(),
            LoadSamples.NOW);

    private static LoadStatus status(ClusterJobState progress, String error) {
        return new LoadStatus("l", progress, 5, 0, error);
    }

    private static What after(Duration time, Watched load, @Nullable LoadStatus status) {
        return LoadStep.of(load, status, LoadSamples.NOW.plus(time), SETTINGS).what();
    }

    private static final Watched PROVED = Watched.of(
            SUBMITTED,
            LoadSamples.untilLoading().get(2),
            LoadSamples.manifest(new Fingerprint("recipe", 2, List.of())),
            LoadSamples.NOW);

    @Test
    void whatIsUnknownIsSentAgainOnlyAfterItCouldHaveTurnedUp() {
        assertThat(after(PATIENCE.minus(TICK), PROVED, null)).isEqualTo(What.WAIT);
        assertThat(after(PATIENCE, PROVED, null)).isEqualTo(What.SEND_AGAIN);
    }

    /** The number of its rows says nothing where keys aggregate. */
    @Test
    void whatMayHaveEndedAndBeForgottenIsNeverSentAgainIntoItsStagingWhereNoFingerprintProvesItsRows() {
        assertThat(after(PATIENCE.minus(TICK), SENT, null)).isEqualTo(What.WAIT);
        assertThat(after(PATIENCE, SENT, null)).isEqualTo(What.NEW_STAGING);
        assertThat(after(PATIENCE, SENT.notTaken("busy"), null)).isEqualTo(What.SEND_AGAIN);
    }

    /** Nobody of a group is published without a fingerprint of its own. */
    @Test
    void whatTravelsWithOthersIsSentAgain() {
        Watched carried = Watched.of(SUBMITTED, LoadSamples.carrying(), LoadSamples.manifest(), LoadSamples.NOW);
        assertThat(after(PATIENCE, carried, null)).isEqualTo(What.SEND_AGAIN);
    }

    @Test
    void whatTheTargetRefusedForGoodFailsAtOnceWithItsReason() {
        assertThat(LoadStep.of(SENT.refused("no such table"), null, LoadSamples.NOW, SETTINGS))
                .isEqualTo(new LoadStep(What.FAIL, 0, "no such table"));
    }

    @Test
    void whatRunsTooLongIsAskedToStopAgainOnlyAfterAWhile() {
        for (ClusterJobState progress : List.of(ClusterJobState.RUNNING, ClusterJobState.UNKNOWN)) {
            LoadStatus running = status(progress, "");
            assertThat(after(LONGEST.minus(TICK), SENT, running)).isEqualTo(What.WAIT);
            assertThat(after(LONGEST, SENT, running)).isEqualTo(What.STOP);
            Watched stopped = SENT.stopped(LoadSamples.NOW.plus(LONGEST));
            assertThat(after(LONGEST.plus(PATIENCE).minus(TICK), stopped, running))
                    .isEqualTo(What.WAIT);
            assertThat(after(LONGEST.plus(PATIENCE), stopped, running)).isEqualTo(What.STOP);
        }
    }

    @Test
    void whatIsFinishedCountsOnlyIfNoRowWasLeftOut() {
        assertThat(LoadStep.of(SENT, status(ClusterJobState.FINISHED, ""), LoadSamples.NOW, SETTINGS))
                .isEqualTo(new LoadStep(What.FINISH, 5, ""));
        LoadStatus filtered = new LoadStatus("l", ClusterJobState.FINISHED, 5, 2, "");
        assertThat(LoadStep.of(SENT, filtered, LoadSamples.NOW, SETTINGS))
                .isEqualTo(new LoadStep(What.GIVE_UP, 0, "it is FINISHED, but StarRocks left out 2 rows"));
    }

    @Test
    void whatWasCancelledIsTriedAgainIfThatCanHelpOrThisWorkerHasStoppedIt() {
        LoadStatus passing = status(ClusterJobState.CANCELLED, "type:TIMEOUT; msg:timeout");
        LoadStatus lasting =
                status(ClusterJobState.CANCELLED, "type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough");

        assertThat(after(TICK, SENT, passing)).isEqualTo(What.TRY_AGAIN);
        assertThat(after(TICK, SENT, status(ClusterJobState.CANCELLED, "a segment went astray")))
                .as("unknown to the rules")
                .isEqualTo(What.TRY_AGAIN);
        assertThat(after(TICK, SENT, lasting)).as("of two files").isEqualTo(What.HALVE);
        assertThat(after(TICK, ALONE, lasting)).isEqualTo(What.FAIL);
        assertThat(after(TICK, SENT.stopped(LoadSamples.NOW), lasting)).isEqualTo(What.TRY_AGAIN);
    }

    @Test
    void whatIsRecordedAsFinishedIsConcludedWhateverTheTargetSays() {
        Watched finished = SENT.now(SUBMITTED.finished(5, LoadSamples.CHANGE));

        assertThat(after(LONGEST, finished, null)).isEqualTo(What.CONCLUDE);
        assertThat(after(LONGEST, finished, status(ClusterJobState.RUNNING, "")))
                .isEqualTo(What.CONCLUDE);
    }

    private static LoadStep cancelled(Watched load, String error, long before, boolean secondTry) {
        return LoadStep.afterCancellation(load, error, before, secondTry, SETTINGS);
    }

    @Test
    void whatWasCancelledTooOftenIsHalvedWhereLessOfItMayPassAndFailsElse() {
        String pressure = "type:LOAD_RUN_FAIL; msg:out of memory";
        String passing = "type:LOAD_RUN_FAIL; msg:rpc failed: backend 10001 has rebooted";
        long most = SETTINGS.attempts();

        assertThat(cancelled(SENT, pressure, most - 1, false)).isEqualTo(new LoadStep(What.TRY_AGAIN, 0, pressure));
        assertThat(cancelled(SENT, pressure, most, false)).isEqualTo(new LoadStep(What.HALVE, 0, pressure));
        assertThat(cancelled(ALONE, pressure, most, false)).isEqualTo(new LoadStep(What.FAIL, 0, pressure));
        assertThat(cancelled(SENT, passing, most, false)).isEqualTo(new LoadStep(What.FAIL, 0, passing));
        assertThat(cancelled(SENT.stopped(LoadSamples.NOW), passing, most, false)
                        .what())
                .as("too long for this worker's patience")
                .isEqualTo(What.HALVE);
    }

    @Test
    void whatNoRuleKnowsIsTriedOnceMoreThenHalvedAndFailsAlone() {
        String puzzle = "type:LOAD_RUN_FAIL; msg:a segment went astray";

        assertThat(LoadStep.isUnknown(SENT, puzzle)).isTrue();
        assertThat(cancelled(SENT, puzzle, 0, true).what()).isEqualTo(What.TRY_AGAIN);
        assertThat(cancelled(SENT, puzzle, 0, false)).isEqualTo(new LoadStep(What.HALVE, 0, puzzle));
        assertThat(cancelled(ALONE, puzzle, 0, false).what()).isEqualTo(What.FAIL);
        assertThat(cancelled(ALONE, puzzle, 0, false).why()).contains(puzzle, "tried twice");
        assertThat(cancelled(SENT.stopped(LoadSamples.NOW), puzzle, 0, false).what())
                .isEqualTo(What.TRY_AGAIN);
    }

    @Test
    void ofWhatWasNotSentNoWordDecides() {
        String own = "out of memory.csv is of another size than its manifest says";
        Watched unsent = SENT.heldBack(own);

        assertThat(LoadStep.isUnknown(SENT.heldBack("odd.csv is of another size"), "odd.csv is of another size"))
                .isFalse();
        assertThat(cancelled(unsent, own, 0, false).what()).isEqualTo(What.TRY_AGAIN);
        assertThat(cancelled(unsent, own, SETTINGS.attempts(), false)).isEqualTo(new LoadStep(What.FAIL, 0, own));
    }
}
