package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where items lie in tables that are in use: another place would be another item. */
class ItemKeyTest {
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("a#b", "c.d", "e%", "p1"), 12);

    @Test
    void every_item_of_a_task_lies_where_earlier_releases_look_for_it() {
        assertThat(ItemKey.task(ID)).hasToString("a%23b#c%2Ed.e%25#p1 TASK#0000000012");
        assertThat(ItemKey.event(ID, 3)).hasToString("a%23b#c%2Ed.e%25#p1 EVENT#0000000012#0000000003");
        assertThat(ItemKey.events(ID)).isEqualTo("EVENT#0000000012#");
        assertThat(ItemKey.file(new FileTaskId(ID, 2, "f.csv")))
                .hasToString("a%23b#c%2Ed.e%25#p1 FILE#0000000012#0000000002#f.csv");
        assertThat(ItemKey.load(ID, "label")).hasToString("a%23b#c%2Ed.e%25#p1 LOAD#0000000012#label");
        assertThat(ItemKey.manifest(ID, 2, "head"))
                .hasToString("a%23b#c%2Ed.e%25#p1 MANIFEST#0000000012#0000000002#head");
    }

    @Test
    void a_task_is_indexed_where_earlier_releases_look_for_it() {
        assertThat(ItemKey.jobState(ID, PartitionState.LOADING)).isEqualTo("a%23b#LOADING#6");
        assertThat(ItemKey.jobShard(ID)).isEqualTo("a%23b#2");
    }

    @Test
    void tasks_are_spread_over_all_that_is_asked_for_them() {
        Set<String> shards = IntStream.range(0, 200)
                .mapToObj(i -> ItemKey.jobState(
                        new PartitionTaskId(new PartitionId("job", "db", "t", "p" + i), 1), PartitionState.PLANNED))
                .collect(Collectors.toSet());

        assertThat(shards)
                .isEqualTo(IntStream.range(0, ItemKey.SHARDS)
                        .mapToObj(shard -> ItemKey.jobState("job", PartitionState.PLANNED, shard))
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_task_is_told_by_its_key_and_by_no_other() {
        assertThat(ItemKey.task(ID).task()).isEqualTo(ID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemKey.load(ID, "label").task());
        assertThatIllegalArgumentException().isThrownBy(() -> new ItemKey("job#db.t", "TASK#0000000001").task());
    }
}
