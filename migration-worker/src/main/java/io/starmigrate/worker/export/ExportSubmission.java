package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.export.DeltaChoices.Chosen;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Progress;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares and submits exports aside: to find separators, a partition is scanned, and others go on meanwhile. Each
 * attempt is written down with its folder before it is submitted. To be asked from one thread.
 */
final class ExportSubmission {
    private static final Logger LOG = LoggerFactory.getLogger(ExportSubmission.class);

    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final SecondTries tries;
    private final Together together;
    private final Steering steering;
    private final WorkerIdentity self;
    private final Attempts attempts;
    private final DeltaChoices deltas;
    private final SlicedExports slices;
    private final SentExports sent;
    private final GonePartitions gone;
    private final UnloadChoice choice;
    private final Executor executor;
    /** The first of its unit, by each task that is being prepared. */
    private final Map<PartitionTaskId, PartitionTaskId> busy = new ConcurrentHashMap<>();

    ExportSubmission(
            SourceCluster source,
            TaskRecorder recorder,
            Steering steering,
            WorkerIdentity self,
            Attempts attempts,
            Parts parts,
            SecondTries tries,
            Executor executor) {
        this.source = source;
        this.recorder = recorder;
        this.failures = new TaskFailures(recorder);
        this.tries = tries;
        this.steering = steering;
        this.self = self;
        this.together = new Together(source, recorder, self, attempts);
        this.attempts = attempts;
        this.deltas = parts.deltas;
        this.slices = parts.slices;
        this.sent = parts.sent;
        this.gone = new GonePartitions(source, recorder, self);
        this.choice = new UnloadChoice(source);
        this.executor = executor;
    }

    /** What chooses how a partition is divided that is exported, and what knows what was sent. */
    record Parts(DeltaChoices deltas, SlicedExports slices, SentExports sent) {}

    /** Whether this partition is being prepared or submitted. */
    boolean isBusy(PartitionTaskId id) {
        return busy.containsKey(id);
    }

    /** Which partitions are being prepared or submitted. */
    Stream<PartitionTaskId> busy() {
        return busy.keySet().stream();
    }

    /** How many units beside these are being prepared or submitted. */
    int without(List<PartitionTask> exporting) {
        Set<PartitionTaskId> listed = exporting.stream().map(PartitionTask::id).collect(Collectors.toSet());
        return (int) busy.values().stream()
                .distinct()
                .filter(id -> !listed.contains(id))
                .count();
    }

    /**
     * Exports PLANNED tasks: one, or several of a table together.
     *
     * @return false when that is under way already
     */
    boolean begin(List<PartitionTask> unit) {
        List<PartitionTaskId> ids = unit.stream().map(PartitionTask::id).toList();
        return aside(ids, () -> {
            try {
                together.begin(ready(ids), this::submit).forEach(this::beginAlone);
            } catch (ClusterException refused) {
                refused(unit.get(0), refused);
            }
        });
    }

    private List<PartitionTask> ready(List<PartitionTaskId> ids) {
        return recorder.partitions(ids).stream()
                .filter(now -> now.state() == PartitionState.PLANNED && !tries.isResting(now.id()))
                .toList();
    }

    private void beginAlone(PartitionTask task) {
        submit(
                after(task.to(PartitionState.EXPORTING, self.change("the exporter takes it")), CancelledExports.NONE),
                task.change().why());
    }

    /**
     * Exports a task once more whose export was lost or cancelled; unless somebody has written to it meanwhile.
     *
     * @param task as it was read, with what is new known of it
     * @param cancelled all of its exports that were
     */
    boolean again(PartitionTask task, CancelledExports cancelled, String why) {
        return aside(
                List.of(task.id()),
                () -> recorder.partition(task.id())
                        .filter(now -> now.version() == task.version())
                        .ifPresent(now -> anew(after(task.revised(self.change(why)), cancelled))));
    }

    private void anew(PartitionTask task) {
        if (SlicedExports.isUnderWay(task)) {
            sending(task, () -> slices.again(task));
        } else {
            submit(task, "");
        }
    }

    /**
     * Begins the next slices of exports that are under way.
     *
     * @param most how many
     * @return how many begin
     */
    int more(int most) {
        int all = 0;
        for (PartitionTask task : slices.waiting()) {
            int count = slices.next(task, most - all);
            if (count > 0 && aside(List.of(task.id()), () -> sending(task, () -> slices.more(task, count)))) {
                slices.beginning(task, count);
                all += count;
            }
        }
        return all;
    }

