package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rounds over a source whose compaction moves versions: shared-data before 3.3. */
class CompactionTest {
    private final ExportBench bench = new ExportBench(RunMode.SHARED_DATA);
    private final SimulatedSource source = bench.source;

    /** One partition, published as it is. */
    private void published(String... rows) {
        source.fill(ExportBench.PLACE, List.of(rows));
        assertThat(bench.plan()).isEqualTo(1);
        bench.round();
    }

    private int exports() {
        return source.exports().size();
    }

    @Test
    void aCompactionCostsAScanAndNoExport() {
        published("1", "2");
        int scans = source.scans();
        source.compact();

        assertThat(bench.plan()).isZero();
        assertThat(source.scans()).isEqualTo(scans + 1);
        assertThat(exports()).isEqualTo(1);
        assertThat(bench.task().id().generation()).isEqualTo(1);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void whatWasComparedOnceIsNotComparedAgainUntilItMoves() {
        published("1", "2");
        source.compact();
        bench.plan();
        int scans = source.scans();

        assertThat(bench.plan()).isZero();
        assertThat(source.scans()).isEqualTo(scans);
    }

    @Test
    void aChangeBesideACompactionIsMoved() {
        published("1", "2");
        source.compact();
        source.append(ExportBench.PLACE, "3");

        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.task().id().generation()).isEqualTo(2);
    }

    @Test
    void aCompactionDuringTheExportLeavesItsProof() {
        source.fill(ExportBench.PLACE, List.of("1", "2"));
        bench.plan();
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        source.compact();
        bench.finish();
        exporter.step();

        assertThat(Objects.requireNonNull(bench.task().exported()).fingerprint())
                .isEqualTo(SimulatedRows.fingerprint(List.of("1", "2")));
        bench.publish();
        int scans = source.scans();
        assertThat(bench.plan()).isZero();
        assertThat(source.scans())
                .as("its version of after the compaction is known")
                .isEqualTo(scans);
    }

    @Test
    void aCompactionDuringTheScanAfterTheExportLeavesItsProof() {
        source.fill(ExportBench.PLACE, List.of("1", "2"));
        bench.plan();
        Exporter exporter =
                bench.exporter("one", Weakened.port(SourceCluster.class, source, "fingerprint", (arguments, told) -> {
                    source.compact();
                    return told;
                }));
        exporter.step();
        bench.finish();
        exporter.step();

        assertThat(Objects.requireNonNull(bench.task().exported()).fingerprint())
                .isEqualTo(SimulatedRows.fingerprint(List.of("1", "2")));
    }

    @Test
    void aChangeDuringTheExportLeavesNoProof() {
        source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        source.append(ExportBench.PLACE, "2");
        bench.finish();
        exporter.step();

        assertThat(Objects.requireNonNull(bench.task().exported()).fingerprint())
                .isNull();
    }

    @Test
    void anIndexThatIsBehindHidesNothingThatChanged() {
        published("1");
        source.append(ExportBench.PLACE, "2");
        TaskRecorder behind = Weakened.before(
                TaskRecorder.class,
                bench.recorder,
                "partitions",
                arguments -> arguments[0] instanceof String ? Optional.of(Stream.empty()) : Optional.empty());

        assertThat(bench.plan(behind)).isEqualTo(1);
        assertThat(bench.task())
                .extracting(task -> task.id().generation(), PartitionTask::state)
                .containsExactly(2, PartitionState.PLANNED);
        assertThat(bench.plan(behind)).as("still to be moved").isEqualTo(1);
        assertThat(bench.task().id().generation()).as("planned once").isEqualTo(2);
    }

    @Test
    void aRoundAsksTheRecorderForNoPartitionByItself() {
        published("1");
        TaskRecorder asked = Weakened.before(TaskRecorder.class, bench.recorder, (method, arguments) -> {
            assertThat(method).isNotIn("partition", "latest");
            return Optional.empty();
        });

        assertThat(bench.plan(asked)).isZero();
        source.append(ExportBench.PLACE, "2");
        assertThat(bench.plan(asked)).isEqualTo(1);
    }
}
