package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.PartitionTask;
import java.util.Collection;

/**
 * What is to be moved: partitions that are new at the source, or have changed there.
 *
 * @param partitions how many partitions
 * @param bytes what the source's catalog says of them: minutes old
 */
@PublicApi
public record Workload(int partitions, long bytes) {
    /** What of a job is planned or under way. */
    public static Workload of(Collection<PartitionTask> latest) {
        var open = latest.stream().filter(task -> !task.state().isSettled()).toList();
        return new Workload(
                open.size(),
                open.stream().mapToLong(task -> task.estimate().bytes()).sum());
    }

    /** What a round has moved. */
    public static Workload of(FinishedRound round) {
        return new Workload(round.partitions(), round.bytes());
    }
}
