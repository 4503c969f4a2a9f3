package io.starmigrate.worker.plan;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Scans the source's partitions, a few at once: a look must not crowd out what the cluster is there for. */
public final class ScannedRows implements HeldRows {
    private static final int AT_ONCE = 4;

    private final Supplier<SourceCluster> source;

    public ScannedRows(Supplier<SourceCluster> source) {
        this.source = source;
    }

    private record Look(PartitionTaskId task, CompletableFuture<Boolean> holds) {}

    @Override
    public Set<PartitionTaskId> among(Collection<PartitionTask> published) {
        ExecutorService scans = Executors.newFixedThreadPool(AT_ONCE, work -> {
            Thread thread = new Thread(work, "compare-source");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return among(published, scans);
        } finally {
            scans.shutdownNow();
        }
    }

    private Set<PartitionTaskId> among(Collection<PartitionTask> published, Executor scans) {
        SourceCluster cluster = source.get();
        List<Look> looks = new ArrayList<>();
        for (PartitionTask task : published) {
            looks.add(new Look(task.id(), CompletableFuture.supplyAsync(() -> HeldRows.holds(cluster, task), scans)));
        }
        try {
            return looks.stream()
                    .filter(look -> look.holds.join())
                    .map(Look::task)
                    .collect(Collectors.toSet());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
