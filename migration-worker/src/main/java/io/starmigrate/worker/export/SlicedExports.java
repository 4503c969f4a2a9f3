package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.transfer.SplitPlan;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Slices;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports huge partitions in slices. Each try to write one is written down, with a folder of its own, before its
 * statement is sent, and so is that it is written; so whoever takes over sends only what is missing. Whether all of
 * them saw the same rows is told by the proof of the whole: see {@link ExportFinisher}.
 *
 * <p>What is looked at is for one thread; what begins statements may be called by several.
 */
final class SlicedExports {
    private static final Logger LOG = LoggerFactory.getLogger(SlicedExports.class);

    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final SentExports sent;
    private final long size;
    private final Map<PartitionTaskId, Integer> running = new HashMap<>();
    private final Map<PartitionTaskId, Integer> beside = new HashMap<>();
    private final List<PartitionTask> waiting = new ArrayList<>();

    /** @param size above how many bytes a partition is exported so; 0: none is */
    SlicedExports(SourceCluster source, TaskRecorder recorder, WorkerIdentity self, SentExports sent, long size) {
        this.sent = sent;
        this.source = source;
        this.recorder = recorder;
        this.self = self;
        this.size = size;
    }

    /** How many statements are under way for an export, as far as is known; at least one. */
    static int statements(PartitionTask exporting) {
        return slices(exporting)
                .map(slices -> slices.underWay().size())
                .filter(count -> count > 0)
                .orElse(1);
    }

    /** How many statements others have under way. */
    static int others(List<PartitionTask> all, List<PartitionTask> mine) {
        return statements(all) - statements(mine);
    }

    private static int statements(List<PartitionTask> exporting) {
        return exporting.stream()
                .filter(task -> task.riding().isEmpty())
                .mapToInt(SlicedExports::statements)
                .sum();
    }

    private static Optional<Slices> slices(PartitionTask task) {
        return Optional.ofNullable(task.export()).flatMap(Export::sliced);
    }

    /** Where the statements of an export write that are under way, as far as is known. */
    static Set<StorageUri> folders(Export export) {
        return export.sliced()
                .map(slices -> slices.underWay().stream()
                        .map(slice -> slices.folder(export.folder(), slice))
                        .collect(Collectors.toSet()))
                .orElseGet(() -> Set.of(export.folder()));
    }

    /** Whether what is missing of a task's last export is to be written, and not all of it. */
    static boolean isUnderWay(PartitionTask task) {
        return slices(task).filter(slices -> !slices.over()).isPresent();
    }

    /** This task, its next export by one statement. */
    static PartitionTask givenUp(PartitionTask task) {
        return slices(task)
                .map(slices -> task.withExport(Exporter.exportOf(task).with(slices.givenUp())))
                .orElse(task);
    }

    /** Those of an attempt before stay told, once they were given up. */
    private static boolean areOver(PartitionTask task) {
        return Optional.ofNullable(task.export())
                .flatMap(export -> Optional.ofNullable(export.slices()))
                .filter(Slices::over)
                .isPresent();
    }

    /** How a partition is exported in slices; empty where one statement writes it. */
    Optional<Unload> choose(PartitionTask task) {
        int count = SplitPlan.slices(task.estimate().bytes(), size);
        PartitionId id = task.id().partition();
        return count == 1 || areOver(task)
                ? Optional.empty()
                : source.unloadInSlices(id.table(), id.partition(), count);
    }

    /**
     * Begins an attempt: its first slice.
     *
     * @param task with the attempt
     * @return what is written down; empty when somebody else has written to the task
     */
    Optional<PartitionTask> first(PartitionTask task, Unload all) {
        Export export = Exporter.exportOf(task);
        Slices slices = Slices.of(export.attempt(), Objects.requireNonNull(all.some()));
        return send(task.withExport(export.with(slices)), List.of(1));
    }

    /** How many of those that wait are to begin where there is room for so many statements. */
    int next(PartitionTask task, int room) {
        return Math.min(room, slices(task).orElseThrow().waiting().size());
    }

    /** Begins so many of those that wait, unless somebody else has written to the task. */
    Optional<PartitionTask> more(PartitionTask task, int count) {
        List<Integer> next =
                slices(task).orElseThrow().waiting().stream().limit(count).toList();
        return send(task.revised(self.change(named(next) + " begin")), next);
    }

