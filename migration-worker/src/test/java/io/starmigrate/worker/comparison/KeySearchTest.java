package io.starmigrate.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.ClusterViews;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KeySearchTest {
    private final InMemoryCluster source = new InMemoryCluster();
    private final InMemoryCluster target = new InMemoryCluster();

    @Test
    void the_keys_that_differ_are_named_and_equal_partitions_cost_nothing_more() {
        source.with("t", "p1", 5).with("t", "p2", 7);
        target.with("t", "p1", 5).with("t", "p2", 9);

        Comparison found = compare(20);

        Bisection bisection = bisection(found, 1);
        assertThat(bisection.columns()).containsExactly("id");
        assertThat(bisection.keys())
                .extracting(key -> key.key().values().get(0) + " " + key.outcome())
                .containsExactly("7 " + Outcome.ONLY_AT_TARGET, "8 " + Outcome.ONLY_AT_TARGET);
        assertThat(bisection.isWhole()).isTrue();
        assertThat(bisection.note()).isEmpty();
        assertThat(found.tables().get(0).partitions().get(0).bisection()).isEmpty();
        for (InMemoryCluster side : List.of(source, target)) {
            assertThat(side.asked)
                    .filteredOn(asked -> asked.startsWith("buckets") || asked.startsWith("keys"))
                    .containsExactly("buckets shop.t partition p2", "keys [7, 8] shop.t partition p2");
        }
    }

    @Test
    void no_more_buckets_are_read_than_keys_are_wanted() {
        source.with("t", "p1", 0);
        target.with("t", "p1", 20_000);

        Bisection bisection = bisection(compare(3), 0);

        assertThat(bisection.keys()).hasSize(3);
        assertThat(bisection.buckets().read()).isEqualTo(3);
        assertThat(bisection.found()).isGreaterThan(3);
        assertThat(bisection.isWhole()).isFalse();
        assertThat(source.asked).filteredOn(asked -> asked.startsWith("keys")).hasSize(1);
    }

    @Test
    void nobody_is_asked_for_keys_who_does_not_want_them() {
        source.with("t", "p1", 5);
        target.with("t", "p1", 6);

        assertThat(compare(0).tables().get(0).partitions().get(0).bisection()).isEmpty();
        assertThat(source.asked).noneMatch(asked -> asked.startsWith("buckets"));
    }

    @Test
    void what_was_written_between_the_two_looks_is_said_to_have_been() {
        source.with("t", "p1", 5);
        target.with("t", "p1", 6).interrupted(() -> target.with("t", "p1", 5));

        Bisection bisection = bisection(compare(20), 0);

        assertThat(bisection.keys()).isEmpty();
        assertThat(bisection.note())
                .isEqualTo("the target was written to since the rows were compared: now all keys are equal");
    }

    @Test
    void keys_of_a_moment_later_than_the_rows_are_said_to_be_so() {
        source.with("t", "p1", 5).interrupted(() -> source.with("t", "p1", 4));
        target.with("t", "p1", 6);

        Bisection bisection = bisection(compare(20), 0);

        assertThat(bisection.keys()).hasSize(2);
        assertThat(bisection.note()).contains("the source was written to", "of later");
    }

    @Test
    void a_side_that_does_not_answer_leaves_the_partition_unequal_and_says_why() {
        source.with("t", "p1", 5);
        target.with("t", "p1", 6).interrupted(() -> target.refusing("t"));

        PartitionResult result = compare(20).tables().get(0).partitions().get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(result.bisection().orElseThrow().note()).contains("could not be read", "too many queries");
    }

    @Test
    void rows_that_no_column_names_are_not_guessed_at() {
        source.with("t", "p1", 5).holding("double");
        target.with("t", "p1", 6).holding("double");

        assertThat(bisection(compare(20), 0).note()).contains("no column names its rows");
        assertThat(source.asked).noneMatch(asked -> asked.startsWith("buckets"));
    }

    private static Bisection bisection(Comparison found, int partition) {
        return found.tables().get(0).partitions().get(partition).bisection().orElseThrow();
    }

    private Comparison compare(int keys) {
        ClusterViews views = new ClusterViews(source, target, Capabilities.of("3.3.14"));
        Selection selection = new Selection(List.of(), TaskFilter.parse(""), DataFilter.all(), Map.of());
        try (ClusterComparison comparison =
                new ClusterComparison(views, selection, keys, ComparedSelection.ALL, 4, InstantSource.system())) {
            return comparison.compare("shop", List.of(), (done, total) -> {});
        }
    }
}
