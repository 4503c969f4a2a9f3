package io.starmigrate.simulation.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.Explanation;
import io.starmigrate.core.comparison.Explanation.Way;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.comparison.Sides;
import io.starmigrate.core.comparison.TablePair;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.core.task.TravelGroup.Member;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.PublishedPartition;
import io.starmigrate.worker.api.RepairReport.Redone;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.operate.Repair;
import io.starmigrate.worker.operate.Repair.Begun;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.publish.Announcements;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a published partition that is found unequal. */
class RepairTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void publishes() {
        PublishedPartition.on(bench, "1", "2");
    }

    private Begun repair(Comparison found, Overwriting overwriting) {
        Retry retry = new Retry(
                bench.recorder, new Announcements(bench.queue, Bench.ROOT), new WorkerIdentity("o", bench.clock));
        return new Repair(retry, bench.target, new ForeignRows(bench.target, bench.recorder))
                .begin(List.of(latest()), found, overwriting);
    }

    private PartitionTask latest() {
        return bench.recorder.latest(Bench.ID.partition()).orElseThrow();
    }

    private static Comparison found(String partition, @Nullable Way way) {
        Explanation why = way == null ? null : new Explanation("they differ", way, "migrate something");
        PartitionResult result = new PartitionResult(
                partition, why == null ? Outcome.EQUAL : Outcome.DIFFERS, Rows.UNKNOWN, "", List.of(), why);
        return new Comparison(List.of(new TableResult(
                new TablePair("orders", "orders", Sides.BOTH), result.outcome(), List.of(result), null)));
    }

    @Test
    void what_is_published_is_planned_once_more_and_the_published_generation_stays() {
        long version = bench.task().version();

        Begun begun = repair(found("p1", Way.AGAIN), Overwriting.REFUSED);

        assertThat(begun.redone()).containsExactly(new Redone(Bench.ID.partition(), "they differ"));
        assertThat(begun.refused()).isEmpty();
        assertThat(latest().id().generation()).isEqualTo(2);
        assertThat(latest().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(latest().overwriting()).isNotEqualTo(Overwriting.TOLD);
        assertThat(bench.task().version()).isEqualTo(version);
    }

    @Test
    void rows_of_others_are_refused_by_name_before_anything_is_planned_until_they_are_let_go() {
        bench.state.insert(Bench.PLACE, "foreign");

        Begun refused = repair(found("p1", Way.OVERWRITE), Overwriting.REFUSED);

        assertThat(refused.redone()).isEmpty();
        assertThat(refused.refused()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).contains("orders/p1");
            assertThat(failure.reason()).contains("it holds 3 rows, it held 2");
            assertThat(failure.retry()).isEqualTo("migrate repair --overwrite --job job --table orders --partition p1");
        });
        assertThat(latest().id().generation()).isEqualTo(1);

        assertThat(repair(found("p1", Way.OVERWRITE), Overwriting.TOLD).redone())
                .hasSize(1);
        assertThat(latest().overwriting()).isEqualTo(Overwriting.TOLD);
    }

    @Test
    void the_rows_decide_whose_they_are_whatever_the_comparison_took_them_for() {
        bench.state.insert(Bench.PLACE, "foreign");

        assertThat(repair(found("p1", Way.ROUND), Overwriting.REFUSED).refused())
                .hasSize(1);
        assertThat(latest().id().generation()).isEqualTo(1);
    }

    @Test
    void what_is_equal_is_left_alone() {
        Begun begun = repair(found("p1", null), Overwriting.TOLD);

        assertThat(begun.redone()).isEmpty();
        assertThat(begun.refused()).isEmpty();
        assertThat(latest().id().generation()).isEqualTo(1);
    }

    @Test
    void what_was_begun_is_found_on_the_way_and_not_begun_again() {
        repair(found("p1", Way.AGAIN), Overwriting.REFUSED);
        long version = latest().version();

        Begun again = repair(found("p1", Way.ROUND), Overwriting.REFUSED);

        assertThat(again.redone())
                .singleElement()
                .satisfies(redone -> assertThat(redone.reason()).startsWith("it is on the way already (PLANNED)"));
        assertThat(latest().id().generation()).isEqualTo(2);
        assertThat(latest().version()).isEqualTo(version);
    }

    @Test
    void what_is_on_the_way_together_with_others_is_named_and_left_to_those_who_move_all_of_them() {
        repair(found("p1", Way.AGAIN), Overwriting.REFUSED);
        Member other = new Member("p0", 1);
        Export export = Objects.requireNonNull(bench.task().export());
        bench.recorder.advance(latest().to(PartitionState.EXPORTING, latest().change())
                .withExport(export.with(new TravelGroup(other, 1, export.folder(), List.of()))));

        Begun begun = repair(found("p1", Way.ROUND), Overwriting.TOLD);

        assertThat(begun.redone()).isEmpty();
        assertThat(begun.refused()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).contains("on the way (EXPORTING) together with other partitions");
            assertThat(failure.retry()).isEqualTo("migrate sync --job job");
        });
    }

    @Test
    void what_only_somebody_at_the_clusters_can_mend_is_named_with_how() {
        for (Way way : List.of(Way.BY_HAND, Way.VERIFY)) {
            assertThat(repair(found("p1", way), Overwriting.TOLD).refused())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.retry()).isEqualTo("migrate something"));
        }
        assertThat(latest().id().generation()).isEqualTo(1);
    }

    @Test
    void what_is_not_of_the_job_is_named_and_not_moved() {
        Begun begun = repair(found("p2", Way.ROUND), Overwriting.TOLD);

        assertThat(begun.redone()).isEmpty();
        assertThat(begun.refused())
                .extracting(failure -> failure.subject() + ": " + failure.reason())
                .containsExactly(
                        "orders/p2: it is not repaired: they differ",
                        Bench.ID
                                + ": it is not repaired: neither side has it, or the setting tableNames and the setting taskFilter leave it"
                                + " out");
    }

    @Test
    void what_has_stopped_goes_on_in_its_generation() {
        repair(found("p1", Way.AGAIN), Overwriting.REFUSED);
        bench.recorder.advance(latest().to(PartitionState.FAILED, latest().change()));

        assertThat(repair(found("p1", Way.RETRY), Overwriting.REFUSED).redone()).hasSize(1);

        assertThat(latest().id().generation()).isEqualTo(2);
        assertThat(latest().state()).isEqualTo(PartitionState.PLANNED);
    }
}
