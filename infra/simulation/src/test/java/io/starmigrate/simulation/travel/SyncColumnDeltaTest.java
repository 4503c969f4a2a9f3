package io.starmigrate.simulation.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.simulation.source.SimulatedSourceDeltas;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.SourceDeltas;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition of a table with a column that tells what was written, published, and written to since. */
class SyncColumnDeltaTest {
    private static final Place PLACE = TravelBench.place(1);
    private static final int EVERY = SimulatedDeltas.TABLE.columns().size();
    private static final int SOME = EVERY - 1;

    private final TravelBench bench = new TravelBench(1);

    /** How many columns each look at the source was of. */
    private final List<Integer> looks = new ArrayList<>();

    @BeforeEach
    void published() {
        bench.deltaSize = 1;
        bench.syncColumns = Map.of(PLACE.table(), SimulatedDeltas.TIME);
        bench.source.fill(
                PLACE,
                IntStream.rangeClosed(1, 60).mapToObj(row -> "r" + row + "@1#a").toList());
        bench.plan();
        bench.worker("first").works();
        assertThat(bench.task(1).state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void what_was_written_came_or_went_is_found_by_key_and_time_alone() {
        change(false);
        int proofs = bench.source.scans();

        works(bench.source);

        isPublished(1, SOME);
        assertThat(bench.source.scans() - proofs)
                .as("scans of every column, beside the export's")
                .isEqualTo(1);
        assertThat(share().all()).isEqualTo(59);
        assertThat(share().rows()).isBetween(1L, 20L);
    }

    @Test
    void what_a_writer_hides_beside_other_changes_the_proof_finds_and_then_every_column_is_compared() {
        change(true);

        works(bench.source);

        isPublished(2, SOME, EVERY);
        assertThat(share().rows()).isBetween(2L, 20L);
    }

    /** A look that finds nothing in what has changed has not seen what. */
    @Test
    void where_nothing_seems_to_be_written_every_column_is_compared_at_once() {
        List<String> rows = new ArrayList<>(bench.source.rows(PLACE));
        rows.set(7, SimulatedDeltas.written(rows.get(7), 5, true));
        fill(rows);

        works(bench.source);

        isPublished(1, SOME, EVERY);
    }

    @Test
    void where_most_rows_have_the_same_key_and_time_every_column_is_compared_at_once() {
        List<String> rows = new ArrayList<>(
                IntStream.rangeClosed(1, 60).mapToObj(row -> "r@1#" + row).toList());
        fill(rows);
        bench.worker("between").works();
        rows.set(7, SimulatedDeltas.written(rows.get(7), 5, false));
        fill(rows);

        works(bench.source);

        isPublished(1, SOME, EVERY);
        assertThat(share().rows()).isBetween(1L, 20L);
    }

    @Test
    void where_the_target_may_show_other_rows_than_were_proved_every_column_is_compared() {
        bench.state.compact();
        change(false);

        works(bench.source);

        isPublished(1, EVERY);
    }

    @Test
    void what_no_look_finds_is_exported_whole_in_the_end() {
        SimulatedSource once = new SimulatedSource(1, ChangeSignal.VISIBLE_VERSION, () -> bench.storage, new Chance(1));
        once.fill(PLACE, bench.state.rows(PLACE));
        change(false);

        works(once);

        isPublished(3, SOME, EVERY, EVERY);
        assertThat(export().delta()).isNull();
    }

    /** One row is gone, one is new, one was written to, and perhaps another that does not say so. */
    private void change(boolean lies) {
        List<String> rows = new ArrayList<>(bench.source.rows(PLACE));
        rows.remove("r17@1#a");
        rows.remove("r18@1#a");
        rows.add("more@2#a");
        rows.set(40, SimulatedDeltas.written(rows.get(40), 5, false));
        if (lies) {
            rows.set(7, SimulatedDeltas.written(rows.get(7), 5, true));
        }
        fill(rows);
    }

    private void fill(List<String> rows) {
        bench.source.fill(PLACE, rows);
        bench.plan();
    }

    /** @param compared whose rows are looked at */
    private void works(SimulatedSource compared) {
        SourceCluster told = Weakened.port(
                SourceCluster.class,
                bench.source,
                "deltas",
                (arguments, answer) -> Optional.of(new Counted(new SimulatedSourceDeltas(compared))));
        bench.new Worker("second", seen -> seen, told, new SimulatedTarget(bench.state)).works();
    }

    private final class Counted implements SourceDeltas {
        private final SourceDeltas counted;

        Counted(SourceDeltas counted) {
            this.counted = counted;
        }

        @Override
        public DeltaPlan plan(String table, KeyedTable there) {
            return counted.plan(table, there);
        }

        @Override
        public String version() {
            return counted.version();
        }

        @Override
        public BucketDigests buckets(String table, String partition, Bucketing how) {
            looks.add(how.columns().size());
            return counted.buckets(table, partition, how);
        }

        @Override
        public Unload unload(String table, String partition, BucketChoice some) {
            return counted.unload(table, partition, some);
        }
    }

    /** @param looked how many columns each look was of */
    private void isPublished(int attempt, Integer... looked) {
        assertThat(bench.task(1).state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(export().attempt()).isEqualTo(attempt);
        assertThat(bench.shown(1)).isEqualTo(bench.atSource(1));
        assertThat(bench.state.leftovers()).isEmpty();
        assertThat(looks).containsExactly(looked);
    }

    private DeltaShare share() {
        return Objects.requireNonNull(export().delta());
    }

    private Export export() {
        PartitionTask task = bench.task(1);
        assertThat(task.id().generation()).isGreaterThan(1);
        return Objects.requireNonNull(task.export());
    }
}
