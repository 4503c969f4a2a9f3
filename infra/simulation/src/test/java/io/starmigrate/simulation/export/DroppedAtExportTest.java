package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the source drops after the last look at it, a moment before or while it is exported, ends as dropped. */
class DroppedAtExportTest {
    private static final Place PLACE = ExportBench.PLACE;
    private static final String NO_PARTITION =
            "Getting analyzing error. Detail message: Partition [p1] does not exist..";

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final SimulatedSource source = bench.source;

    /** Methods that are not answered now. */
    private final Set<String> mute = new HashSet<>();

    @BeforeEach
    void planned() {
        source.fill(PLACE, List.of("1"));
        source.fill(new Place("orders", "p2"), List.of("2"));
        bench.plan();
    }

    private static ClusterException refusal(String message) {
        return new ClusterException(ErrorClassification.remedy(0, message), message, null);
    }

    /** Drops the partition when it is asked for this, and refuses it so. */
    private SourceCluster dropping(String asked, Runnable drop, String message) {
        return Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (mute.contains(method)) {
                throw new ClusterException(Remedy.RETRY_LATER, "not now", null);
            }
            if (method.equals(asked) && !bench.task().state().isSettled() && isFirst(arguments)) {
                drop.run();
                throw refusal(message);
            }
            return Optional.empty();
        });
    }

    private static boolean isFirst(@Nullable Object[] arguments) {
        return arguments[0] instanceof SourceCluster.Unload unload
                ? unload.partitions().equals(List.of("p1"))
                : "p1".equals(arguments[1]) || List.of("p1").equals(arguments[1]);
    }

    private void drop() {
        source.drop(PLACE);
    }

    private Picture status() {
        return new StatusReader(bench.recorder).read("job");
    }

    private void endedAsDropped() {
        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.CANCELLED, true);
        assertThat(status().failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NO_PARTITION,
                "Partition [p1] does not exist",
                "Unexpected exception: Unknown partition(s) in table",
                "Getting analyzing error. Detail message: Unknown table 'orders'.",
                "Table[orders] does not exists or is not OLAP table.",
                "what no rule knows"
            })
    void whateverARefusedExportSaysOfAPartitionThatIsGone(String message) {
        bench.exporter("one", dropping("export", this::drop, message)).step();

        endedAsDropped();
    }

    @Test
    void whatIsGoneWhenItsRowsAreScanned() {
        bench.exporter("one", dropping("unload", this::drop, NO_PARTITION)).step();

        endedAsDropped();
    }

    @Test
    void whatIsGoneWithItsTable() {
        Runnable dropped = () -> source.places().forEach(source::drop);
        bench.exporter("one", dropping("partition", dropped, "Unknown table 'orders'"))
                .step();

        endedAsDropped();
    }

    @Test
    void whatIsGoneWhileTheSourceExportsIt() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        source.cancelAll("type:RUN_FAIL; msg:partition p1 does not exist");
        drop();
        exporter.step();

        assertThat(bench.task().isDroppedAtSource()).isTrue();
        assertThat(status().failures()).as("the other, which is there").hasSize(1);
    }

    @Test
    void itsRoundEndsWithoutIt() {
        Exporter exporter = bench.exporter("one", dropping("export", this::drop, NO_PARTITION));
        exporter.step();
        bench.finish();
        exporter.step();
        bench.publish(new Place("orders", "p2"));

        assertThat(status().isSettled()).isTrue();
        assertThat(status().isPublished()).isTrue();
    }

    private void isPlannedAnew(String bounds) {
        List<PartitionTask> tasks = bench.recorder
                .partitions("job")
                .filter(task -> task.id().partition().partition().equals("p1"))
                .sorted(Comparator.comparingInt(task -> task.id().generation()))
                .toList();
        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(0).state()).isEqualTo(PartitionState.SUPERSEDED);
        assertThat(tasks.get(0).change().why()).contains("made it anew");
        assertThat(tasks.get(1).state().isSettled()).isFalse();
        assertThat(tasks.get(1).bounds()).isEqualTo(bounds);
        assertThat(status().failures()).noneMatch(failure -> failure.subject().contains("/p1 "));
    }

    @Test
    void whatIsMadeAnewWhileItIsExportedIsPlannedAnew() {
        Runnable remade = () -> source.remake(PLACE, ", 'x'", List.of("3"));
        bench.exporter("one", dropping("export", remade, NO_PARTITION)).step();

        isPlannedAnew("(('p1', 'x'))");
    }

    @Test
    void whatIsMadeAnewAndWhoseExportWasCancelledIsPlannedAnew() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        source.cancelAll("type:RUN_FAIL; msg:partition p1 does not exist");
        source.remake(PLACE, "", List.of("3"));
        exporter.step();

        isPlannedAnew("(('p1'))");
    }

    @Test
    void whatIsMadeAnewWithOtherBoundsBeforeItsExportIsPlannedAnew() {
        source.remake(PLACE, ", 'x'", List.of("3"));
        bench.exporter("one", source).step();

        isPlannedAnew("(('p1', 'x'))");
        bench.round();
        assertThat(bench.task())
                .extracting(task -> task.id().generation(), PartitionTask::state)
                .containsExactly(2, PartitionState.PUBLISHED);
    }

    @Test
    void whatIsOverwrittenBeforeItsExportIsExportedAsItIs() {
        source.remake(PLACE, "", List.of("3"));
        bench.round();

        assertThat(bench.task())
                .extracting(task -> task.id().generation(), PartitionTask::state)
                .containsExactly(1, PartitionState.PUBLISHED);
    }

    @Test
    void whatMayOnlyNotBeListedAnyMoreIsNotDropped() {
        SourceCluster hiding = Weakened.before(
                SourceCluster.class,
                dropping("export", () -> {}, "what no rule knows"),
                (method, arguments) -> switch (method) {
                    case "tables" -> Optional.of(List.of());
                    case "lacks" -> Optional.of(false);
                    default -> Optional.empty();
                });
        bench.exporter("one", hiding).step();

        assertThat(bench.task().isDroppedAtSource()).isFalse();
    }

    @Test
    void whatIsThereAllTheSameFails() {
        bench.exporter("one", dropping("export", () -> {}, NO_PARTITION)).step();

        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.FAILED, false);
    }

    @Test
    void whatMayNotBeSeenAnyMoreIsNotDropped() {
        bench.exporter("one", dropping("export", this::drop, "Access denied; you need the EXPORT privilege"))
                .step();

        assertThat(bench.task())
                .extracting(PartitionTask::state, PartitionTask::isDroppedAtSource)
                .containsExactly(PartitionState.FAILED, false);
    }

    @Test
    void nothingIsDecidedWhileTheSourceDoesNotTell() {
        Exporter exporter = bench.exporter(
                "one",
                dropping(
                        "export",
                        () -> {
                            drop();
                            mute.add("tables");
                        },
                        NO_PARTITION));
        exporter.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        mute.clear();
        exporter.step();
        bench.clock.advance(ExportBench.TAKEOVER_AFTER.plus(Duration.ofSeconds(1)));
        exporter.step();

        endedAsDropped();
    }
}
