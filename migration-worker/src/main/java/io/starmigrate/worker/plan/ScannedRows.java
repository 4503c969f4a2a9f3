package io.starmigrate.worker.plan;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.starrocks.FewAtOnce;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Scans the source's partitions, a few at once. */
public final class ScannedRows implements HeldRows {
    private final Supplier<SourceCluster> source;

    public ScannedRows(Supplier<SourceCluster> source) {
        this.source = source;
    }

    @Override
    public Set<PartitionTaskId> among(Collection<PartitionTask> published) {
        SourceCluster cluster = source.get();
        return FewAtOnce.each(
                        published,
                        task -> HeldRows.holds(cluster, task)
                                ? Optional.of(task.id())
                                : Optional.<PartitionTaskId>empty())
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
