package io.starmigrate.simulation.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Loads at a calm target that says how many of them it runs; three are begun with. */
class PacedLoadsTest {
    private static final int BEGIN = 3;
    private static final int ROOM = 6;
    private static final Duration LOOK = Duration.ofSeconds(16);

    private final Bench bench = new Bench();

    private Importer importer(int files, int room) {
        List<String> rows = IntStream.range(0, files).mapToObj(this::row).toList();
        List<ManifestFile> written = IntStream.range(0, files)
                .mapToObj(file -> bench.write("f" + file + ".csv", row(file)))
                .toList();
        bench.export(rows.toArray(String[]::new));
        written.forEach(bench::announce);
        Pressure calm = new Pressure(List.of(Signal.memory(10)), Double.NaN, List.of(), room);
        return bench.importer(
                "one", Weakened.before(TargetCluster.class, bench.target, "pressure", none -> Optional.of(calm)));
    }

    /** Large enough that each file is a load. */
    private String row(int file) {
        return file + "x".repeat(1000);
    }

    private long running() {
        return bench.recorder.loads(Bench.ID).stream()
                .filter(load -> load.state() == LoadState.SUBMITTED)
                .count();
    }

    @Test
    void moreAreSentThanAreBegunWithUpToWhatTheTargetRuns() {
        Importer importer = importer(40, ROOM);
        for (int step = 0; step < 5; step++) {
            importer.step(Duration.ZERO);
        }
        assertThat(running()).isEqualTo(BEGIN);

        for (int look = 0; look < 8; look++) {
            bench.pass(LOOK);
            importer.step(Duration.ZERO);
        }

        assertThat(running()).isEqualTo(ROOM);
    }

    @Test
    void noMoreAreSentWhereTheTargetDoesNotSay() {
        Importer importer = importer(40, 0);
        for (int look = 0; look < 8; look++) {
            importer.step(Duration.ZERO);
            bench.pass(LOOK);
        }

        assertThat(running()).isEqualTo(BEGIN);
    }

    /**
     * One load ends in each second, however many there are, and at each look so many have that their speed is known.
     */
    @Test
    void oneMoreThatMakesThemNoFasterIsTakenBack() {
        Importer importer = importer(150, ROOM);
        for (int turn = 0; turn < 40; turn++) {
            importer.step(Duration.ZERO);
            importer.step(Duration.ZERO);
            long ending = running();
            bench.loadsEnd();
            importer.step(Duration.ZERO);
            bench.pass(Duration.ofSeconds(Math.max(1, ending)));
        }

        assertThat(bench.recorder.pace("job", PacedSide.LOAD).decisions()).anySatisfy(made -> {
            assertThat(made.cause()).isEqualTo(Cause.KNEE.name());
            assertThat(made.to()).isEqualTo(BEGIN);
        });
    }
}
