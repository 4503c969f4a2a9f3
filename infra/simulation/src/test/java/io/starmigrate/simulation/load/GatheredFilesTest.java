package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.BenchSettings;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many files of a partition become one load, and when: by their number, their bytes, and how long they wait. */
class GatheredFilesTest {
    private static final int MOST = BenchSettings.LOAD.maxFiles();
    private static final int BYTES = Math.toIntExact(BenchSettings.LOAD.maxSize());
    private static final int SMALL = 10;
    private static final Duration WAIT = BenchSettings.LOAD.maxWait();
    private static final Duration NEARLY = WAIT.minusMillis(1);

    private final Bench bench = new Bench();
    private final List<ManifestFile> files = new ArrayList<>();
    private final Importer importer = bench.importer("one");

    @Test
    void loadsAtOnceWhenAsManyWaitAsALoadTakes() {
        export(MOST + 2, SMALL);

        announce(0, MOST - 1);
        importer.step(Duration.ZERO);
        assertThat(loads()).isEmpty();

        announce(MOST - 1, MOST + 1);
        importer.step(Duration.ZERO);
        assertThat(loads()).as("one is left for the next").containsExactly(MOST);
    }

    @Test
    void loadsAtOnceWhenAsManyBytesWaitAndTakesTheFileThatMakesThem() {
        export(6, BYTES * 2 / 5);

        announce(0, 2);
        importer.step(Duration.ZERO);
        assertThat(loads()).isEmpty();

        announce(2, 5);
        importer.step(Duration.ZERO);
        assertThat(loads()).as("what comes behind it waits").containsExactly(3);
    }

    @Test
    void loadsAFileLargerThanALoadAlone() {
        export(3, BYTES * 3);
        announce(0, 2);

        importer.step(Duration.ZERO);

        assertThat(loads()).containsExactly(1, 1);
    }

    @Test
    void loadsWhatWaitsOnceTheFirstHasWaitedLongEnough() {
        export(4, SMALL);
        announce(0, 1);
        importer.step(Duration.ZERO);
        bench.pass(NEARLY);
        announce(1, 2);
        importer.step(Duration.ZERO);
        assertThat(loads()).isEmpty();

        bench.pass(WAIT.minus(NEARLY));
        importer.step(Duration.ZERO);
        assertThat(loads()).containsExactly(2);
    }

    @Test
    void waitsForNothingWhenAllThatThePartitionHasIsThere() {
        export(2, SMALL);
        announce(0, 2);

        importer.step(Duration.ZERO);

        assertThat(loads()).containsExactly(2);
    }

    @Test
    void gathersMoreWhileAsManyLoadsRunAsMay() {
        export(BenchSettings.LOADS + 5, SMALL);
        int next = 0;
        while (next < BenchSettings.LOADS + 4) {
            announce(next, ++next);
            importer.step(Duration.ZERO);
            bench.pass(WAIT);
            importer.step(Duration.ZERO);
        }
        assertThat(loads()).containsExactly(1, 1, 1);

        bench.loadsEnd();
        importer.step(Duration.ZERO);
        importer.step(Duration.ZERO);
        assertThat(loads()).containsExactly(1, 1, 1, 4);
    }

    @Test
    void eachWorkerGathersWhatItHasReceived() {
        export(2, SMALL);
        announce(0, 1);
        importer.step(Duration.ZERO);
        Importer other = bench.importer("other");
        announce(1, 2);
        other.step(Duration.ZERO);
        bench.pass(WAIT);

        importer.step(Duration.ZERO);
        other.step(Duration.ZERO);

        assertThat(loads()).containsExactly(1, 1);
    }

    /** So many files of so many bytes each. */
    private void export(int number, int bytes) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String row = "%0" + (bytes - 1) + "d";
            rows.add(row.formatted(i));
            files.add(bench.write("f%02d.csv".formatted(i), rows.get(i)));
        }
        bench.export(rows.toArray(String[]::new));
    }

    private void announce(int from, int to) {
        files.subList(from, to).forEach(bench::announce);
    }

    /** How many files each load has, in the order in which they were begun. */
    private List<Integer> loads() {
        return bench.recorder.loads(Bench.ID).stream()
                .map(Load::files)
                .map(List::size)
                .toList();
    }
}
