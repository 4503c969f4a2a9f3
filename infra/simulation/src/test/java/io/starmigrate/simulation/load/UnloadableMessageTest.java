package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of messages of which nothing is to be loaded now, or ever. */
class UnloadableMessageTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private final Importer importer = bench.importer("one");

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
    void forgetsTheFileOfASliceThatWasGivenUp() {
        bench.write("a.csv", "1");
        bench.export("1");
        bench.announce(new ManifestFile("s2t1/half.csv", 5, "e"));

        importer.step(AT_ONCE);

        assertThat(bench.recorder.loads(Bench.ID)).isEmpty();
        assertThat(bench.messages()).isZero();
        assertThat(bench.queue.deadLetters()).isEmpty();
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
    void leavesMessagesOfOtherJobsToTheirWorkers() {
        bench.write("a.csv", "1");
        FileTaskId other =
                new FileTaskId(new PartitionTaskId(new PartitionId("other", "shop", "orders", "p1"), 1), 1, "a.csv");
        bench.queue.send(List.of(new FileMessage(other, other.below(Bench.ROOT), 1, "e")));

        importer.step(AT_ONCE);

        assertThat(bench.messages()).isEqualTo(1);
    }
}
