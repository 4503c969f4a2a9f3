package io.starmigrate.worker.reconcile;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.load.Completion;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.verify.Announcements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the target storage with manifests and recorder: announces what nobody speaks of any more, copies again what
 * is missing or not whole, drops staging of tasks whose work has ended, and names every object nothing accounts for.
 *
 * <p>Doing it twice, or in two workers at once, does no harm. To be used from one thread.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final String job;
    private final TaskRecorder recorder;
    private final TargetCluster target;
    private final ObjectStore storage;
    private final StorageUri root;
    private final @Nullable FileCopy relay;
    private final Announcements announcements;
    private final Completion completion;
    private final WorkerIdentity self;
    private final Stillness stillness;
    private final Set<Settled> cleared = new HashSet<>();

    /**
     * @param storage where the target loads from
     * @param root where files of jobs are in it
     * @param relay copies files from the source storage; null where files are brought by other means
     * @param still how long a file may stand still before it is announced again; zero announces all that wait
     */
    public Reconciler(
            String job,
            TaskRecorder recorder,
            TargetCluster target,
            ObjectStore storage,
            StorageUri root,
            @Nullable FileCopy relay,
            Announcements announcements,
            WorkerIdentity self,
            Duration still) {
        this.job = job;
        this.recorder = recorder;
        this.target = target;
        this.storage = storage;
        this.root = root;
        this.relay = relay;
        this.announcements = announcements;
        this.completion = new Completion(recorder, self);
        this.self = self;
        this.stillness = new Stillness(still);
    }

    /** Sets going what stands still. Reads only what is under way, so that it can be done every few minutes. */
    public ReconcileReport repair() {
        List<FileTaskId> announced = new ArrayList<>();
        List<FileTaskId> relayed = new ArrayList<>();
        List<FileTaskId> missing = new ArrayList<>();
        for (PartitionTask task : listed(PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.FAILED)) {
            reconcile(task, announced, relayed, missing);
        }
        return new ReconcileReport(announced, relayed, missing, List.of());
    }

    /** Repairs, drops staging of tasks whose work has ended, and lists every object of the job. */
    public ReconcileReport reconcile() {
        ReconcileReport repaired = repair();
        listed(PartitionState.PUBLISHED, PartitionState.FAILED, PartitionState.CANCELLED)
                .forEach(this::clear);
        List<StorageUri> unexplained = new ObjectCensus(recorder, root).unexplained(storage, job);
        ReconcileReport report =
                new ReconcileReport(repaired.announced(), repaired.relayed(), repaired.missing(), unexplained);
        LOG.info(
                "Reconciled: {} files announced, {} relayed, {} missing, {}",
                report.announced().size(),
                report.relayed().size(),
                report.missing().size(),
                report.summary());
        return report;
    }

    private List<PartitionTask> listed(PartitionState... states) {
        return Stream.of(states)
                .flatMap(state -> recorder.partitions(job, state))
                .toList();
    }

    private void reconcile(
            PartitionTask task, List<FileTaskId> announced, List<FileTaskId> relayed, List<FileTaskId> missing) {
        Optional<Manifest> manifest = Optional.ofNullable(task.export())
                .filter(export -> task.exported() != null)
                .flatMap(export -> recorder.manifest(task.id(), export.attempt()));
        if (manifest.isEmpty()) {
            return;
        }
        Map<FileTaskId, FileTask> recorded =
                recorder.files(task.id()).stream().collect(Collectors.toMap(FileTask::id, Function.identity()));
        Set<String> silent = new HashSet<>();
        for (String name : completion.missing(task)) {
            ManifestFile file = manifest.get().file(name).orElseThrow();
            FileTaskId id = manifest.get().id(file);
            boolean known = recorded.containsKey(id);
            boolean whole = isWhole(file, id);
            if (!whole && known && copyAgain(manifest.get(), file, id)) {
                relayed.add(id);
                whole = true;
            }
            if (!whole) {
                // What was never relayed is the relay's to bring.
                if (known || relay == null) {
                    missing.add(id);
                }
            } else if (task.state() != PartitionState.FAILED
                    && stillness.lasts(
                            id,
                            Optional.ofNullable(recorded.get(id)),
                            self.clock().instant())) {
                silent.add(name);
                announced.add(id);
            }
        }
        announcements.announce(manifest.get(), silent);
    }

    private boolean isWhole(ManifestFile file, FileTaskId id) {
        return storage.head(id.below(root))
                .filter(object -> object.size() == file.size())
                .isPresent();
    }

    private boolean copyAgain(Manifest manifest, ManifestFile file, FileTaskId id) {
        if (relay == null) {
            return false;
        }
        try {
            relay.copy(manifest.folder().resolve(file.name()), file.size(), file.etag(), id.below(root));
            return true;
        } catch (ObjectStoreException refused) {
            LOG.warn("{} cannot be relayed again: {}", id, refused.getMessage());
            return false;
        }
    }

    private void clear(PartitionTask task) {
        Settled settled = new Settled(task.id(), task.version());
        if (task.staging() != null && !cleared.contains(settled)) {
            target.drop(StagingOpener.place(task), task.staging());
            cleared.add(settled);
        }
    }

    private record Settled(PartitionTaskId task, long version) {}
}
