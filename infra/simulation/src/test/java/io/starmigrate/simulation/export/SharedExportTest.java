package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.export.LeasedTables;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several exporters share a job by its tables. Two exports run at once. */
class SharedExportTest {
    private static final Place LARGE_1 = new Place("orders", "p1");
    private static final Place LARGE_2 = new Place("orders", "p2");
    private static final Place SMALL = new Place("parts", "p1");
    private static final List<Place> ALL = List.of(LARGE_1, LARGE_2, SMALL);

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final Deque<Runnable> scans = new ArrayDeque<>();
    private final Exporter first = bench.sharing("one", scans::add);
    private final Exporter second = bench.sharing("two", Runnable::run);

    @BeforeEach
    void plan() {
        bench.source.fill(LARGE_1, Collections.nCopies(300, "1"));
        bench.source.fill(LARGE_2, Collections.nCopies(200, "1"));
        bench.source.fill(SMALL, List.of("1"));
        bench.plan();
    }

    @Test
    void oneTakesTheNextTableWhileTheOtherIsStillAtItsScans() {
        first.step();
        second.step();
        runScans();

        assertThat(bench.task(LARGE_1).change().by()).isEqualTo("one");
        assertThat(bench.task(LARGE_2).change().by()).isEqualTo("one");
        assertThat(bench.task(SMALL).change().by()).isEqualTo("two");
        bench.finish();
        first.step();
        second.step();
        assertThat(ALL).allSatisfy(place -> assertThat(task(place).state()).isEqualTo(PartitionState.EXPORTED));
        assertThat(bench.source.exports()).as("nothing twice").hasSize(3);
    }

    @Test
    void whatOneExportsCountsForTheOtherToo() {
        first.step();
        runScans();

        assertThat(second.step()).as("the source is one").isPositive();

        assertThat(task(SMALL).state()).isEqualTo(PartitionState.PLANNED);
    }

    @Test
    void whatAKilledOneHasBegunIsGoneOnWithOnceItsLeaseHasLapsed() {
        first.step();
        runScans();
        bench.finish();

        second.step();
        assertThat(task(LARGE_1).state()).as("it may yet live").isEqualTo(PartitionState.EXPORTING);
        bench.clock.advance(ExportBench.TAKEOVER_AFTER.plusSeconds(1));
        work();

        assertThat(ALL).allSatisfy(place -> assertThat(task(place).state()).isEqualTo(PartitionState.EXPORTED));
        assertThat(bench.source.exports()).as("nothing twice").hasSize(3);
    }

    @Test
    void whatAKilledOneHasNotWrittenDownIsExportedByTheOther() {
        first.step();
        scans.clear();

        second.step();
        assertThat(task(SMALL).state()).isEqualTo(PartitionState.EXPORTING);
        assertThat(task(LARGE_1).state()).isEqualTo(PartitionState.PLANNED);
        bench.clock.advance(ExportBench.TAKEOVER_AFTER.plusSeconds(1));
        work();

        assertThat(ALL).allSatisfy(place -> assertThat(task(place).state()).isEqualTo(PartitionState.EXPORTED));
    }

    @Test
    void whoStopsLetsTheOthersHaveItsTablesAtOnce() {
        first.step();
        runScans();
        bench.finish();
        first.release();

        second.step();

        assertThat(task(LARGE_1).state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void aTableOfWhichNothingIsUnderWayIsLetGo() {
        work();
        assertThat(owner(SMALL)).as("it was needed a moment ago").isEqualTo("two");

        bench.clock.advance(Duration.ofSeconds(11));
        second.step();

        assertThat(owner(SMALL)).isEmpty();
    }

    private String owner(Place place) {
        return bench.recorder
                .lease(LeasedTables.lease("job", place.table()))
                .orElseThrow()
                .owner();
    }

    private PartitionTask task(Place place) {
        return bench.task(place);
    }

    private void runScans() {
        while (!scans.isEmpty()) {
            scans.remove().run();
        }
    }

    private void work() {
        for (int i = 0; i < 5; i++) {
            bench.finish();
            second.step();
        }
    }
}
