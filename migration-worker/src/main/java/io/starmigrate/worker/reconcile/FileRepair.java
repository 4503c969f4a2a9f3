package io.starmigrate.worker.reconcile;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.Completion;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.reconcile.JobFiles.SourceFiles;
import io.starmigrate.worker.relay.PackOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the files of one partition task going again: announces what stands still, copies what is not whole, and has
 * exported again what is gone from everywhere. To be used from one thread.
 */
final class FileRepair {
    private static final Logger LOG = LoggerFactory.getLogger(FileRepair.class);

    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(15);

    private final TaskRecorder recorder;
    private final JobFiles files;
    private final Announcements announcements;
    private final Completion completion;
    private final Redo redo;
    private final TaskFailures failures;
    private final WorkerIdentity self;
    private final Stillness stillness;

    FileRepair(
            TaskRecorder recorder, JobFiles files, Announcements announcements, WorkerIdentity self, Duration still) {
        this.recorder = recorder;
        this.files = files;
        this.announcements = announcements;
        this.completion = new Completion(recorder, self);
        this.redo = new Redo(recorder, self);
        this.failures = new TaskFailures(recorder);
        this.self = self;
        this.stillness = new Stillness(still);
    }

    /** Repairs what of an exported task is not loaded yet. */
    List<Finding> repair(PartitionTask task) {
        if (task.exported() == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        failures.isolate(task, self, () -> findings.addAll(repair(task, recorder.requireManifest(task))));
        return findings;
    }

    private List<Finding> repair(PartitionTask task, Manifest manifest) {
        Map<FileTaskId, FileTask> recorded =
                recorder.files(task.id()).stream().collect(Collectors.toMap(FileTask::id, Function.identity()));
        List<Finding> findings = new ArrayList<>();
        Map<String, String> silent = new HashMap<>();
        List<FileTaskId> lost = new ArrayList<>();
        for (String name : completion.missing(task)) {
            ManifestFile file = manifest.arrival(name).orElseThrow();
            FileTaskId id = manifest.id(file);
            Optional<FileTask> known = Optional.ofNullable(recorded.get(id));
            long size = known.map(file::size).orElse(file.size());
            Optional<StoredObject> whole = whole(files.storage(), id.below(files.root()), size);
            switch (whole.isPresent() ? Condition.WHOLE : bring(manifest, file, known)) {
                case WHOLE -> {
                    if (isSilent(task, id, known)) {
                        silent.put(name, whole.orElseThrow().etag());
                        findings.add(new Finding(What.ANNOUNCED, id.toString(), "it stood still"));
                    }
                }
                case BROUGHT ->
                    findings.add(new Finding(What.RELAYED, id.toString(), "it was not whole in the target storage"));
                case COMING -> LOG.debug("{} is still to be relayed", id);
                case ABSENT -> findings.add(missing(id));
                case LOST -> lost.add(id);
            }
        }
        if (!lost.isEmpty()) {
            findings.add(redo.again(task, lost));
        } else {
            announcements.announceFound(manifest, silent, List.copyOf(recorded.values()));
        }
        return findings;
    }

    private boolean isSilent(PartitionTask task, FileTaskId id, Optional<FileTask> known) {
        return task.state() != PartitionState.FAILED
                && stillness.lasts(id, known.orElse(null), self.clock().instant());
    }

    private static Finding missing(FileTaskId id) {
        return new Finding(
                What.MISSING,
                id.toString(),
                "it is not whole in the target storage and cannot be copied from here; bring it again by the way it came");
    }

    /** All of them, once they have the length with which they were announced. */
    private static Set<Integer> all(List<PackOrder.Piece> pieces, FileTask announced) {
        pieces.forEach(piece -> piece.requireAnnounced(announced));
        return pieces.stream().map(PackOrder.Piece::number).collect(Collectors.toSet());
    }

    /** What became of a file that the target storage does not hold whole. */
    private Condition bring(Manifest manifest, ManifestFile arrival, Optional<FileTask> known) {
        ManifestFile file = manifest.source(arrival);
        StorageUri from = manifest.folder().resolve(file.name());
        StorageUri to = manifest.id(arrival).below(files.root());
        if (from.equals(to)) {
            return Condition.LOST;
        }
        SourceFiles origin = files.origin();
        if (origin == null) {
            return Condition.ABSENT;
        }
        if (whole(origin.storage(), from, file.size()).isEmpty()) {
            return Condition.LOST;
        }
        // What was never heard of, or was announced by the relay a moment ago, is the relay's to bring.
        return known.filter(this::isLeftByRelay)
                .map(left -> copy(from, () -> bring(origin, manifest, file, left)))
                .orElse(Condition.COMING);
    }

    /** A piece is announced right before it is there: one that is not, so long after, was there and is gone. */
    private boolean isLeftByRelay(FileTask file) {
        return file.state() != FileState.EXPORTED
                || file.change().at().plus(SHOWN_WITHIN).isBefore(self.clock().instant());
    }

    private void bring(SourceFiles origin, Manifest manifest, ManifestFile file, FileTask known) {
        if (manifest.packing() == null) {
            var unused = origin.copy()
                    .copy(
                            manifest.folder().resolve(file.name()),
                            file.size(),
                            file.etag(),
                            known.id().below(files.root()));
        } else {
            PackOrder order =
                    PackOrder.of(manifest, file, files.root(), Set.of(known.id().name()));
            var unused = origin.copy().pack(order, pieces -> all(pieces, known));
        }
    }

    private static Condition copy(StorageUri from, Runnable bringing) {
        try {
            bringing.run();
            return Condition.BROUGHT;
        } catch (ObjectStoreException refused) {
            LOG.warn("{} cannot be relayed again: {}", from, refused.getMessage());
            return switch (refused.reason()) {
                case NO_OBJECT, CHANGED -> Condition.LOST;
                case NO_BUCKET, DENIED, ARCHIVED, TOO_LARGE, BUSY, UNREACHABLE, REFUSED -> Condition.ABSENT;
            };
        }
    }

    private static Optional<StoredObject> whole(ObjectStore storage, StorageUri object, long size) {
        return storage.head(object).filter(held -> held.size() == size);
    }

    private enum Condition {
        WHOLE,
        BROUGHT,
        COMING,
        ABSENT,
        LOST
    }
}
