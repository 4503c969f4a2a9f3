package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.api.Verification;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster.Progress;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PublishTest {
    private final Bench bench = new Bench();
    private final Importer importer = bench.importer("one");
    private final Publisher publisher = bench.publisher("one", bench.target);

    @Test
    void publishesWhatIsProvedEqualAndLeavesNoStaging() {
        loaded("1", "2");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.task().published()).extracting(Published::proof).isEqualTo(Proof.FINGERPRINT);
        assertThat(bench.shown()).containsExactly("1", "2");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void loadsOnceMoreIntoAFreshStagingWhenItDiffers() {
        loaded("1", "2", "3");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().pass()).isEqualTo(2);
        assertThat(bench.task().staging()).isNull();
        assertThat(bench.state.leftovers()).isEmpty();
        assertThat(bench.messages()).isEqualTo(1);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void failsWithBothFingerprintsWhenItDiffersTwice() {
        loaded("1", "2", "3");
        publisher.publish(bench.task());
        load();

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains("differs twice")
                .contains("the source has 2 rows")
                .contains("staging has 3 rows");
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void aRetryLoadsAgainWhatWasExported() {
        loaded("1", "2", "3");
        publisher.publish(bench.task());
        load();
        publisher.publish(bench.task());

        new Retry(
                        bench.recorder,
                        new Announcements(bench.queue, Bench.ROOT),
                        new WorkerIdentity("operator", bench.clock))
                .retry("job", TaskSelection.ALL);
        load();

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.task().pass()).isEqualTo(3);
    }

    @Test
    void recordsWhatWasPublishedByAWorkerThatDiedRightAfter() {
        loaded("1", "2");
        Publisher dying = bench.publisher("dying", dyingAfter("publish"));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> dying.publish(bench.task()));
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void loadsOnceMoreWhenStagingWasDroppedByAWorkerThatDiedRightAfter() {
        loaded("1", "2", "3");
        Publisher dying = bench.publisher("dying", dyingAfter("drop"));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> dying.publish(bench.task()));

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().pass()).isEqualTo(2);
    }

    @Test
    void waitsWhileALoadRunsThatWasWrittenOff() {
        loaded("1", "2");
        String label = bench.recorder.loads(Bench.ID).get(0).label();
        TargetCluster straying = Weakened.port(
                TargetCluster.class,
                bench.target,
                "loads",
                (arguments, told) -> Map.of(label, new TargetCluster.LoadStatus(label, Progress.RUNNING, 0, 0, "")));

        bench.publisher("two", straying).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void recordsNothingWhileALoadRunsThatBeganBeforeTheSwitch() {
        loaded("1", "2");
        AtomicBoolean switched = new AtomicBoolean();
        TargetCluster straying = straying(switched);

        bench.publisher("two", straying).publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.shown()).containsExactly("1", "2");
        bench.publisher("two", straying).publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);

        switched.set(false);
        bench.publisher("two", straying).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    /** A target that tells of a running load from the switch on. */
    private TargetCluster straying(AtomicBoolean switched) {
        String label = bench.recorder.loads(Bench.ID).get(0).label();
        return Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("publish")) {
                switched.set(true);
            }
            return method.equals("loads") && switched.get()
                    ? Optional.of(Map.of(label, new TargetCluster.LoadStatus(label, Progress.RUNNING, 0, 0, "")))
                    : Optional.empty();
        });
    }

    @Test
    void saysThatWrongRowsShowWhenTheyAreNotWhatWasExportedAfterTheSwitch() {
        loaded("1", "2");
        Publisher dying = bench.publisher("dying", dyingAfter("publish"));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> dying.publish(bench.task()));
        bench.state.insert(Bench.PLACE, "foreign");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().published()).isNull();
        assertThat(bench.task().change().why())
                .contains("shows wrong rows NOW", "the source has 2 rows", "the target has 3 rows")
                .contains("migrate retry --overwrite --job job --table orders --partition p1");
        assertThat(bench.shown()).containsExactly("1", "2", "foreign");
    }

    @Test
    void provesWhatShowsAfterTheSwitchBeforeItIsRecorded() {
        loaded("1", "2");
        TargetCluster meeting = Weakened.port(TargetCluster.class, bench.target, "publish", (arguments, told) -> {
            bench.state.insert(Bench.PLACE, "foreign");
            return told;
        });

        bench.publisher("two", meeting).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.shown()).contains("foreign");
    }

    @Test
    void keepsTheTokenOfWhatShowsWithWhatWasPublished() {
        loaded("1", "2");

        publisher.publish(bench.task());

        assertThat(bench.task().published())
                .extracting(Published::token)
                .isEqualTo(bench.state.token(Bench.PLACE).orElseThrow().text());
    }

    @Test
    void loadsNothingForAPlaceThatHoldsRowsOfOthers() {
        bench.state.fill(Bench.PLACE, List.of("foreign"));
        bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(
                bench.recorder.manifest(Bench.ID, 1).orElseThrow().files().get(0));

        importer.step(Duration.ZERO);
        bench.pass(Duration.ofSeconds(5));
        importer.step(Duration.ZERO);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains("holds 1 rows that this job has not put there", "retry --overwrite");
        assertThat(bench.recorder.loads(Bench.ID)).isEmpty();
        assertThat(bench.shown()).containsExactly("foreign");
    }

    @Test
    void looksOnceMoreRightBeforeTheSwitch() {
        loaded("1", "2");
        bench.state.insert(Bench.PLACE, "foreign");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("holds 1 rows that this job has not put there");
        assertThat(bench.shown()).containsExactly("foreign");
    }

    @Test
    void replacesRowsOfOthersWhenAnOperatorHasSaidSo() {
        loaded("1", "2");
        bench.state.insert(Bench.PLACE, "foreign");
        publisher.publish(bench.task());

        bench.retry(new RetryRequest(TaskSelection.ALL, Which.STOPPED, Overwriting.TOLD));
        load();
        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void opensAgainWhatACrashHasLeftBetweenMakingAndRecordingIt() {
        TargetCluster naming = Weakened.before(
                TargetCluster.class,
                bench.target,
                (method, arguments) -> method.equals("namesStaging") ? Optional.of(true) : Optional.empty());
        List<Object> intents = new ArrayList<>();
        TargetCluster dying = Weakened.port(TargetCluster.class, naming, "open", (arguments, made) -> {
            intents.add(Objects.requireNonNull(arguments[3]));
            throw new Crash();
        });
        bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(
                bench.recorder.manifest(Bench.ID, 1).orElseThrow().files().get(0));

        loading(dying);
        assertThat(bench.task().left()).extracting(Staging::isIntended).isEqualTo(true);
        bench.pass(Duration.ofMinutes(2));
        loading(dying);

        assertThat(intents).containsExactly(Intent.NEW, Intent.RECORDED);
    }

    @Test
    void forgetsTheIntentWhenNoneWasMade() {
        TargetCluster naming = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("open")) {
                throw new ClusterException(Remedy.RETRY_LATER, "it is busy", null);
            }
            return method.equals("namesStaging") ? Optional.of(true) : Optional.empty();
        });
        bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(
                bench.recorder.manifest(Bench.ID, 1).orElseThrow().files().get(0));

        loading(naming);

        assertThat(bench.task().version()).as("written down, and taken back").isEqualTo(5);
        assertThat(bench.task().left()).isNull();
    }

    /** A worker of its own takes what is announced, and dies of it, maybe. */
    private void loading(TargetCluster cluster) {
        Importer other = bench.importer("worker at " + bench.clock.instant(), cluster);
        try {
            other.step(Duration.ZERO);
            bench.pass(Duration.ofSeconds(5));
            other.step(Duration.ZERO);
        } catch (Crash dead) {
            bench.pass(Bench.VISIBILITY);
        }
    }

    @Test
    void dropsByItsIdWhatAnEarlierPassHasLeft() {
        loaded("1", "2", "3");
        Staging first = Objects.requireNonNull(bench.task().staging());
        bench.advance(PartitionState.FAILED);

        bench.retry(TaskSelection.ALL);
        assertThat(bench.task().left()).isEqualTo(first);
        load();

        assertThat(bench.task().left()).isNull();
        assertThat(bench.target.find(Bench.PLACE, first)).isEqualTo(Whereabouts.GONE);
    }

    @Test
    void leavesATaskToTheWorkerThatHoldsItsLease() {
        loaded("1", "2");
        Publisher other = bench.publisher("other", bench.target);
        TargetCluster meeting = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("find")) {
                assertThat(other.publish(bench.task())).isFalse();
            }
            return Optional.empty();
        });

        bench.publisher("first", meeting).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void countsLoadedRowsAndLooksAtTheFilesWhereThereIsNoFingerprint() {
        arrivedWithoutFingerprint();
        load();

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.task().published()).extracting(Published::proof).isEqualTo(Proof.LOADED_ROWS);
    }

    @Test
    void neverPublishesAFileThatWasAlteredWhereThereIsNoFingerprint() {
        arrivedWithoutFingerprint();
        bench.storage.put(bench.file("a.csv").below(Bench.ROOT), SimulatedRows.file(List.of("1", "3")), Map.of());
        load();

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().change().why()).contains("a.csv is not what arrived");
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void takesTheFingerprintOfAnEarlierReleaseAnewFromTheSource() {
        bench.source.fill(Bench.PLACE, List.of("1", "2"));
        exportedByAnEarlierRelease(tokenOfTheSource(), "1", "2");

        publisher.publish(bench.task());

        Published published = Objects.requireNonNull(bench.task().published());
        assertThat(published)
                .isEqualTo(
                        Published.proved(SimulatedRows.fingerprint(List.of("1", "2")), published.token(), List.of()));
        assertThat(bench.shown()).containsExactly("1", "2");
    }

    @Test
    void neverTakesTheFingerprintOfAnEarlierReleaseForEqual() {
        bench.source.fill(Bench.PLACE, List.of("1", "3"));
        exportedByAnEarlierRelease(tokenOfTheSource(), "1", "2");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void refusesTheFingerprintOfAnEarlierReleaseWhereTheSourceHasChangedSince() {
        bench.source.fill(Bench.PLACE, List.of("1", "2"));
        exportedByAnEarlierRelease("another:token", "1", "2");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("earlier release").contains("migrate retry");
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void refusesTheFingerprintOfAnEarlierReleaseWhereTheSourceCannotBeAsked() {
        bench.source.fill(Bench.PLACE, List.of("1", "2"));
        exportedByAnEarlierRelease(tokenOfTheSource(), "1", "2");
        bench.sourceAnswers = false;

        bench.publisher("one", bench.target).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void recordsTheColumnsThatWereNotComparedInFull() {
        loaded("1", "2");
        Fingerprint equal = SimulatedRows.fingerprint(List.of("1", "2"));
        Fingerprint partial = new Fingerprint(
                equal.recipe(), equal.rows(), equal.sums(), Map.of(), List.of("sketch"), Map.of("only_here", "a:1"));
        TargetCluster target =
                Weakened.port(TargetCluster.class, bench.target, "fingerprint", (arguments, told) -> partial);

        bench.publisher("one", target).publish(bench.task());

        Published published = Objects.requireNonNull(bench.task().published());
        assertThat(published).isEqualTo(Published.proved(partial, published.token(), List.of("sketch")));
        assertThat(published).extracting(Published::proof).isEqualTo(Proof.PARTLY);
        assertThat(bench.task().change().why()).contains("PARTLY").contains("sketch");
        Verification told =
                new StatusReader(bench.recorder).read("job").tables().get(0).verification();
        assertThat(told.verified()).isFalse();
        assertThat(told.partly()).containsExactly("sketch");
    }

    private String tokenOfTheSource() {
        return ChangeToken.of(bench.source.partition("orders", "p1").orElseThrow())
                .text();
    }

    /** The file has the rows 1 and 2. */
    private void exportedByAnEarlierRelease(String changeToken, String... rows) {
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.exportAsAnEarlierRelease(changeToken, rows);
        bench.announce(file);
        load();
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    private void arrivedWithoutFingerprint() {
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.exportWithoutFingerprint();
        bench.announce(file);
    }

    /** The source had the rows 1 and 2; the file has these. */
    private void loaded(String... rows) {
        bench.write("a.csv", rows);
        bench.export("1", "2");
        new Announcements(bench.queue, Bench.ROOT)
                .announce(
                        bench.recorder.manifest(Bench.ID, 1).orElseThrow(),
                        Set.of("a.csv"),
                        bench.recorder.files(Bench.ID));
        load();
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    private void load() {
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
    }

    private TargetCluster dyingAfter(String call) {
        return Weakened.port(TargetCluster.class, bench.target, call, (arguments, told) -> {
            throw new Crash();
        });
    }
}
