package io.starmigrate.worker.export;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.CancelledExports;
import io.starmigrate.core.task.PartitionTask.Export;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Progress;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final ConcurrencySteering steering;
    private final WorkerIdentity self;
    private final StorageUri storage;
    private final Executor executor;
    private final Set<PartitionTaskId> busy = ConcurrentHashMap.newKeySet();

    ExportSubmission(
            SourceCluster source,
            TaskRecorder recorder,
            ConcurrencySteering steering,
            WorkerIdentity self,
            StorageUri storage,
            Executor executor) {
        this.source = source;
        this.recorder = recorder;
        this.failures = new TaskFailures(recorder);
        this.tries = new SecondTries(recorder, self);
        this.steering = steering;
        this.self = self;
        this.storage = storage;
        this.executor = executor;
    }

    /** Whether this partition is being prepared or submitted. */
    boolean isBusy(PartitionTaskId id) {
        return busy.contains(id);
    }

    /** How many beside these are being prepared or submitted. */
    int without(List<PartitionTask> exporting) {
        Set<PartitionTaskId> listed = exporting.stream().map(PartitionTask::id).collect(Collectors.toSet());
        return (int) busy.stream().filter(id -> !listed.contains(id)).count();
    }

    /**
     * Exports a PLANNED task.
     *
     * @return false when that is under way already
     */
    boolean begin(PartitionTask listed) {
        return aside(
                listed.id(),
                now -> now.state() == PartitionState.PLANNED && !tries.isResting(now.id())
                        ? Optional.of(after(
                                now.to(PartitionState.EXPORTING, self.change("the exporter takes it")),
                                CancelledExports.NONE))
                        : Optional.empty());
    }

    /**
     * Exports a task once more whose export was lost or cancelled; unless somebody has written to it meanwhile.
     *
     * @param task as it was read, with what is new known of it
     * @param cancelled all of its exports that were
     */
    boolean again(PartitionTask task, CancelledExports cancelled, String why) {
        return aside(
                task.id(),
                now -> now.version() == task.version()
                        ? Optional.of(after(task.revised(self.change(why)), cancelled))
                        : Optional.empty());
    }

    private static PartitionTask after(PartitionTask task, CancelledExports cancelled) {
        Export last = task.export();
        return last == null ? task : task.withExport(last.after(cancelled.count() == 0 ? null : cancelled));
    }

    private boolean aside(PartitionTaskId id, Function<PartitionTask, Optional<PartitionTask>> step) {
        if (!busy.add(id)) {
            return false;
        }
        executor.execute(() -> {
            try {
                recorder.partition(id).flatMap(step).ifPresent(this::submit);
            } catch (RuntimeException unknown) {
                LOG.warn("{} is looked at again: {}", id, unknown.getMessage());
            } finally {
                busy.remove(id);
            }
        });
        return true;
    }

    /** Writes the next attempt down, then submits it. */
    private void submit(PartitionTask task) {
        try {
            PartitionId id = task.id().partition();
            Optional<CatalogPartition> partition = source.partition(id.table(), id.partition());
            if (partition.isEmpty()) {
                gone(task.id());
                return;
            }
            Unload unload = source.unload(id.table(), id.partition());
            PartitionTask written = task.withExport(attempt(task, unload, partition.get()));
            if (recorder.advance(written)) {
                submit(written, unload);
            }
        } catch (ClusterException refused) {
            refused(task, refused);
        } catch (IllegalArgumentException unreadable) {
            failures.record(task, self.change(String.valueOf(unreadable.getMessage())));
        }
    }

    private void submit(PartitionTask written, Unload unload) {
        try {
            source.export(unload, Exporter.exportOf(written).folder());
            cancelUnwanted(written);
        } catch (ClusterException refused) {
            refused(written, refused);
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
                    .filter(status -> status.folder().equals(folder) && status.progress() == Progress.RUNNING)
                    .toList();
            running.forEach(source::cancel);
        }
    }

    private void refused(PartitionTask task, ClusterException refused) {
        if (!refused.isTransient()) {
            tries.refused(task, refused.remedy(), String.valueOf(refused.getMessage()));
            return;
        }
        if (refused.remedy() == Remedy.SLOW_DOWN) {
            steering.pushedBack();
        }
        LOG.info("Export of {} waits: {}", task.id(), refused.getMessage());
    }

    private void gone(PartitionTaskId id) {
        recorder.partition(id)
                .filter(now -> now.state() == PartitionState.PLANNED || now.state() == PartitionState.EXPORTING)
                .map(now -> now.gone(self.change(PartitionTask.GONE)))
                .filter(recorder::advance)
                .ifPresent(now -> LOG.info("{} CANCELLED: {}", id, now.change().why()));
    }

    /** Where compaction moves versions, only the rows themselves can tell afterwards that they stood still. */
    private @Nullable Fingerprint before(PartitionTask task, Unload unload, CatalogPartition partition) {
        if (!ChangeSignal.of(partition).movesWithoutChange() || partition.isUntouched()) {
            return null;
        }
        try {
            List<String> columns =
                    unload.columns().stream().map(FileColumn::name).toList();
            return source.fingerprint(unload.table(), unload.partition(), columns);
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            LOG.warn("{} has no fingerprint before its export: {}", task.id(), refused.getMessage());
            return null;
        }
    }

    private Export attempt(PartitionTask task, Unload unload, CatalogPartition partition) {
        PartitionId id = task.id().partition();
        @Nullable Fingerprint before = before(task, unload, partition);
        int attempt = task.export() == null ? 1 : task.export().attempt() + 1;
        StorageUri folder = DataFileKey.attemptFolder(
                storage,
                id.job(),
                new TableRef(id.database(), id.table()),
                id.partition(),
                task.id().generation(),
                attempt);
        return new Export(
                attempt,
                folder,
                ChangeToken.of(partition).text(),
                unload.columns(),
                unload.format(),
                self.clock().instant(),
                task.export() == null ? null : task.export().cancelled(),
                before);
    }
}
