package io.starmigrate.worker.export;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the source says of some exports.
 *
 * @param asked where those write that it was asked for
 * @param statuses what it says of them; nothing of what it does not know
 */
record ExportLook(Set<StorageUri> asked, Map<StorageUri, ExportStatus> statuses) {

    /** Asks for what is under way of these tasks, and for what writes to these folders; nothing where there is none. */
    static ExportLook at(SourceCluster source, List<PartitionTask> exporting, Collection<StorageUri> sent) {
        Set<StorageUri> asked = new HashSet<>(SentExports.folders(exporting));
        asked.addAll(sent);
        Map<StorageUri, ExportStatus> statuses = asked.isEmpty()
                ? Map.of()
                : source.exports(asked).stream()
                        .collect(Collectors.toMap(ExportStatus::folder, Function.identity(), ExportLook::newer));
        return new ExportLook(asked, statuses);
    }

    /**
     * Whether all was asked for that is under way for a task. The picture of the job may be older than the task: what
     * nobody has asked for is not missing.
     */
    boolean tellsOf(PartitionTask task) {
        return asked.containsAll(SentExports.folders(List.of(task)));
    }

    /** A folder belongs to one attempt; should it ever be listed twice, the finished one counts. */
    private static ExportStatus newer(ExportStatus one, ExportStatus other) {
        return other.state() == ClusterJobState.FINISHED ? other : one;
    }
}
