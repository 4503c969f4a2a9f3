package io.starmigrate.worker.plan;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.Collection;
import java.util.Set;

/** Tells, of partitions whose versions have moved, whether the source still holds the rows that were exported. */
@FunctionalInterface
public interface HeldRows {
    /**
     * Those of which it does. What cannot be compared is not among them.
     *
     * @param published partitions that were published with a fingerprint of the source
     * @throws ClusterException when the source does not answer
     */
    Set<PartitionTaskId> among(Collection<PartitionTask> published);

    /**
     * Whether a source holds what a task exported, in every value: one scan.
     *
     * @throws ClusterException when the source does not answer
     */
    static boolean holds(SourceCluster source, PartitionTask task) {
        Export export = task.export();
        Exported exported = task.exported();
        if (export == null || exported == null || exported.fingerprint() == null) {
            return false;
        }
        PartitionId id = task.id().partition();
        try {
            return source.fingerprint(
                            id.table(),
                            id.partition(),
                            export.columns().stream().map(FileColumn::name).toList())
                    .isAllOf(exported.fingerprint());
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            return false;
        }
    }
}
