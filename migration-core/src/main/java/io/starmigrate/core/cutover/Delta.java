package io.starmigrate.core.cutover;

import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.PartitionTask;
import java.util.List;

/**
 * What has changed at the source and is to be moved.
 *
 * @param partitions how many partitions
 * @param bytes what the source's catalog says of them: minutes old
 */
public record Delta(int partitions, long bytes) {
    /** What of a job is planned or under way. */
    public static Delta of(List<PartitionTask> latest) {
        List<PartitionTask> open =
                latest.stream().filter(task -> !task.state().isSettled()).toList();
        return new Delta(
                open.size(),
                open.stream().mapToLong(task -> task.estimate().bytes()).sum());
    }

    /** What a round has moved. */
    public static Delta of(FinishedRound round) {
        return new Delta(round.partitions(), round.bytes());
    }
}
