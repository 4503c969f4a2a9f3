package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.rows.SimulatedRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PublishWithoutFingerprintTest extends PublishBench {
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

    /** Of two versions of an object the event of the first may come last, or alone: the trigger has written it down. */
    @Test
    void what_an_event_says_of_an_earlier_version_of_an_object_is_not_asked_of_what_was_loaded() {
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.exportWithoutFingerprint();
        FileTaskId id = bench.file("a.csv");
        Change came = new Change("trigger", Instant.EPOCH, "its event came");
        bench.recorder.record(FileTask.first(id, FileState.QUEUED, 1, "earlier", came));
        bench.queue.send(List.of(new FileMessage(id, id.below(Bench.ROOT), 1, "earlier")));

        load();
        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.recorder.file(id).orElseThrow().size()).isEqualTo(file.size());
    }

    private void arrivedWithoutFingerprint() {
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.exportWithoutFingerprint();
        bench.announce(file);
    }
}
