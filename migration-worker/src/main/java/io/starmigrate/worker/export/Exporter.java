package io.starmigrate.worker.export;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.Export;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.TaskFailures;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves partition tasks of one job from PLANNED to EXPORTED.
 *
 * <p>An EXPORT is written down with a folder of its own before it is submitted; after a crash, a lost reply or a
 * takeover the folder tells whether it reached the cluster. To be driven by one thread, and by one worker per job: the
 * caller holds the job's export lease.
 */
public final class Exporter {
    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    private final String job;
    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final Finishing finishing;
    private final ConcurrencySteering steering;
    private final WorkerIdentity self;
    private final ExportSettings settings;
    private final Deque<PartitionTask> planned = new ArrayDeque<>();
    private final Map<StorageUri, Instant> missed = new HashMap<>();

    public Exporter(
            String job,
            SourceCluster source,
            TaskRecorder recorder,
            ExportFinisher finisher,
            ConcurrencySteering steering,
            WorkerIdentity self,
            ExportSettings settings,
            Executor finishers) {
        this.job = job;
        this.source = source;
        this.recorder = recorder;
        this.failures = new TaskFailures(recorder);
        this.finishing = new Finishing(finisher, failures, self, finishers);
        this.steering = steering;
        this.self = self;
        this.settings = settings;
    }

    /**
     * Does what can be done now and returns without waiting.
     *
     * @return how many exports are planned or under way after it; 0 when all of the job's tasks have left the source
     */
    public int step() {
        List<PartitionTask> exporting =
                recorder.partitions(job, PartitionState.EXPORTING).toList();
        Map<StorageUri, ExportStatus> statuses = exporting.isEmpty()
                ? Map.of()
                : source.exports().stream()
                        .collect(Collectors.toMap(ExportStatus::folder, Function.identity(), Exporter::newer));
        int running = 0;
        for (PartitionTask task : exporting) {
            running += watch(task, statuses) ? 1 : 0;
        }
        refill();
        int limit = steering.limit(source::pressure);
        while (running < limit && !planned.isEmpty()) {
            running += begin(planned.removeFirst()) ? 1 : 0;
        }
        return running + planned.size() + finishing.size();
    }

    /** Whether the task still counts as running. */
    private boolean watch(PartitionTask stored, Map<StorageUri, ExportStatus> statuses) {
        Optional<PartitionTask> current = recorder.partition(stored.id());
        if (current.isEmpty() || current.get().state() != PartitionState.EXPORTING) {
            return false;
        }
        PartitionTask task = current.get();
        Export export = exportOf(task);
        ExportStatus status = statuses.get(export.folder());
        if (status == null) {
            return unheardOf(task, export);
        }
        return switch (status.progress()) {
            case RUNNING, UNKNOWN -> true;
            case FINISHED -> {
                finishing.begin(task);
                yield false;
            }
            case CANCELLED -> cancelled(task, status.error());
        };
    }

    private boolean cancelled(PartitionTask task, String error) {
        Remedy remedy = ErrorClassification.remedy(0, error);
        if (remedy == Remedy.SLOW_DOWN) {
            steering.pushedBack();
        }
        boolean hopeless = !remedy.isTransient();
        if (hopeless || exportOf(task).attempt() >= settings.attempts()) {
            fail(task, "its export was cancelled by the source: " + error);
            return false;
        }
        LOG.info("Export of {} was cancelled by the source ({}); it is submitted again", task.id(), error);
        return submit(task.revised(self.change("export cancelled by the source: " + error)));
    }

    /**
     * The cluster does not list it: it never arrived, or was forgotten. A late arrival writes to a folder of its own.
     */
    private boolean unheardOf(PartitionTask task, Export export) {
        Instant now = self.clock().instant();
        // Timed from when this worker first missed it: another worker's clock may say anything.
        if (missed.computeIfAbsent(export.folder(), folder -> now)
                .plus(settings.patience())
                .isAfter(now)) {
            return true;
        }
        missed.remove(export.folder());
        LOG.info("The source does not know the export of {} to {}; it is submitted again", task.id(), export.folder());
        return submit(task.revised(self.change("the source does not know the export to " + export.folder())));
    }

