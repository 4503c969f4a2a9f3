package io.starmigrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImportTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private final Importer importer = bench.importer("one");

    @Test
    void loadsWhatIsAnnouncedAndDeletesItsMessageOnlyAfterTheOutcomeIsRecorded() {
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(file);

        importer.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.SUBMITTED);
        assertThat(bench.messages()).isEqualTo(1);

        bench.loadsEnd();
        importer.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.FINISHED);
        assertThat(bench.recorder.file(bench.file("a.csv")).map(FileTask::state))
                .contains(FileState.LOADED);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.messages()).isZero();
    }

    @Test
    void keepsAMessageThatIsEarlierThanItsManifest() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.announce(file);

        importer.step(AT_ONCE);
        bench.export("1");
        bench.pass(Duration.ofMinutes(1));
        importer.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);
    }

    @Test
    void looksLessAndLessOftenAtAnEarlyMessage() {
        bench.announce(bench.write("a.csv", "1"));
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(5));
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(9));

        assertThat(bench.queue.depth().waiting()).isZero();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.queue.depth().waiting()).isEqualTo(1);
    }

    @Test
    void neverLoadsWhatTheManifestDoesNotList() {
        bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(new ManifestFile("foreign.csv", 5, "e"));

        importer.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID)).isEmpty();
        assertThat(bench.messages()).isZero();
        assertThat(bench.queue.deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactly("the manifest of attempt 1 does not list it");
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void putsMessagesAsideThatCanNeverBeProcessed() {
        bench.write("a.csv", "1");
        bench.export("1");
        FileTaskId beyond = new FileTaskId(Bench.ID, 7, "a.csv");
        FileTaskId elsewhere = bench.file("a.csv");
        bench.queue.send(List.of(
                new FileMessage(beyond, beyond.below(Bench.ROOT), 2, "e"),
                new FileMessage(elsewhere, Bench.ROOT.resolve("somewhere/a.csv"), 2, "e")));

        importer.step(AT_ONCE);

        assertThat(bench.queue.deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder(
                        "export attempt 7 was never made; the last one was 1",
                        Bench.ROOT + "/somewhere/a.csv is not where data file " + elsewhere + " lies below "
                                + Bench.ROOT);
        assertThat(bench.messages()).isZero();
    }

    @Test
    void putsMessagesOfUnknownTasksAsideAfterAFewLooks() {
        FileTaskId stranger =
                new FileTaskId(new PartitionTaskId(new PartitionId("stranger", "shop", "orders", "p1"), 1), 1, "a.csv");
        FileTaskId unplanned =
                new FileTaskId(new PartitionTaskId(new PartitionId("job", "shop", "orders", "p8"), 1), 1, "a.csv");
        bench.queue.send(List.of(
                new FileMessage(stranger, stranger.below(Bench.ROOT), 2, "e"),
                new FileMessage(unplanned, unplanned.below(Bench.ROOT), 2, "e")));

        for (int look = 1; look <= 2; look++) {
            importer.step(AT_ONCE);
            assertThat(bench.queue.deadLetters()).isEmpty();
            bench.pass(Duration.ofMinutes(1));
        }
        importer.step(AT_ONCE);

        assertThat(bench.queue.deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder(
                        "the recorder has no job \"stranger\"",
                        "the recorder has no partition task job/shop.orders/p8 generation 1");
    }

    @Test
    void forgetsMessagesOfACheckThatIsOver() {
        FileTaskId canary = new FileTaskId(
                new PartitionTaskId(new PartitionId("check-0unh5apxqk", "check", "canary", "canary"), 1), 1, "put.csv");
        bench.queue.send(List.of(new FileMessage(canary, canary.below(Bench.ROOT), 7, "e")));

        importer.step(AT_ONCE);

        assertThat(bench.messages()).isZero();
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    /** What the message of a job looks like that shares the queue, with a storage of its own. */
    private FileMessage ofAnotherJob() {
        bench.recorder.open(Job.opened("two", new JobId("twotwotwo2"), "a", "b", List.of(), bench.clock.instant()));
        FileTaskId file =
                new FileTaskId(new PartitionTaskId(new PartitionId("two", "shop", "orders", "p1"), 1), 1, "a.csv");
        return new FileMessage(file, file.below(StorageUri.parse("s3://elsewhere/files")), 2, "e");
    }

    @Test
    void leavesAnotherJobsMessageToItsWorkersWithinHalfAMinuteHoweverOftenItLooksAtIt() {
        bench.queue.send(List.of(ofAnotherJob()));

        for (int look = 0; look < 15; look++) {
            importer.step(AT_ONCE);
            assertThat(bench.queue.depth().waiting()).isZero();
            bench.pass(Duration.ofSeconds(30));
            assertThat(bench.queue.depth().waiting()).isEqualTo(1);
        }
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void neverHasAnotherJobsMessagePutAsideForWhatItLookedAtInVain() {
        InMemoryTaskQueue strict = new InMemoryTaskQueue(bench.clock, Bench.VISIBILITY, 25);
        FileMessage theirs = ofAnotherJob();
        strict.send(List.of(theirs));
        Importer ours = bench.importer("ours", bench.target, bench.recorder, strict);

        for (int look = 0; look < 200; look++) {
            ours.step(AT_ONCE);
            bench.pass(Duration.ofSeconds(30));
        }

        assertThat(strict.deadLetters()).isEmpty();
        assertThat(strict.receive(10, AT_ONCE)).extracting(Delivery::message).containsExactly(theirs);
    }

    @Test
    void dropsWhatAGivenUpExportHasLeft() {
        bench.write("a.csv", "1");
        bench.export("1");
        bench.exportsAgain(2);
        FileTaskId left = bench.file("half.csv");
        bench.queue.send(List.of(new FileMessage(left, left.below(Bench.ROOT), 2, "e")));

        importer.step(AT_ONCE);

        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void failsThePartitionOfATruncatedFile() {
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(file, 1);

        importer.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains("a.csv")
                .contains("1 byte")
                .contains("4");
        assertThat(bench.messages()).isZero();
    }

    @Test
    void leavesALoadedFileAloneWhenALateMessageTellsAnotherSize() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.write("b.csv", "2");
        bench.export("1", "2");
        bench.announce(file);
        loaded();
        bench.announce(file, 1);

        importer.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.messages()).isZero();
    }

    @Test
    void neverLoadsAFileTwiceWhenItsMessageComesToTwoWorkers() {
        ManifestFile first = bench.write("a.csv", "1");
        ManifestFile second = bench.write("b.csv", "2");
        bench.write("c.csv", "3");
        bench.export("1", "2", "3");
        Importer slow = bench.importer("slow");
        bench.announce(first);
        slow.step(AT_ONCE);
        bench.announce(first);
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(3));
        importer.step(AT_ONCE);
        bench.loadsEnd();
        importer.step(AT_ONCE);
        assertThat(bench.recorder.file(first()).map(FileTask::state)).contains(FileState.LOADED);
        // The slow one still believes that its file waits, and has another to load with it.
        bench.announce(second);
        slow.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(30));
        slow.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID).stream()
                        .filter(load -> load.files().contains("a.csv"))
                        .filter(load -> load.state() != LoadState.ABANDONED))
                .hasSize(1);
    }

    private FileTaskId first() {
        return bench.file("a.csv");
    }

    @Test
    void carriesOnALoadThatItsWorkerHadSubmitted() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
        importer.step(AT_ONCE);
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
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
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
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
        importer.step(AT_ONCE);
        bench.loadsAreCancelled();
        importer.step(AT_ONCE);
        assertThat(bench.queue.depth().waiting()).as("what cancelled it lasts").isZero();
        bench.pass(Duration.ofSeconds(10));
        importer.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(Load::attempt, Load::state)
                .containsExactlyInAnyOrder(tuple(1, LoadState.CANCELLED), tuple(2, LoadState.SUBMITTED));
    }

    @Test
    void givesUpAfterThreeCancellations() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
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
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(file);
        importer.step(AT_ONCE);
        bench.state.halveLoads();
        importer.step(AT_ONCE);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("left out 1 row");
        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.CANCELLED);
        assertThat(bench.messages()).isZero();
    }

    @Test
    void stopsALoadThatHangsAndLoadsItsFilesAgain() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
        importer.step(AT_ONCE);
        bench.state.loads.hang();
        bench.loadsEnd();
        importer.step(AT_ONCE);
        bench.pass(Bench.LONGEST);
        importer.step(AT_ONCE);
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(10));
        importer.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(Load::attempt, Load::state)
                .containsExactlyInAnyOrder(tuple(1, LoadState.CANCELLED), tuple(2, LoadState.SUBMITTED));
    }

    @Test
    void asksALoadThatHangsToStopUntilItDoes() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
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
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
        importer.step(AT_ONCE);
        bench.loadsEnd();
        while (!bench.state.loads(labels()).isEmpty()) {
            bench.state.forgetLabels();
        }
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(30));
        importer.step(AT_ONCE);

        assertThat(bench.state.loads(labels())).hasSize(1);
    }

    @Test
    void leavesMessagesOfOtherJobsToTheirWorkers() {
        bench.write("a.csv", "1");
        FileTaskId other =
                new FileTaskId(new PartitionTaskId(new PartitionId("other", "shop", "orders", "p1"), 1), 1, "a.csv");
        bench.queue.send(List.of(new FileMessage(other, other.below(Bench.ROOT), 1, "e")));

        importer.step(AT_ONCE);

        assertThat(bench.messages()).isEqualTo(1);
    }

    @Test
    void keepsMessagesInvisibleWhileTheirLoadRuns() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
        for (int i = 0; i < 10; i++) {
            importer.step(AT_ONCE);
            bench.pass(Duration.ofSeconds(25));
            assertThat(bench.queue.depth().waiting()).isZero();
        }
    }

    @Test
    void givesEveryMessageBackWhenItStops() {
        ManifestFile file = bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(file);
        importer.step(AT_ONCE);

        importer.release();

        assertThat(bench.queue.depth().waiting()).isEqualTo(1);
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
