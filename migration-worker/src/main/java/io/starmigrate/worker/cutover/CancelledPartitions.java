package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Partitions that somebody has cancelled, and that the source still has: no round moves them. Either they are retried,
 * or, where the target shows nothing of them, they stay behind: the selection leaves them out, and somebody says so.
 *
 * @param recorder is asked for each that is listed as one
 */
record CancelledPartitions(TaskRecorder recorder) {
    /** What is to be done about those of which the target shows nothing. */
    static final String WAYS = "migrate retry --table T moves them; or leave them out with " + SettingName.TABLE_NAMES
            + " or "
            + SettingName.TASK_FILTER + " and say that they stay behind: --left-out";

    /** What is to be done about the others. */
    static final String WAY = "migrate retry --table T moves them; they cannot stay behind: the target shows what a"
            + " round before has published";

    /**
     * What was found, as {@code table/partition} each, in order.
     *
     * @param hidden of which the target shows nothing that the job has put there
     * @param shown of which it shows what was published before
     */
    record Found(List<String> hidden, List<String> shown) {
        boolean isNone() {
            return hidden.isEmpty() && shown.isEmpty();
        }
    }

    /**
     * Those among the latest tasks.
     *
     * @param behind those that are to stay as they are
     */
    Found among(List<PartitionTask> latest, List<String> behind) {
        List<PartitionTask> cancelled = latest.stream()
                .filter(task -> task.state() == PartitionState.CANCELLED)
                // What is listed may be what was there before.
                .flatMap(task -> recorder.latest(task.id().partition()).stream())
                .filter(task -> task.state() == PartitionState.CANCELLED && !task.isDroppedAtSource())
                .filter(task -> !behind.contains(name(task)))
                .toList();
        return new Found(
                names(cancelled.stream()
                        .filter(task -> published(task).isEmpty())
                        .toList()),
                names(cancelled.stream()
                        .filter(task -> published(task).isPresent())
                        .toList()));
    }

    /** The task by which the target shows a partition whose latest one does not. */
    Optional<PartitionTask> published(PartitionTask latest) {
        PartitionId partition = latest.id().partition();
        return IntStream.iterate(latest.id().generation() - 1, before -> before > 0, before -> before - 1)
                .mapToObj(before -> recorder.partition(new PartitionTaskId(partition, before)))
                .flatMap(Optional::stream)
                .filter(task -> task.state() == PartitionState.PUBLISHED)
                .findFirst();
    }

    private static List<String> names(List<PartitionTask> tasks) {
        return tasks.stream().map(CancelledPartitions::name).sorted().toList();
    }

    private static String name(PartitionTask task) {
        return task.id().partition().table() + "/" + task.id().partition().partition();
    }
}
