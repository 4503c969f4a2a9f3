package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load of several files that the target cancels for good is loaded in halves. */
class HalvedLoadTest {
    private static final int FILES = 8;
    private static final String BAD = "type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel";

    private final Bench bench = new Bench();

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7})
    void theBadFileIsNamedOnceItStandsAlone(int bad) {
        announce(bad);
        Importer importer = bench.importer("one");

        for (int i = 0; i < 12; i++) {
            steps(importer);
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("(of f" + bad + ".csv alone) failed: " + BAD);
        List<Load> cancelled = bench.recorder.loads(Bench.ID).stream()
                .filter(load -> load.state() == LoadState.CANCELLED)
                .toList();
        assertThat(cancelled).extracting(load -> load.files().size()).containsExactlyInAnyOrder(8, 4, 2, 1);
        assertThat(cancelled).allSatisfy(load -> assertThat(load.files()).contains("f" + bad + ".csv"));
        assertThat(bench.recorder.files(Bench.ID).stream().filter(file -> file.state() == FileState.FAILED))
                .extracting(FileTask::id)
                .extracting(id -> id.name())
                .containsExactly("f" + bad + ".csv");
        assertThat(bench.messages()).isZero();
    }

    @Test
    void whoeverGoesOnLoadsTheSameHalves() {
        announce(5);
        steps(bench.importer("one"));
        bench.pass(Bench.VISIBILITY);
        Importer other = bench.importer("two");

        for (int i = 0; i < 12; i++) {
            steps(other);
        }

        assertThat(bench.task().change().why()).contains("(of f5.csv alone) failed: " + BAD);
    }

    @Test
    void whatIsOverWithTimeIsLoadedWholeAgain() {
        announce(-1);
        Importer importer = bench.importer("one");
        importer.step(Duration.ZERO);
        bench.loadsAreCancelled("type:LOAD_RUN_FAIL; msg:write failed: No space left on device");
        steps(importer);
        bench.pass(Duration.ofMinutes(1));
        steps(importer);

        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(load -> load.files().size())
                .containsOnly(FILES);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    @Test
    void whatIsTooMuchForTheTargetIsLoadedInHalvesOnceItWasTriedWholeAsOftenAsItMay() {
        announce(-1);
        Importer importer = bench.importer("one");
        for (int i = 0; i < 3; i++) {
            importer.step(Duration.ZERO);
            bench.loadsAreCancelled("type:LOAD_RUN_FAIL; msg:Memory of process exceed limit");
            steps(importer);
            bench.pass(Duration.ofMinutes(1));
        }
        steps(importer);
        steps(importer);

        assertThat(bench.recorder.loads(Bench.ID))
                .filteredOn(load -> load.state() == LoadState.FINISHED)
                .extracting(load -> load.files().size())
                .containsExactly(FILES / 2, FILES / 2);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    @Test
    void oneFileThatIsTooMuchEndsThePartition() {
        announce(-1);
        Importer importer = bench.importer("one");
        for (int i = 0; i < 20; i++) {
            importer.step(Duration.ZERO);
            bench.loadsAreCancelled("type:TIMEOUT; msg:load timeout");
            steps(importer);
            bench.pass(Duration.ofMinutes(1));
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains(".csv alone) failed: type:TIMEOUT");
        assertThat(bench.messages()).isZero();
    }

    /** @param bad which file has a row that fits no partition; none when negative */
    private void announce(int bad) {
        List<ManifestFile> written = new ArrayList<>();
        IntStream.range(0, FILES)
                .forEach(i -> written.add(bench.write("f" + i + ".csv", i == bad ? "p9\t1" : Integer.toString(i))));
        bench.export(IntStream.range(0, FILES).mapToObj(Integer::toString).toArray(String[]::new));
        written.forEach(bench::announce);
    }

    private void steps(Importer importer) {
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
        bench.pass(Duration.ofSeconds(5));
    }
}
