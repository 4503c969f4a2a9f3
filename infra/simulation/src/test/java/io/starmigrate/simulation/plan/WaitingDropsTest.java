package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.SourceDrops;
import io.starmigrate.worker.plan.SourceDrops.Gone;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was exported, and waits to be loaded, when the source drops it: nobody brings back rows that it has no more. */
class WaitingDropsTest {
    private static final Place OTHER = new Place("orders", "p2");

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final SimulatedSource source = bench.source;

    @BeforeEach
    void bothAreExported() {
        source.fill(ExportBench.PLACE, List.of("1"));
        source.fill(OTHER, List.of("2"));
        bench.plan();
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        bench.finish();
        exporter.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.task(OTHER).state()).isEqualTo(PartitionState.EXPORTED);
    }

    /** Nobody loads it any more, and what it was exported to is still known. */
    @Test
    void whatWaitsToBeLoadedIsCancelledOnceItIsDropped() {
        source.drop(ExportBench.PLACE);
        bench.plan();

        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.CANCELLED, true);
        assertThat(bench.task().exported()).isNotNull();
        assertThat(bench.recorder.manifest(bench.task())).isPresent();
        bench.publish(OTHER);
        Picture now = new StatusReader(bench.recorder).read("job");
        assertThat(now.isPublished()).isTrue();
        assertThat(now.tables().get(0).partitions()).isEqualTo(Map.of("PUBLISHED", 1, "DROPPED_AT_SOURCE", 1));
    }

    /** Its files are those of the partition as it is again; but nobody can tell whether somebody loads them. */
    @Test
    void whatWaitedToBeLoadedAndIsRecoveredIsMovedAgain() {
        source.drop(ExportBench.PLACE);
        bench.plan();
        source.recover(ExportBench.PLACE);

        assertThat(bench.planExport()).as("beside the other").isEqualTo(2);
        assertThat(bench.task())
                .extracting(task -> task.id().generation(), PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(2, PartitionState.PLANNED, false);
    }

    /** Whoever loads it has written that down first. */
    @Test
    void whatIsTakenForALoadMeanwhileGoesOn() {
        source.drop(ExportBench.PLACE);
        WorkerIdentity importer = new WorkerIdentity("importer", bench.clock);
        TaskRecorder taken = Weakened.before(TaskRecorder.class, bench.recorder, (method, arguments) -> {
            if (method.equals("advance")
                    && arguments[0] instanceof PartitionTask task
                    && task.state() == PartitionState.CANCELLED
                    && bench.task().state() == PartitionState.EXPORTED) {
                bench.recorder.advance(bench.task().to(PartitionState.LOADING, importer.change("it is loaded")));
            }
            return Optional.empty();
        });
        bench.plan(taken);

        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.LOADING, false);
        bench.plan();
        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
    }

    /** It is told all the same: whoever writes down what a backup holds must not take it for what the source has. */
    @Test
    void whatIsUnderWayIsToldAndMarkedLater() {
        bench.publish();
        source.fill(OTHER, List.of("2", "3"));
        source.fill(ExportBench.PLACE, List.of("1", "3"));
        bench.plan();
        source.drop(ExportBench.PLACE);
        bench.recorder.advance(bench.task(OTHER)
                .to(PartitionState.LOADING, new WorkerIdentity("importer", bench.clock).change("it is loaded")));
        source.drop(OTHER);

        Gone gone = new SourceDrops(bench.recorder, new WorkerIdentity("operator", bench.clock))
                .mark(
                        source,
                        RecordedPartitions.of(bench.recorder, "job"),
                        source.tables(),
                        source.catalog(),
                        told -> {});

        assertThat(gone.marked())
                .singleElement()
                .matches(task -> task.id().partition().partition().equals("p1"));
        assertThat(gone.underWay())
                .singleElement()
                .matches(task -> task.state() == PartitionState.LOADING && !task.isDroppedAtSource());
    }
}
