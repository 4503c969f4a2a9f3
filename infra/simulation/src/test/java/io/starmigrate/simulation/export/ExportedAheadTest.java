package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.api.PaceLine;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.pace.PaceRecord;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports that run ahead of whoever publishes them, of a source that runs two at once. */
class ExportedAheadTest {
    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final SimulatedSource source = bench.source;

    @BeforeEach
    void planned() {
        for (int i = 1; i <= 6; i++) {
            source.fill(place(i), List.of("row"));
        }
        bench.plan();
        bench.exportAhead = 1;
    }

    @Test
    void none_begins_while_too_much_is_not_published_and_that_is_told_once() {
        Exporter exporter = bench.exporter("one", source);
        exportTwo(exporter);
        for (int i = 0; i < 10; i++) {
            assertThat(exporter.step()).as("there is more to do").isPositive();
        }

        assertThat(source.submitted()).isEqualTo(2);
        assertThat(PaceRecord.lines(bench.recorder, "job")).singleElement().satisfies(line -> {
            assertThat(line.cause()).isEqualTo("AHEAD");
            assertThat(line.from()).isEqualTo(2);
            assertThat(line.to()).isZero();
            assertThat(line.reason()).contains("exported and not yet published, the setting exportAhead is 1 B");
        });
    }

    @Test
    void they_begin_again_once_it_is_published() {
        Exporter exporter = bench.exporter("one", source);
        exportTwo(exporter);
        exporter.step();

        exported().forEach(bench::publish);
        exporter.step();

        assertThat(source.submitted()).isEqualTo(4);
        assertThat(PaceRecord.lines(bench.recorder, "job"))
                .extracting(PaceLine::from, PaceLine::to)
                .containsExactly(tuple(2, 0), tuple(0, 2));
    }

    /** Nobody publishes what has failed or was given up: to wait for it would be to wait for ever. */
    @Test
    void what_has_failed_or_is_cancelled_is_not_waited_for() {
        Exporter exporter = bench.exporter("one", source);
        exportTwo(exporter);

        List<Place> on = exported();
        end(on.get(0), PartitionState.FAILED);
        exporter.step();
        assertThat(source.submitted()).as("one of two is on its way").isEqualTo(2);
        end(on.get(1), PartitionState.CANCELLED);
        exporter.step();

        assertThat(source.submitted()).isEqualTo(4);
    }

    /** A larger partition than the bound is exported, and all are in the end. */
    @Test
    void all_are_exported_in_the_end() {
        Exporter exporter = bench.exporter("one", source);

        for (int i = 0; i < 100 && exporter.step() > 0; i++) {
            bench.finish();
            exporter.step();
            exported().forEach(bench::publish);
        }

        assertThat(source.submitted()).isEqualTo(6);
    }

    /** What is exported as a backup is published by nobody. */
    @Test
    void without_a_bound_none_waits() {
        bench.exportAhead = 0;
        Exporter exporter = bench.exporter("one", source);

        for (int i = 0; i < 10; i++) {
            exporter.step();
            bench.finish();
        }

        assertThat(source.submitted()).isEqualTo(6);
    }

    private void exportTwo(Exporter exporter) {
        exporter.step();
        assertThat(source.submitted()).isEqualTo(2);
        bench.finish();
        exporter.step();
        assertThat(exported()).hasSize(2);
    }

    private void end(Place place, PartitionState state) {
        assertThat(bench.recorder.advance(
                        bench.task(place).to(state, new WorkerIdentity("x", bench.clock).change("ended"))))
                .isTrue();
    }

    private List<Place> exported() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(ExportedAheadTest::place)
                .filter(place -> bench.task(place).state() == PartitionState.EXPORTED)
                .toList();
    }

    private static Place place(int number) {
        return new Place("orders", "p" + number);
    }
}