    /** @param task as it is, or with the attempt that is written down before anything can be refused */
    private void sending(PartitionTask task, Supplier<Optional<PartitionTask>> send) {
        try {
            send.get().ifPresent(this::cancelUnwanted);
        } catch (ClusterException refused) {
            refused(task, refused);
        }
    }

    private static PartitionTask after(PartitionTask task, CancelledExports cancelled) {
        Export last = task.export();
        return last == null ? task : task.withExport(last.after(cancelled.count() == 0 ? null : cancelled));
    }

    private boolean aside(List<PartitionTaskId> unit, Runnable work) {
        PartitionTaskId first = unit.get(0);
        List<PartitionTaskId> taken =
                unit.stream().filter(id -> busy.putIfAbsent(id, first) == null).toList();
        if (taken.size() < unit.size()) {
            busy.keySet().removeAll(taken);
            return false;
        }
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException unknown) {
                Interruption.unlessEnded(
                        unknown, () -> LOG.warn("{} is looked at again: {}", first, unknown.getMessage()));
            } finally {
                busy.keySet().removeAll(taken);
            }
        });
        return true;
    }

    /** Writes the next attempt of what was planned for this reason down, then submits it. */
    private void submit(PartitionTask task, String planned) {
        Optional.ofNullable(task.export()).map(Export::folder).ifPresent(deltas::forget);
        try {
            PartitionId id = task.id().partition();
            Optional<CatalogPartition> partition =
                    UnloadChoice.read(id, () -> source.partition(id.table(), id.partition()));
            if (partition.isEmpty()) {
                var unused = gone.end(task.id());
                return;
            }
            if (gone.isReplanned(task, partition.get())) {
                return;
            }
            Optional<Chosen> delta = deltas.choose(task, partition.get());
            Optional<Unload> split =
                    delta.isPresent() ? Optional.empty() : UnloadChoice.read(id, () -> slices.choose(task));
            Unload unload = delta.map(Chosen::unload).or(() -> split).orElseGet(() -> choice.whole(id, planned));
            Export next = attempts.next(task, unload, partition.get());
            if (split.isPresent()) {
                PartitionTask first = task.withExport(next);
                sending(first, () -> slices.first(first, split.get()));
                return;
            }
            delta.ifPresent(some -> deltas.remember(next.folder(), some.delta()));
            PartitionTask written =
                    task.withExport(delta.map(some -> next.with(some.share())).orElse(next));
            if (recorder.advance(written)) {
                submit(written, unload);
            } else {
                deltas.forget(next.folder());
            }
        } catch (ClusterException refused) {
            refused(task, refused);
        }
    }

    private void submit(PartitionTask written, Unload unload) {
        try {
            StorageUri folder = Exporter.exportOf(written).folder();
            sent.sending(written.id(), folder);
            source.export(unload, folder);
            cancelUnwanted(written);
        } catch (ClusterException refused) {
            refused(written, refused);
        }
    }

    /**
     * Ends a task whose export was cancelled, for good as far as anybody knows: it FAILS, unless its partition is gone.
     *
     * @throws ClusterException when whether it is there cannot be asked now
     */
    void cancelled(PartitionTask task, Remedy remedy, String why) {
        if (!gone.hasEnded(task, remedy)) {
            failures.record(task, self.change(remedy == Remedy.UNKNOWN ? SecondTries.twice(why) : why));
        }
    }

    /** Cancelled between its record and its submission, nobody else would stop it. */
    private void cancelUnwanted(PartitionTask written) {
        StorageUri folder = Exporter.exportOf(written).folder();
        boolean wanted = recorder.partition(written.id())
                .filter(now -> now.state() == PartitionState.EXPORTING
                        && Exporter.exportOf(now).folder().equals(folder))
                .isPresent();
        if (!wanted) {
            LOG.info("The export of {} to {} is cancelled again", written.id(), folder);
            List<ExportStatus> running = source.exports().stream()
                    .filter(status -> status.folder().isBelow(folder) && status.progress() == Progress.RUNNING)
                    .toList();
            running.forEach(source::cancel);
        }
    }

    private void refused(PartitionTask task, ClusterException refused) {
        if (!refused.isTransient()) {
            if (!gone.hasEnded(task, refused.remedy())) {
                tries.refused(task, refused.remedy(), String.valueOf(refused.getMessage()));
            }
            return;
        }
        if (refused.remedy() == Remedy.SLOW_DOWN) {
            steering.pushedBack();
        }
        Interruption.unlessEnded(refused, () -> LOG.info("Export of {} waits: {}", task.id(), refused.getMessage()));
    }
}
