package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.StatusReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of a round that is planned which partitions it does not export again although the source may have moved on:
 * those that are being loaded, that somebody has cancelled, that have failed, or that travelled with others.
 *
 * @param recorder is asked for each that looked like one
 */
record StillBehind(TaskRecorder recorder) {
    /** @param before what was read of the recorder before the round was planned */
    List<PartitionTask> of(RecordedPartitions before, List<PlannedPartition> chosen) {
        return of(before, chosen, RecordedPartition::isBehind);
    }

    /** The same of what a selection leaves out: what is published is not exported again either. */
    List<PartitionTask> leftOut(RecordedPartitions before, List<PlannedPartition> leftOut) {
        return of(before, leftOut, RecordedPartition::hasMoved);
    }

    /**
     * What a selection leaves out that was written to, and that no export knows, by table: it is new, or was made anew.
     */
    Map<String, List<String>> unknown(RecordedPartitions before, List<PlannedPartition> leftOut) {
        return leftOut.stream()
                .filter(partition -> !partition.partition().isUntouched())
                .filter(partition -> before.find(partition)
                        .filter(known -> !known.isDropped())
                        .isEmpty())
                .collect(Collectors.groupingBy(
                        partition -> partition.tableName().table(),
                        Collectors.mapping(partition -> partition.partition().name(), Collectors.toList())));
    }

    private List<PartitionTask> of(
            RecordedPartitions before,
            List<PlannedPartition> chosen,
            BiPredicate<RecordedPartition, ChangeToken> suspect) {
        Map<PartitionTaskId, ChangeToken> suspects = new LinkedHashMap<>();
        chosen.forEach(partition -> before.find(partition)
                .filter(known -> suspect.test(known, partition.token()))
                .ifPresent(known -> suspects.put(known.id(), partition.token())));
        if (suspects.isEmpty()) {
            return List.of();
        }
        List<PartitionTask> now = recorder.partitions(suspects.keySet().stream()
                .flatMap(id -> Stream.of(id, new PartitionTaskId(id.partition(), id.generation() + 1)))
                .toList());
        return StatusReader.latest("", now).tasks().stream()
                .filter(task -> suspects.containsKey(task.id()))
                .filter(task ->
                        suspect.test(RecordedPartition.of(task), Objects.requireNonNull(suspects.get(task.id()))))
                .toList();
    }
}
