package io.starmigrate.core.aws;

import io.starmigrate.core.task.RecorderException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The three ends of a remote write. */
sealed interface WriteOutcome {
    /**
     * The table holds what was written.
     *
     * @param now what it holds then under the item's key; empty unless it was asked to tell
     */
    record Applied(Map<String, AttributeValue> now) implements WriteOutcome {}

    /**
     * Nothing was written.
     *
     * @param reasons one for each item, in the order they were given
     */
    record Refused(List<Reason> reasons) implements WriteOutcome {}

    /**
     * The reply was lost: ask the table before acting.
     *
     * @param cause what is thrown when the table cannot tell either
     */
    record Unknown(RecorderException cause) implements WriteOutcome {}

    /**
     * Why one item of a write was refused.
     *
     * @param cause what kind of reason
     * @param held what the table holds under the item's key; empty when nothing, or when it did not say
     */
    record Reason(Cause cause, Map<String, AttributeValue> held) {}

    /** The kinds of reasons. */
    enum Cause {
        /** Not for this item's sake. */
        NONE,
        /** Its condition does not hold. */
        CONDITION,
        /** Another write to it is under way. */
        CONFLICT
    }
}
