package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UnreadableTaskTest {
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 3);
    private static final Change READ = new Change("recorder", Instant.EPOCH, "its item cannot be read: no state");
    private final UnreadableItemException why = new UnreadableItemException("no state", null);

    private static Map<String, AttributeValue> stored() {
        Map<String, AttributeValue> item = new HashMap<>(ItemCodec.write(
                ItemKey.task(ID),
                PartitionTask.planned(
                        ID, "(('1'))", new Estimate(1, 2), "1:7", new Change("w", Instant.EPOCH, "planned"))));
        item.remove("state");
        return item;
    }

    @Test
    void what_was_planned_is_still_told() {
        assertThat(UnreadableTask.of(stored(), why))
                .isEqualTo(PartitionTask.unreadable(ID, "(('1'))", new Estimate(1, 2), "1:7", READ));
    }

    @Test
    void where_that_cannot_be_read_either_the_key_tells_which_task_it_is() {
        Map<String, AttributeValue> item = stored();
        item.remove("estimate");

        assertThat(UnreadableTask.of(item, why))
                .isEqualTo(PartitionTask.unreadable(ID, "", new Estimate(0, 0), "", READ));
    }

    @Test
    void what_lies_under_no_key_of_a_task_is_what_it_was_thrown_for() {
        Map<String, AttributeValue> item = stored();
        item.put("sk", AttributeValue.fromS("TASK#three"));

        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> UnreadableTask.of(item, why))
                .isSameAs(why)
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .hasSize(1)
                        .hasOnlyElementsOfType(IllegalArgumentException.class));
    }
}
