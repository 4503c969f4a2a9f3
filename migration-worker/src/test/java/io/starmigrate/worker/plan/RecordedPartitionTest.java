package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedPartitionTest {
    private static final ChangeToken AS_IT_WAS = new ChangeToken("1:1");
    private static final ChangeToken LATER = new ChangeToken("1:2");

    private static RecordedPartition exported(PartitionState state, boolean isDropped) {
        return new RecordedPartition(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1),
                state,
                1,
                isDropped,
                true,
                true,
                Optional.of(AS_IT_WAS.text()),
                new Estimate(1, 1));
    }

    /** A backup that leaves it out holds what it was, published or not. */
    @Test
    void whatIsPublishedMayHaveMovedOnAsWell() {
        RecordedPartition published = exported(PartitionState.PUBLISHED, false);
        assertThat(published.hasMoved(LATER)).isTrue();
        assertThat(published.hasMoved(AS_IT_WAS)).isFalse();
        assertThat(published.isBehind(LATER)).as("a round of it is planned").isFalse();
        assertThat(exported(PartitionState.EXPORTED, false).isBehind(LATER)).isTrue();
    }

    @Test
    void whatIsGoneOrOvertakenHasNot() {
        assertThat(exported(PartitionState.PUBLISHED, true).hasMoved(LATER)).isFalse();
        assertThat(exported(PartitionState.SUPERSEDED, false).hasMoved(LATER)).isFalse();
    }
}
