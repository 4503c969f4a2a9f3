package io.starmigrate.worker.operate;

import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.LoadProtocol;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The exports and loads of cancelled tasks inside the clusters: asked to stop, and asked for until they have. To be
 * used from one thread.
 */
public final class RunningWork {
    private final LoadProtocol loads;
    private final @Nullable SourceCluster source;
    private final @Nullable TargetCluster target;
    private final Set<StorageUri> asked = new HashSet<>();
    private @Nullable Map<StorageUri, ExportStatus> exports;

    /**
     * @param source null where no source cluster is configured
     * @param target null where no target cluster is configured
     */
    public RunningWork(
            TaskRecorder recorder,
            @Nullable SourceCluster source,
            @Nullable TargetCluster target,
            WorkerIdentity self) {
        this.loads = new LoadProtocol(recorder, self);
        this.source = source;
        this.target = target;
    }

    /** Forgets what the source said the last time. */
    void look() {
        exports = null;
    }

    /**
     * Ends what runs for a task.
     *
     * @param ended is told what was ended
     * @return what still runs, or cannot be asked; empty when nothing does
     */
    Optional<String> end(PartitionTask task, List<String> ended) {
        Optional<String> export = endExport(task, ended);
        return export.isPresent() ? export : endLoads(task, ended);
    }

    /** Once the files are listed in a manifest the export has ended. */
    private Optional<String> endExport(PartitionTask task, List<String> ended) {
        Export export = task.export();
        if (export == null || task.exported() != null) {
            return Optional.empty();
        }
        if (source == null) {
            return Optional.of("the source cluster is not configured, or cannot be reached: its export may go on");
        }
        List<ExportStatus> known = exports(source).values().stream()
                .filter(status -> status.folder().isBelow(export.folder()))
                .toList();
        List<ExportStatus> running =
                known.stream().filter(status -> status.state().isUnderWay()).toList();
        if (!running.isEmpty()) {
            running.forEach(status -> cancel(source, status));
            return Optional.of("its export " + running.get(0).id() + " to "
                    + running.get(0).folder() + " still runs at the source");
        }
        if (known.isEmpty() && export.format().kind() == Kind.PARQUET) {
            withdraw(source, export, ended);
        }
        if (known.stream().map(ExportStatus::folder).anyMatch(asked::contains)) {
            ended.add("its export is cancelled");
        }
        return Optional.empty();
    }

    private void cancel(SourceCluster from, ExportStatus status) {
        asked.add(status.folder());
        from.cancel(status);
    }

    /** A statement of another process, which knows it: it is asked to end here, too, as that may be gone. */
    private void withdraw(SourceCluster from, Export export, List<String> ended) {
        from.cancel(ExportStatus.of("", export.folder(), ClusterJobState.RUNNING));
        ended.add("its INSERT INTO FILES is asked to end where the front ends show it; if it still runs, its files are"
                + " never loaded");
    }

    private Map<StorageUri, ExportStatus> exports(SourceCluster from) {
        Map<StorageUri, ExportStatus> known = exports;
        if (known == null) {
            known = from.exports().stream()
                    .collect(Collectors.toMap(ExportStatus::folder, Function.identity(), (one, other) -> other));
            exports = known;
        }
        return known;
    }

    private Optional<String> endLoads(PartitionTask task, List<String> ended) {
        List<Load> open = loads.open(task.id());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        if (target == null) {
            return Optional.of("the target cluster is not configured, or cannot be reached: its loads may go on");
        }
        // Whether an INSERT OVERWRITE has ended is more than its label tells: Overwrites asks.
        List<Load> filling =
                open.stream().filter(load -> load.kind().fillsStaging()).toList();
        Map<String, LoadStatus> statuses =
                target.loads(filling.stream().map(Load::label).toList());
        Optional<String> runs = Optional.empty();
        for (Load load : filling) {
            LoadStatus status = statuses.get(load.label());
            if (status != null && status.state().isUnderWay()) {
                target.cancel(load.label());
                runs = Optional.of("its load " + load.label() + " still runs at the target");
            } else {
                loads.withdraw(load, status, "its partition is cancelled by command");
                ended.add("load " + load.label() + " is over");
            }
        }
        return runs;
    }
}
