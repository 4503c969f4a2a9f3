package io.starmigrate.worker.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TravelUnitsTest {
    private static final Change CHANGE = new Change("planner", Instant.EPOCH, "planned");
    private static final Export EXPORT =
            new Export(1, StorageUri.parse("s3://bucket/f/"), "t", List.of(), FileFormat.parquet(), Instant.EPOCH);

    private static PartitionTask task(String table, String partition, long bytes) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", table, partition), 1);
        return PartitionTask.planned(id, "VALUES IN ('x')", new Estimate(1, bytes), "t", CHANGE);
    }

    private static List<List<String>> names(List<List<PartitionTask>> units) {
        return units.stream()
                .map(unit -> unit.stream()
                        .map(task -> task.id().partition().partition())
                        .toList())
                .toList();
    }

    @Test
    void packs_small_partitions_of_a_table_up_to_the_size_and_the_longest_way_goes_first() {
        List<PartitionTask> planned = List.of(
                task("a", "p3", 40),
                task("a", "p1", 40),
                task("b", "q1", 5),
                task("a", "huge", 500),
                task("a", "p2", 40));

        assertThat(names(new TravelUnits(100).of(planned)))
                .containsExactly(List.of("p1", "p2"), List.of("huge"), List.of("p3"), List.of("q1"));
    }

    @Test
    void lets_each_travel_alone_when_it_is_off() {
        assertThat(names(new TravelUnits(0).of(List.of(task("a", "p1", 0), task("a", "p2", 0)))))
                .containsExactly(List.of("p1"), List.of("p2"));
    }

    @Test
    void lets_travel_alone_what_was_exported_before_and_tables_without_partitions() {
        PartitionTask again = task("a", "p1", 1).withExport(EXPORT);
        PartitionTask whole = PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "w", "w"), 1), "", new Estimate(1, 1), "t", CHANGE);

        assertThat(names(new TravelUnits(100).of(List.of(again, task("a", "p2", 1), task("a", "p3", 1), whole))))
                .containsExactlyInAnyOrder(List.of("p1"), List.of("w"), List.of("p2", "p3"));
    }

    @Test
    void makes_no_group_of_more_than_a_hundred() {
        List<PartitionTask> planned = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            planned.add(task("a", "p" + i, 0));
        }

        assertThat(new TravelUnits(1).of(planned)).extracting(List::size).containsExactlyInAnyOrder(100, 100, 50);
    }
}
