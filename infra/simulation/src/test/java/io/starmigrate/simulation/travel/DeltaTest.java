package io.starmigrate.simulation.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.LoadKind;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.TravelBench.Worker;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.simulation.source.SimulatedSourceDeltas;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition that was published, and of which a few rows have changed since. */
class DeltaTest {
    private static final Place PLACE = TravelBench.place(1);

    private final TravelBench bench = new TravelBench(1);

    @BeforeEach
    void published() {
        bench.deltaSize = 1;
        bench.source.fill(
                PLACE, IntStream.rangeClosed(1, 60).mapToObj(row -> "r" + row).toList());
        bench.worker("first").works();
        assertThat(task().state()).isEqualTo(PartitionState.PUBLISHED);
        List<String> changed = new ArrayList<>(bench.source.rows(PLACE));
        changed.remove("r17");
        changed.set(40, "other");
        changed.add("more");
        bench.source.fill(PLACE, changed);
        bench.plan();
    }

    @Test
    void only_what_differs_travels_and_the_target_keeps_the_rest() {
        bench.worker("second").works();

        isPublished(1);
        DeltaShare share = Objects.requireNonNull(export().delta());
        assertThat(share.all()).isEqualTo(60);
        assertThat(share.rows()).isBetween(2L, 20L);
        assertThat(copies()).singleElement().extracting(Load::state).isEqualTo(Load.LoadState.FINISHED);
    }

    @Test
    void nothing_is_compared_where_that_is_switched_off_or_nothing_of_it_shows_yet() {
        bench.deltaSize = 0;
        bench.worker("second").works();

        isPublished(1);
        assertThat(export().delta()).isNull();
        assertThat(copies()).isEmpty();
    }

    @Test
    void what_has_changed_in_most_of_its_rows_travels_whole() {
        bench.source.fill(
                PLACE, IntStream.range(0, 50).mapToObj(row -> "n" + row).toList());

        bench.worker("second").works();

        isPublished(1);
        assertThat(export().delta()).isNull();
    }

    /** Rows without a proof of all of them would be taken for all of them. */
    @Test
    void what_changes_while_it_is_exported_is_exported_whole() {
        Worker worker = bench.worker("second");
        worker.exports();
        assertThat(export().delta()).isNotNull();
        bench.source.append(PLACE, "meanwhile");

        worker.works();

        isPublished(2);
        assertThat(export().delta()).isNull();
    }

    @Test
    void what_another_worker_has_chosen_is_exported_whole() {
        bench.worker("second").exports();
        assertThat(export().delta()).isNotNull();

        bench.worker("third").works();

        isPublished(2);
        assertThat(copies()).isEmpty();
    }

    @Test
    void what_the_source_refuses_to_export_in_part_is_exported_whole() {
        Worker worker = bench.worker("second");
        worker.exports();
        bench.source.cancelAll("access denied; grant INSERT");

        worker.works();

        isPublished(2);
        assertThat(export().delta()).isNull();
    }

    @Test
    void where_the_target_may_show_other_rows_by_now_the_partition_is_exported_whole() {
        Worker worker = bench.worker("second");
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        bench.state.compact();

        worker.works();

        isPublished(2);
        assertThat(copies()).isEmpty();
    }

    @Test
    void a_copy_whose_sender_has_lost_it_is_never_sent_again() {
        bench.state.faults().loseOverwrites(1);

        bench.worker("second").works();

        isPublished(1);
        assertThat(copies()).hasSize(1);
    }

    /** A copy that is held on its way would find the staging of the next pass by the same name. */
    @Test
    void where_the_target_names_its_stagings_itself_the_partition_is_exported_whole() {
        bench.state.chooseNames();

        bench.worker("second").works();

        isPublished(1);
        assertThat(export().delta()).isNull();
        assertThat(copies()).isEmpty();
    }

    @Test
    void nor_are_rows_kept_there_that_were_left_out_before() {
        Worker worker = bench.worker("second");
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        assertThat(export().delta()).isNotNull();
        bench.state.chooseNames();

        worker.works();

        isPublished(2);
        assertThat(copies()).isEmpty();
    }

    /** A source that tells the buckets of rows it had once. */
    @Test
    void what_is_not_equal_in_the_end_is_exported_whole() {
        SimulatedSource once = new SimulatedSource(1, ChangeSignal.VISIBLE_VERSION, () -> bench.storage, new Chance(1));
        once.fill(PLACE, bench.state.rows(PLACE));
        SourceCluster wrong = Weakened.port(
                SourceCluster.class,
                bench.source,
                "deltas",
                (arguments, told) -> Optional.of(new SimulatedSourceDeltas(once)));

        bench.new Worker("second", seen -> seen, wrong, new SimulatedTarget(bench.state)).works();

        isPublished(2);
        assertThat(copies()).singleElement().extracting(Load::state).isEqualTo(Load.LoadState.FINISHED);
    }

    private void isPublished(int attempt) {
        assertThat(task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(task().id().generation()).isEqualTo(2);
        assertThat(export().attempt()).isEqualTo(attempt);
        assertThat(bench.state.rows(PLACE)).containsExactlyInAnyOrderElementsOf(bench.source.rows(PLACE));
        assertThat(bench.state.leftovers()).isEmpty();
    }

    private List<Load> copies() {
        return bench.recorder.loads(task().id()).stream()
                .filter(load -> load.kind() == LoadKind.COPY)
                .toList();
    }

    private Export export() {
        return Objects.requireNonNull(task().export());
    }

    private PartitionTask task() {
        return bench.recorder
                .latest(new PartitionId("job", "shop", PLACE.table(), PLACE.partition()))
                .orElseThrow();
    }
}
