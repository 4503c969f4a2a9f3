package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which files are loaded, once each, and when their messages go. */
class ImportTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private final Importer importer = bench.importer("one");

    @Test
    void loadsWhatIsAnnouncedAndDeletesItsMessageOnlyAfterTheOutcomeIsRecorded() {
        ManifestFile file = bench.announced("a.csv", "1", "2");

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
    void failsThePartitionOfATruncatedFile() {
        ManifestFile file = bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.storage.put(bench.file("a.csv").below(Bench.ROOT), new byte[1], Map.of());
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
    void keepsMessagesInvisibleWhileTheirLoadRuns() {
        bench.announced("a.csv", "1");
        for (int i = 0; i < 10; i++) {
            importer.step(AT_ONCE);
            bench.pass(Duration.ofSeconds(25));
            assertThat(bench.queue.depth().waiting()).isZero();
        }
    }

    @Test
    void givesEveryMessageBackWhenItStops() {
        bench.announced("a.csv", "1");
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
}
