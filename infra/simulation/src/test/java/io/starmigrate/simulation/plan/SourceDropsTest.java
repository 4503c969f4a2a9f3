package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.JobLook;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.SourceDrops;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.ConfirmedLook;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the source drops is a line of its own: neither equal nor a failure for ever. */
class SourceDropsTest {
    private static final Place OTHER = new Place("orders", "p2");

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final SimulatedSource source = bench.source;

    @BeforeEach
    void twoPartitions() {
        source.fill(ExportBench.PLACE, List.of("1"));
        source.fill(OTHER, List.of("2"));
        bench.plan();
    }

    private void otherPublishes() {
        bench.round();
        bench.publish(OTHER);
    }

    private Picture status() {
        return new StatusReader(bench.recorder).read("job");
    }

    private void isALineOfItsOwn() {
        assertThat(status().isPublished()).isTrue();
        assertThat(status().failures()).isEmpty();
        assertThat(status().tables().get(0).partitions()).isEqualTo(Map.of("PUBLISHED", 1, "DROPPED_AT_SOURCE", 1));
    }

    @Test
    void whatWasPublishedAndIsDroppedStaysPublishedAndIsNamed() {
        otherPublishes();
        source.drop(ExportBench.PLACE);

        assertThat(bench.plan()).isZero();
        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.PUBLISHED, true);
        isALineOfItsOwn();
        assertThat(bench.plan()).isZero();
    }

    @Test
    void whatIsDroppedBeforeItsExportIsCancelledAndNoFailure() {
        source.drop(ExportBench.PLACE);
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        bench.finish();
        exporter.step();
        bench.publish(OTHER);

        assertThat(bench.task().state()).isEqualTo(PartitionState.CANCELLED);
        isALineOfItsOwn();
        assertThat(isOver(bench.recorder)).as("the round ends without it").isTrue();
        bench.plan();
        assertThat(isOver(bench.recorder)).as("and so does the next").isTrue();
    }

    @Test
    void aRoundEndsOnlyOnceTheIndexShowsAsManyPartitionsAsThereAre() {
        otherPublishes();
        source.drop(OTHER);
        source.fill(new Place("orders", "p3"), List.of("3"));
        bench.plan();
        TaskRecorder behind = Weakened.port(
                TaskRecorder.class,
                bench.recorder,
                "partitions",
                (arguments, told) -> ((Stream<?>) Objects.requireNonNull(told))
                        .map(PartitionTask.class::cast)
                        .filter(task -> task.state() == PartitionState.PUBLISHED));

        assertThat(isOver(behind)).as("p3 is not listed yet").isFalse();
    }

    @Test
    void aRoundEndsOnlyOnceTheIndexShowsWhatWasPlannedAgain() {
        otherPublishes();
        TaskRecorder behind = behind();
        source.fill(OTHER, List.of("2", "3"));
        assertThat(bench.plan()).isEqualTo(1);

        assertThat(isOver(behind)).as("both are listed, as they were").isTrue();
        assertThat(isOver(behind, List.of(bench.task(OTHER).id())))
                .as("the second generation is not listed yet")
                .isFalse();
        assertThat(isOver(bench.recorder, List.of(bench.task(OTHER).id())))
                .as("it is listed, and has not ended")
                .isFalse();
        Exporter exporter = bench.exporter("two", source);
        exporter.step();
        bench.finish();
        exporter.step();
        bench.publish(OTHER);
        assertThat(isOver(bench.recorder, List.of(bench.task(OTHER).id()))).isTrue();
    }

    /** A recorder whose index lists what it has now, whatever happens. */
    private TaskRecorder behind() {
        List<PartitionTask> before = bench.recorder.partitions("job").toList();
        return Weakened.before(
                TaskRecorder.class,
                bench.recorder,
                (method, arguments) -> arguments[0] instanceof String && method.matches("partitions|changed")
                        ? Optional.of(before.stream())
                        : Optional.empty());
    }

    @Test
    void aCommandThatHasNotPlannedDoesNotEndBeforeWhatWasPlannedAgain() {
        otherPublishes();
        TaskRecorder behind = behind();
        source.fill(OTHER, List.of("2", "3"));
        bench.plan();

        assertThat(isOver(behind)).as("who has planned knows what").isTrue();
        assertThat(isOver(behind, List.of(), new ConfirmedLook(behind)::ofAll)).isFalse();
        assertThat(isOver(bench.recorder, List.of(), new ConfirmedLook(bench.recorder)::ofAll))
                .as("it is listed by now, and under way")
                .isFalse();
    }

    @Test
    void whatIsTriedAgainIsUnderWayWhateverTheIndexSays() {
        otherPublishes();
        source.fill(OTHER, List.of("2", "3"));
        bench.plan();
        WorkerIdentity self = new WorkerIdentity("x", bench.clock);
        bench.recorder.advance(bench.task(OTHER).to(PartitionState.FAILED, self.change("no")));
        TaskRecorder behind = behind();
        assertThat(isOver(behind)).isTrue();
        bench.recorder.advance(bench.task(OTHER).to(PartitionState.PLANNED, self.change("retried")));

        assertThat(isOver(behind)).isFalse();
        assertThat(bench.plan(behind)).as("a round has to move it").isEqualTo(1);
    }

    private boolean isOver(TaskRecorder recorder) {
        return isOver(recorder, List.of());
    }

    private boolean isOver(TaskRecorder recorder, List<PartitionTaskId> listed) {
        return isOver(recorder, listed, new ConfirmedLook(recorder)::ofStopped);
    }

    private boolean isOver(TaskRecorder recorder, List<PartitionTaskId> listed, UnaryOperator<Picture> confirmed) {
        JobWatch watch = JobWatch.eager(recorder, "job", bench.clock);
        return new JobLook(recorder, watch, listed, Picture::isSettled, () -> true, confirmed, picture -> {}).isDone();
    }

    @Test
    void whatIsDroppedBeforeARoundIsWithdrawnByTheRound() {
        source.drop(ExportBench.PLACE);

        assertThat(bench.plan()).as("the other is still to be moved").isEqualTo(1);
        assertThat(bench.task().state()).isEqualTo(PartitionState.CANCELLED);
        assertThat(status().size()).isEqualTo(1);
    }

    @Test
    void whatComesBackIsMovedAgain() {
        otherPublishes();
        source.drop(ExportBench.PLACE);
        bench.plan();
        source.fill(ExportBench.PLACE, List.of("3"));

        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.task())
                .extracting(task -> task.id().generation(), PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(2, PartitionState.PLANNED, false);
    }

    /**
     * Its id and version are what was published, but who dropped it at the source may have had it dropped there, too.
     */
    @Test
    void whatIsRecoveredIsMovedAgain() {
        otherPublishes();
        source.drop(ExportBench.PLACE);
        bench.plan();
        source.recover(ExportBench.PLACE);

        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.task())
                .extracting(task -> task.id().generation(), PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(2, PartitionState.PLANNED, false);
    }

    @Test
    void whatWasWithdrawnAndComesBackIsMovedAgain() {
        source.drop(ExportBench.PLACE);
        bench.plan();
        source.fill(ExportBench.PLACE, List.of("3"));

        assertThat(bench.plan()).as("beside the other").isEqualTo(2);
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
    }

    /** What {@code partitions_meta} answers where somebody has limited it: the table, without its last partition. */
    private SourceCluster cut() {
        return Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            CatalogTable whole = source.table("orders");
            List<CatalogPartition> first =
                    whole.partitions().subList(0, whole.partitions().size() - 1);
            return method.equals("overview")
                    ? Optional.of(List.of(new CatalogTable(whole.name(), whole.scheme(), first)))
                    : Optional.empty();
        });
    }

    @Test
    void whatAnOverviewLeavesOutIsNotDropped() {
        otherPublishes();

        assertThat(bench.plan(bench.recorder, cut())).isZero();
        assertThat(bench.task(OTHER).isDroppedAtSource()).isFalse();
    }

    @Test
    void whatAnOverviewLeavesOutIsMovedOnceItHasChanged() {
        otherPublishes();
        source.fill(OTHER, List.of("2", "3"));

        assertThat(bench.plan(bench.recorder, cut())).isEqualTo(1);
        assertThat(bench.task(OTHER))
                .extracting(task -> task.id().generation(), PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(2, PartitionState.PLANNED, false);
    }

    @Test
    void whatIsMissingIsAskedForByNameBeforeItIsMarked() {
        otherPublishes();
        SourceDrops drops = new SourceDrops(bench.recorder, new WorkerIdentity("operator", bench.clock));
        List<CatalogTable> listed = cut().overview(List.of("orders"));

        assertThat(drops.mark(source, RecordedPartitions.of(bench.recorder, "job"), source.tables(), listed, told -> {})
                        .marked())
                .isEmpty();
        source.drop(OTHER);
        assertThat(drops.mark(source, RecordedPartitions.of(bench.recorder, "job"), source.tables(), listed, told -> {})
                        .marked())
                .hasSize(1);
    }

    /** Its user has lost the right to see the table: it is in no list, and whatever is asked of it is refused. */
    private SourceCluster hiding() {
        return Weakened.before(SourceCluster.class, source, (method, arguments) -> switch (method) {
            case "tables" -> Optional.of(List.of());
            case "lacks" -> Optional.of(false);
            case "table", "partition", "partitions" ->
                throw new ClusterException(Remedy.WRONG_INPUT, "Access denied; you need the ANY privilege", null);
            default -> Optional.empty();
        });
    }

    @Test
    void aTableThatIsOnlyHiddenIsNotDropped() {
        otherPublishes();

        bench.plan(bench.recorder, hiding());

        assertThat(bench.recorder.partitions("job")).noneMatch(PartitionTask::isDroppedAtSource);
        assertThat(bench.told).singleElement().asString().contains("does not show orders any more");
    }

    @Test
    void aTableThatTheSourceSaysItLacksIsDropped() {
        otherPublishes();
        source.drop(ExportBench.PLACE);
        source.drop(OTHER);

        bench.plan();

        assertThat(bench.recorder.partitions("job")).hasSize(2).allMatch(PartitionTask::isDroppedAtSource);
        assertThat(bench.told).isEmpty();
    }

    @Test
    void aListThatIsCutShortTheSameWayTwiceDropsNothing() {
        otherPublishes();
        Place third = new Place("orders", "p3");
        source.fill(third, List.of("3"));
        bench.plan();
        SourceCluster cut = Weakened.before(SourceCluster.class, source, (method, arguments) -> switch (method) {
            case "table" -> {
                CatalogTable whole = source.table("orders");
                yield Optional.of(new CatalogTable(
                        whole.name(), whole.scheme(), whole.partitions().subList(0, 1)));
            }
            case "partitions" -> Optional.of(Map.of());
            default -> Optional.empty();
        });

        bench.plan(bench.recorder, cut);
        assertThat(bench.recorder.partitions("job")).hasSize(3).noneMatch(PartitionTask::isDroppedAtSource);
        source.drop(third);
        bench.plan(bench.recorder, cut);
        assertThat(bench.recorder.partitions("job").filter(PartitionTask::isDroppedAtSource))
                .singleElement()
                .satisfies(task -> assertThat(task.id().partition().partition()).isEqualTo("p3"));
    }

    @Test
    void whatIsUnderWayGoesOnAndIsMarkedOnceItHasEnded() {
        bench.exporter("one", source).step();
        source.drop(ExportBench.PLACE);
        bench.plan();
        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.EXPORTING, false);
    }

    @Test
    void whatWaitsToBeLoadedAndIsOnlyHiddenGoesOn() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        bench.finish();
        exporter.step();

        bench.plan(bench.recorder, hiding());
        bench.plan(bench.recorder, cut());

        assertThat(bench.recorder.partitions("job"))
                .extracting(PartitionTask::state)
                .containsOnly(PartitionState.EXPORTED);
    }
}
