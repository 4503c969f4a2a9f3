package io.starmigrate.core.aws;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.task.PartitionState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes a job's items: of each partition first what belongs to its tasks, then the tasks, by which the index finds
 * the partition; the job itself last. So whatever a kill leaves is found by the next call.
 */
final class JobRemoval {
    private final RecorderTable table;

    JobRemoval(RecorderTable table) {
        this.table = table;
    }

    /** Removes the job; answers how many partitions it had left. */
    int remove(String job) {
        Set<String> partitions = partitions(job);
        partitions.forEach(this::removePartition);
        Stream.of(PacedSide.values()).map(side -> ItemKey.pace(job, side)).forEach(table::delete);
        table.delete(ItemKey.summary(job));
        table.delete(ItemKey.job(job));
        return partitions.size();
    }

    private Set<String> partitions(String job) {
        Set<String> keys = new LinkedHashSet<>();
        for (PartitionState state : PartitionState.values()) {
            IntStream.range(0, ItemKey.SHARDS)
                    .mapToObj(shard -> ItemKey.jobState(job, state, shard))
                    .flatMap(table::index)
                    .map(item -> ItemKey.of(item).pk())
                    .forEach(keys::add);
        }
        return keys;
    }

    private void removePartition(String pk) {
        List<Map<String, AttributeValue>> tasks =
                table.query(pk, ItemKey.tasks()).toList();
        others(pk).forEach(table::delete);
        tasks.forEach(this::removeTask);
    }

    /** One whose item has lost its version nobody writes to. */
    private void removeTask(Map<String, AttributeValue> task) {
        if (task.containsKey("version")) {
            table.delete(ItemKey.of(task), ItemCodec.attribute(task, "version"));
        } else {
            table.delete(ItemKey.of(task));
        }
    }

    private Stream<ItemKey> others(String pk) {
        return table.query(pk, "").map(ItemKey::of).filter(key -> !key.sk().startsWith(ItemKey.tasks()));
    }
}
