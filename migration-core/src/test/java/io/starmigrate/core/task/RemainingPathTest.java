package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemainingPathTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "because");

    private static PartitionTask task(String partition, long rows, long megabytes) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", "t", partition), 1);
        return PartitionTask.planned(id, "VALUES IN ('x')", new Estimate(rows, megabytes << 20), "t", CHANGE);
    }

    private static List<String> order(PartitionTask... tasks) {
        return Stream.of(tasks)
                .sorted(RemainingPath.longestTaskFirst())
                .map(task -> task.id().partition().partition())
                .toList();
    }

    @Test
    void the_largest_goes_first_and_equals_by_name() {
        assertThat(order(task("b", 1, 1), task("c", 1, 9), task("a", 1, 1))).containsExactly("c", "a", "b");
    }

    @Test
    void what_was_exported_counts_as_what_it_is_not_as_the_catalog_has_guessed() {
        PartitionTask found = task("b", 1, 1).withExported(new Exported(1, 99L << 20, null));

        assertThat(order(task("a", 1, 9), found)).containsExactly("b", "a");
    }

    @Test
    void fresh_partitions_are_told_by_their_rows_while_their_bytes_are_not_known() {
        assertThat(order(task("a", 10, 0), task("b", 20, 0))).containsExactly("b", "a");
    }

    @Test
    void many_small_ones_have_a_longer_way_than_a_middling_one_because_of_the_statements_for_each() {
        List<PartitionTask> group =
                IntStream.range(0, 100).mapToObj(i -> task("p" + i, 1, 0)).toList();

        assertThat(Stream.of(List.of(task("one", 1, 1000)), group, List.of(task("huge", 1, 5000)))
                        .sorted(RemainingPath.longestFirst()))
                .extracting(List::size)
                .containsExactly(1, 100, 1);
    }
}
