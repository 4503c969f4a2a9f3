package io.starmigrate.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.Explanation;
import io.starmigrate.core.comparison.Explanation.Way;
import io.starmigrate.core.comparison.LeftOut;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.core.config.Selection;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.ClusterViews;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClusterComparisonTest {
    private static final int AT_ONCE = 4;
    private static final int MANY = 40;

    private final InMemoryCluster source = new InMemoryCluster();
    private final InMemoryCluster target = new InMemoryCluster();

    @Test
    void what_is_equal_costs_one_look_at_the_catalog_one_fingerprint_for_the_table_and_a_count_for_a_partition() {
        many();

        assertThat(compare("").isEqual()).isTrue();

        for (InMemoryCluster side : List.of(source, target)) {
            assertThat(side.asked)
                    .filteredOn(asked -> asked.startsWith("table"))
                    .containsExactly("tables", "table t");
            assertThat(side.asked)
                    .filteredOn(asked -> asked.startsWith("fingerprint"))
                    .hasSize(1);
            assertThat(side.asked)
                    .filteredOn(asked -> asked.startsWith("rows"))
                    .hasSize(MANY)
                    .doesNotHaveDuplicates();
            assertThat(side.asked).last().isEqualTo("close");
        }
    }

    @Test
    void where_the_table_is_not_equal_each_of_its_partitions_is_asked_for() {
        many();
        target.with("t", "p7", 8);

        Comparison found = compare("");

        assertThat(found.equal()).isEqualTo(MANY - 1);
        assertThat(found.tables().get(0).partitions())
                .filteredOn(partition -> !partition.isEqual())
                .singleElement()
                .satisfies(partition -> assertThat(partition.rows()).isEqualTo(new Rows(7L, 8L)));
        assertThat(source.asked)
                .filteredOn(asked -> asked.startsWith("fingerprint"))
                .hasSize(1 + MANY);
    }

    @Test
    void what_the_selection_leaves_out_is_told() {
        for (InMemoryCluster side : List.of(source, target)) {
            side.with("t", "p1", 1).with("t", "p2", 2).with("u", "p1", 1);
        }

        try (ClusterComparison some = comparison("EACH(p1)", "t")) {
            Comparison found = some.compare("shop", new ArrayList<>(), (done, total) -> {});
            assertThat(found.isEqual()).isTrue();
            assertThat(found.leftOut()).isEqualTo(new LeftOut(List.of("u"), List.of("t/p2")));
        }
        assertThat(compare("").leftOut()).isEqualTo(LeftOut.NONE);
    }

    @Test
    void rows_that_lie_in_other_partitions_are_not_equal_though_the_table_has_the_same() {
        source.with("t", "p1", 1).with("t", "p2", 2);
        target.with("t", "p1", 2).with("t", "p2", 1);

        assertThat(compare("").equal()).isZero();
    }

    @Test
    void the_largest_are_asked_for_first_and_the_answer_is_in_the_order_of_names() {
        many();
        source.with("a", "p1", 1);
        target.with("a", "p1", 1);

        Comparison found = compare("");

        // So many are asked at once, in whatever order their threads come to it.
        assertThat(source.asked.stream()
                        .filter(asked -> asked.startsWith("fingerprint"))
                        .limit(AT_ONCE))
                .anyMatch(asked -> asked.startsWith("fingerprint shop.t partition p0, p1, "));
        assertThat(found.tables()).extracting(table -> table.names().table()).containsExactly("a", "t");
        assertThat(found.tables().get(1).partitions())
                .extracting(PartitionResult::partition)
                .isSorted()
                .hasSize(MANY);
    }

    @Test
    void no_more_than_a_few_statements_run_on_a_cluster_at_once() {
        for (int table = 0; table < MANY; table++) {
            source.with("t" + table, "p", 1);
            target.with("t" + table, "p", 1);
        }
        CountDownLatch gate = new CountDownLatch(1);
        source.behind(gate);
        target.behind(gate);
        CompletableFuture<Comparison> comparing = CompletableFuture.supplyAsync(() -> compare(""));
        org.awaitility.Awaitility.await().until(() -> source.mostAtOnce.get() == AT_ONCE);
        gate.countDown();

        assertThat(comparing.join().isEqual()).isTrue();
        assertThat(source.mostAtOnce).hasValue(AT_ONCE);
        assertThat(target.mostAtOnce).hasValueLessThanOrEqualTo(AT_ONCE);
    }

    @Test
    void a_cluster_under_pressure_is_asked_less_at_once() {
        for (int table = 0; table < MANY; table++) {
            source.with("t" + table, "p", 1);
            target.with("t" + table, "p", 1);
        }
        source.under(Signal.cpu(95));
        CountDownLatch gate = new CountDownLatch(1);
        source.behind(gate);
        target.behind(gate);
        CompletableFuture<Comparison> comparing = CompletableFuture.supplyAsync(() -> compare(""));
        org.awaitility.Awaitility.await().until(() -> target.mostAtOnce.get() == AT_ONCE);
        gate.countDown();

        assertThat(comparing.join().isEqual()).isTrue();
        assertThat(source.mostAtOnce).hasValueLessThanOrEqualTo(AT_ONCE / 2);
    }

    @Test
    void progress_is_told_up_to_the_last_partition() {
        many();
        target.with("t", "p7", 8);
        ConcurrentLinkedQueue<Long> told = new ConcurrentLinkedQueue<>();

        try (ClusterComparison comparison = comparison("")) {
            comparison.compare("shop", List.of(), (done, total) -> {
                assertThat(total).isEqualTo(MANY);
                told.add(done);
            });
        }

        assertThat(told).contains((long) MANY);
        assertThat(told).first().isEqualTo(0L);
    }

    @Test
    void what_a_cluster_does_not_answer_is_not_compared_and_the_rest_is() {
        many();
        source.with("a", "p1", 1);
        target.with("a", "p1", 1).refusing("a");

        Comparison found = compare("");

        assertThat(found.isEqual()).isFalse();
        assertThat(found.tables())
                .extracting(TableResult::outcome)
                .containsExactly(Outcome.NOT_COMPARED, Outcome.EQUAL);
        assertThat(found.tables()
                        .get(0)
                        .partitions()
                        .get(0)
                        .explanation()
                        .orElseThrow()
                        .reason())
                .contains("too many queries");
        assertThat(found.tables()
                        .get(0)
                        .partitions()
                        .get(0)
                        .explanation()
                        .orElseThrow()
                        .way())
                .isEqualTo(Way.VERIFY);
    }

    @Test
    void a_table_that_no_comparison_will_ever_read_is_not_answered_with_another_one() {
        source.with("a", "p1", 1).with("b", "p1", 1);
        target.with("a", "p1", 1).with("b", "p1", 1).notUnderstanding("a");

        Comparison found = compare("");

        assertThat(found.tables())
                .extracting(TableResult::outcome)
                .containsExactly(Outcome.NOT_COMPARED, Outcome.EQUAL);
        Explanation explanation = found.tables().get(0).explanation().orElseThrow();
        assertThat(explanation.reason()).contains("of a type that nobody knows");
        assertThat(explanation.way()).isEqualTo(Way.BY_HAND);
        assertThat(explanation.wayOn()).startsWith("mend that, then: ").endsWith("the setting tableNames=...,!a");
    }

    @Test
    void one_that_is_stopped_answers_without_waiting_and_proves_nothing() {
        many();
        source.behind(new CountDownLatch(1));
        try (ClusterComparison comparison = comparison("")) {
            CompletableFuture<Comparison> comparing =
                    CompletableFuture.supplyAsync(() -> comparison.compare("shop", List.of(), (done, total) -> {}));
            org.awaitility.Awaitility.await().until(() -> source.mostAtOnce.get() > 0);

            comparison.stop();

            assertThat(comparing.join().isEqual()).isFalse();
            assertThat(comparing.join().tables().get(0).partitions())
                    .hasSize(MANY)
                    .allSatisfy(partition -> assertThat(partition.outcome()).isEqualTo(Outcome.NOT_COMPARED));
            assertThat(comparing.join().stopped()).isEqualTo(MANY);
        }
    }

    @Test
    void what_only_one_side_has_is_measured_there_alone() {
        source.with("t", "p1", 5).with("t", "p2", 2);
        target.with("t", "p1", 5).with("t", "p3", 3);

        Comparison found = compare("");

        assertThat(found.tables().get(0).partitions())
                .extracting(PartitionResult::partition, PartitionResult::outcome)
                .containsExactly(
                        tuple("p1", Outcome.EQUAL),
                        tuple("p2", Outcome.ONLY_AT_SOURCE),
                        tuple("p3", Outcome.ONLY_AT_TARGET));
        assertThat(source.asked).doesNotContain("fingerprint shop.t partition p3");
        assertThat(target.asked).doesNotContain("fingerprint shop.t partition p2");
    }

    @Test
    void a_filter_that_names_nothing_is_refused() {
        many();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare("EACH(p1,nowhere)"))
                .withMessageContaining("[nowhere]");
    }

    private void many() {
        for (int number = 0; number < MANY; number++) {
            source.with("t", "p" + number, number);
            target.with("t", "p" + number, number);
        }
    }

    private Comparison compare(String filter) {
        try (ClusterComparison comparison = comparison(filter)) {
            return comparison.compare("shop", new ArrayList<>(), (done, total) -> {});
        }
    }

    private ClusterComparison comparison(String filter, String... tables) {
        ClusterViews views = new ClusterViews(source, target, Capabilities.of("3.3.14"));
        return new ClusterComparison(
                views,
                new Selection(List.of(tables), TaskFilter.parse(filter), DataFilter.all(), Map.of()),
                0,
                ComparedSelection.ALL,
                AT_ONCE,
                InstantSource.fixed(Instant.EPOCH));
    }
}