    /**
     * Sends those again that are not written and that the source neither runs nor has finished.
     *
     * @param task to be written down
     */
    Optional<PartitionTask> again(PartitionTask task) {
        StorageUri export = Exporter.exportOf(task).folder();
        Slices slices = slices(task).orElseThrow();
        Set<StorageUri> alive = source.exports(folders(Exporter.exportOf(task))).stream()
                .filter(status -> status.state() != ClusterJobState.CANCELLED)
                .map(ExportStatus::folder)
                .collect(Collectors.toSet());
        List<Integer> lost = slices.underWay().stream()
                .filter(slice -> !alive.contains(slices.folder(export, slice)))
                .toList();
        lost.forEach(slice -> source.forget(slices.folder(export, slice)));
        return send(task, lost);
    }

    private Optional<PartitionTask> send(PartitionTask task, Collection<Integer> some) {
        Export export = Exporter.exportOf(task);
        Slices begun = slices(task).orElseThrow().begun(some);
        PartitionTask written = task.withExport(export.with(begun));
        if (!recorder.advance(written)) {
            return Optional.empty();
        }
        PartitionId id = task.id().partition();
        for (int slice : some) {
            Unload unload = new Unload(
                    id.table(), List.of(id.partition()), export.columns(), export.format(), begun.rows(slice));
            StorageUri folder = begun.folder(export.folder(), slice);
            sent.sending(task.id(), folder);
            source.export(unload, folder);
        }
        return Optional.of(written);
    }

    /** A look at all exports begins: these are under way. */
    void look(List<PartitionTask> exporting) {
        waiting.clear();
        beside.clear();
        running.keySet().retainAll(exporting.stream().map(PartitionTask::id).collect(Collectors.toSet()));
    }

    /** How many statements this worker knows to be under way for an export, or to begin. */
    int running(PartitionTask exporting) {
        return running.getOrDefault(exporting.id(), statements(exporting));
    }

    /** How many statements go on beside those of its slices that were cancelled and rest. */
    int beside(PartitionTask resting) {
        return beside.getOrDefault(resting.id(), 0);
    }

    /** So many more begin. */
    void beginning(PartitionTask task, int count) {
        running.merge(task.id(), count, Integer::sum);
    }

    /**
     * What became of an export: of the one with its folder, or of all its slices together. Of these it is what is amiss
     * with one of them, else that they run; null when the source does not list one.
     */
    @Nullable
    ExportStatus status(PartitionTask task, Map<StorageUri, ExportStatus> statuses) {
        StorageUri folder = Exporter.exportOf(task).folder();
        Optional<Slices> known = slices(task);
        if (known.isEmpty()) {
            running.remove(task.id());
            return statuses.get(folder);
        }
        Slices slices = known.get();
        running.put(task.id(), slices.underWay().size());
        List<Optional<ExportStatus>> told = slices.underWay().stream()
                .map(slice -> Optional.ofNullable(statuses.get(slices.folder(folder, slice))))
                .toList();
        Optional<ExportStatus> cancelled = told.stream()
                .flatMap(Optional::stream)
                .filter(status -> status.state() == ClusterJobState.CANCELLED)
                .findFirst();
        if (cancelled.isPresent()) {
            beside.put(task.id(), (int) told.stream()
                    .flatMap(Optional::stream)
                    .filter(status -> status.state().isUnderWay())
                    .count());
            return cancelled.get();
        }
        if (told.stream().anyMatch(Optional::isEmpty)) {
            return null;
        }
        if (!slices.waiting().isEmpty()) {
            waiting.add(task);
        }
        return ExportStatus.of("", folder, slices.areWritten() ? ClusterJobState.FINISHED : ClusterJobState.RUNNING);
    }

    /** Exports of which slices wait, as they are now; none of those where something is amiss. */
    List<PartitionTask> waiting() {
        return List.copyOf(waiting);
    }

    /** This task after it was written down which of its slices are written by now. */
    PartitionTask seen(PartitionTask task, Map<StorageUri, ExportStatus> statuses) {
        Optional<Slices> known = slices(task);
        if (known.isEmpty()) {
            return task;
        }
        Slices slices = known.get();
        Export export = Exporter.exportOf(task);
        List<Integer> done = slices.underWay().stream()
                .filter(slice -> is(ClusterJobState.FINISHED, statuses.get(slices.folder(export.folder(), slice))))
                .toList();
        if (done.isEmpty()) {
            return task;
        }
        PartitionTask next = task.revised(self.change(named(done) + " of " + slices.size() + " written"))
                .withExport(export.with(slices.written(done)));
        if (!recorder.advance(next)) {
            return task;
        }
        LOG.debug("{}: {}", task.id(), next.change().why());
        done.forEach(slice -> source.forget(slices.folder(export.folder(), slice)));
        return next;
    }

    private static boolean is(ClusterJobState progress, @Nullable ExportStatus status) {
        return status != null && status.state() == progress;
    }

    private static String named(List<Integer> slices) {
        return (slices.size() == 1 ? "slice " : "slices ")
                + slices.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