    private void refill() {
        if (!planned.isEmpty()) {
            return;
        }
        recorder.partitions(job, PartitionState.PLANNED)
                .sorted(Comparator.comparingLong(
                        (PartitionTask task) -> -task.estimate().bytes()))
                .forEach(planned::add);
    }

    private boolean begin(PartitionTask listed) {
        Optional<PartitionTask> current = recorder.partition(listed.id());
        if (current.isEmpty() || current.get().state() != PartitionState.PLANNED) {
            return false;
        }
        return submit(current.get().to(PartitionState.EXPORTING, self.change("the exporter takes it")));
    }

    /** Writes the next attempt down, then submits it. */
    private boolean submit(PartitionTask task) {
        try {
            PartitionId id = task.id().partition();
            Optional<CatalogPartition> partition = source.partition(id.table(), id.partition());
            if (partition.isEmpty()) {
                fail(task, "the source has no such partition any more");
                return false;
            }
            Unload unload = source.unload(id.table(), id.partition());
            PartitionTask written = task.withExport(attempt(task, unload, partition.get()));
            if (!recorder.advance(written)) {
                return false;
            }
            return submitted(written, unload);
        } catch (ClusterException refused) {
            return refused(task, refused);
        }
    }

    private boolean submitted(PartitionTask task, Unload unload) {
        try {
            source.export(unload, exportOf(task).folder());
            return stands(task);
        } catch (ClusterException refused) {
            return refused(task, refused);
        }
    }

    /** Cancelled between its record and its submission, nobody else would stop it. */
    private boolean stands(PartitionTask task) {
        boolean wanted = recorder.partition(task.id())
                .filter(now -> now.state() == PartitionState.EXPORTING
                        && exportOf(task).equals(now.export()))
                .isPresent();
        if (!wanted) {
            LOG.info(
                    "The export of {} to {} is cancelled again",
                    task.id(),
                    exportOf(task).folder());
            source.exports().stream()
                    .filter(status -> status.folder().equals(exportOf(task).folder())
                            && status.progress() == SourceCluster.Progress.RUNNING)
                    .forEach(source::cancel);
        }
        return wanted;
    }

    private boolean refused(PartitionTask task, ClusterException refused) {
        if (!refused.remedy().isTransient()) {
            fail(task, String.valueOf(refused.getMessage()));
            return false;
        }
        if (refused.remedy() == Remedy.SLOW_DOWN) {
            steering.pushedBack();
        }
        LOG.info("Export of {} waits: {}", task.id(), refused.getMessage());
        return true;
    }

    private Export attempt(PartitionTask task, Unload unload, CatalogPartition partition) {
        PartitionId id = task.id().partition();
        int attempt = task.export() == null ? 1 : task.export().attempt() + 1;
        StorageUri folder = DataFileKey.attemptFolder(
                settings.storage(),
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
                self.clock().instant());
    }

    private void fail(PartitionTask task, String why) {
        failures.record(task, self.change(why));
    }

    static Export exportOf(PartitionTask task) {
        Export export = task.export();
        if (export == null) {
            throw new IllegalStateException(task.id() + " is " + task.state() + " without an export");
        }
        return export;
    }

    /** A folder belongs to one attempt; should it ever be listed twice, the finished one counts. */
    private static ExportStatus newer(ExportStatus one, ExportStatus other) {
        return other.progress() == SourceCluster.Progress.FINISHED ? other : one;
    }

    /**
     * How exports are run.
     *
     * @param storage where the source exports to
     * @param attempts how often a generation's export is submitted before it FAILS, from 1
     * @param patience how long an export the cluster does not list may still turn up
     */
    public record ExportSettings(StorageUri storage, int attempts, Duration patience) {}
}
