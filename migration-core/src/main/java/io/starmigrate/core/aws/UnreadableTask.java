package io.starmigrate.core.aws;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is still to be read of a partition task whose item cannot be read. */
final class UnreadableTask {
    private static final String WHO = "recorder";

    /** What the planner has written, and nobody changes. */
    record Planned(String bounds, Estimate estimate, String changeToken) {}

    private UnreadableTask() {}

    /** What stands for it, by its key; throws why when the key is no task's either. */
    static PartitionTask of(Map<String, AttributeValue> item, UnreadableItemException why) {
        Planned planned = planned(item);
        Change change = new Change(WHO, Instant.EPOCH, "its item cannot be read: " + why.getMessage());
        try {
            return PartitionTask.unreadable(
                    ItemKey.of(item).task(), planned.bounds, planned.estimate, planned.changeToken, change);
        } catch (IllegalArgumentException noTask) {
            why.addSuppressed(noTask);
            throw why;
        }
    }

    private static Planned planned(Map<String, AttributeValue> item) {
        try {
            return ItemCodec.read(item, Planned.class);
        } catch (UnreadableItemException lost) {
            return new Planned("", new Estimate(0, 0), "");
        }
    }
}
