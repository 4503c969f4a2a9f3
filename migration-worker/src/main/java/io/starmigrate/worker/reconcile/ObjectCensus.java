package io.starmigrate.worker.reconcile;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Accounts for the objects of a job: each is a manifest, a file of a manifest as long as the manifest says, what an
 * export is still writing, or what one that was given up has left. To be used from one thread, once.
 */
final class ObjectCensus {
    private static final Finding EXPLAINED = new Finding(What.UNCHANGED, "", "");

    /** Objects are listed folder by folder: what was read for those before is not needed any more. */
    private static final int HELD = 100;

    private final TaskRecorder recorder;
    private final StorageUri root;
    private final Predicate<PartitionTaskId> done;
    private final Map<PartitionTaskId, Optional<PartitionTask>> tasks = new HashMap<>();
    private final Map<FileTaskId, Optional<Manifest>> manifests = new HashMap<>();

    /** @param done whose objects nobody is to look through: neither task nor manifest is read for them */
    ObjectCensus(TaskRecorder recorder, StorageUri root, Predicate<PartitionTaskId> done) {
        this.recorder = recorder;
        this.root = root;
        this.done = done;
    }

    /** The objects of a job that nothing accounts for, and those that were left behind, each with why. */
    List<Finding> examine(ObjectStore storage, String job) {
        try (Stream<StoredObject> objects = storage.list(DataFileKey.jobFolder(root, job))) {
            return objects.map(this::settled)
                    .filter(finding -> !finding.equals(EXPLAINED))
                    .toList();
        }
    }

    /** What nothing accounts for may belong to what was begun since the recorder was asked: it is asked again. */
    private Finding settled(StoredObject object) {
        if (tasks.size() > HELD) {
            tasks.clear();
            manifests.clear();
        }
        Finding first = judge(object);
        if (first.what() != What.UNEXPLAINED) {
            return first;
        }
        owner(object.uri()).ifPresent(id -> {
            tasks.remove(id.task());
            manifests.remove(ofAttempt(id));
        });
        return judge(object);
    }

    private Finding judge(StoredObject object) {
        Optional<FileTaskId> owner = owner(object.uri());
        if (owner.isEmpty() && isDefinition(object.uri())) {
            return EXPLAINED;
        }
        if (owner.isEmpty()) {
            return unexplained(object, "it lies in no export attempt's folder");
        }
        FileTaskId id = owner.get();
        if (done.test(id.task())) {
            return EXPLAINED;
        }
        Optional<PartitionTask> task = tasks.computeIfAbsent(id.task(), recorder::partition);
        if (task.isEmpty()) {
            return unexplained(object, "the recorder has no partition task " + id.task());
        }
        if (task.get().isUnreadable()) {
            return unreadable(object, task.get().change().why());
        }
        Export export = task.get().export();
        int attempts = export == null ? 0 : export.attempt();
        if (id.attempt() > attempts) {
            return unexplained(object, "the last export attempt the recorder knows is " + attempts);
        }
        try {
            return manifest(id)
                    .map(manifest -> beside(task.get(), manifest, object))
                    .orElseGet(() -> unlisted(task.get(), attempts == id.attempt(), object));
        } catch (UnreadableItemException damaged) {
            return unreadable(object, String.valueOf(damaged.getMessage()));
        }
    }

    /** How a table was defined when it was exported, beside its partitions; or what a run should have left of all. */
    private boolean isDefinition(StorageUri object) {
        String below = object.key().substring(root.asFolder().key().length());
        int depth = below.split("/", -1).length;
        return (object.name().equals(DataFileKey.TABLE_NAME) && depth == 4)
                || (object.name().equals(DataFileKey.INVENTORY_NAME) && depth == 3);
    }

    /** An object of an attempt that has no manifest. */
    private static Finding unlisted(PartitionTask task, boolean isLast, StoredObject object) {
        return isLast && task.state() == PartitionState.EXPORTING
                ? EXPLAINED
                : new Finding(
                        What.LEFTOVER, object.uri().shown(), "left by an export that was given up; clean removes it");
    }

    /** An object of an attempt that has ended with a manifest. */
    private static Finding beside(PartitionTask task, Manifest manifest, StoredObject object) {
        if (DataFileKey.isTemporary(object.uri())) {
            return unexplained(object, "it is a temporary file of an export that has ended");
        }
        String name = DataFileKey.name(object.uri());
        if (name.equals(DataFileKey.MANIFEST_NAME)) {
            return EXPLAINED;
        }
        Optional<ManifestFile> listed = manifest.file(name).or(() -> manifest.arrival(name));
        if (listed.isPresent()) {
            return listed(task, object, listed.get());
        }
        if (object.size() == 0 && !object.modified().isAfter(manifest.written())) {
            return new Finding(
                    What.LEFTOVER,
                    object.uri().shown(),
                    "a file of no bytes, as versions before 2.5 write for no rows");
        }
        if (DataFileKey.isOfSlice(name)) {
            return new Finding(
                    What.LEFTOVER, object.uri().shown(), "left by a slice that was given up; clean removes it");
        }
        return unexplained(
                object,
                "the manifest of attempt " + manifest.attempt() + " does not list it"
                        + (object.size() == 0 ? ", and it holds no bytes" : ""));
    }

    private static Finding listed(PartitionTask task, StoredObject object, ManifestFile file) {
        if (file.isMeasured() && file.size() != object.size()) {
            return unexplained(
                    object,
                    "it has " + Units.counted(object.size(), "byte") + ", the manifest says "
                            + Units.count(file.size()));
        }
        return object.isArchived() && isStillRead(task.state())
                ? new Finding(
                        What.ARCHIVED,
                        object.uri().shown(),
                        "the store keeps it as " + object.storageClass()
                                + ", and nothing reads it before it is restored; restore it in the storage, then: migrate retry")
                : EXPLAINED;
    }

    private static boolean isStillRead(PartitionState state) {
        return switch (state) {
            case PLANNED, EXPORTING, EXPORTED, LOADING, VERIFYING, FAILED -> true;
            case PUBLISHED, CANCELLED, SUPERSEDED -> false;
        };
    }

    /** The attempt an object lies in, by the name of the object; also of a manifest and of a temporary file. */
    private Optional<FileTaskId> owner(StorageUri object) {
        boolean plain = !DataFileKey.isTemporary(object) && !object.name().equals(DataFileKey.MANIFEST_NAME);
        StorageUri like = new StorageUri(
                object.kind(),
                object.bucket(),
                DataFileKey.folder(object) + (plain ? DataFileKey.name(object) : "any"));
        return DataFileKey.parse(root, like).map(FileTaskId::of);
    }

    /** Its partition is what has FAILED, and is moved once more. */
    private static Finding unreadable(StoredObject object, String why) {
        return new Finding(What.LEFTOVER, object.uri().shown(), "whose nobody can tell: " + why + "; clean removes it");
    }

    private static Finding unexplained(StoredObject object, String why) {
        return new Finding(What.UNEXPLAINED, object.uri().shown(), why);
    }

    private Optional<Manifest> manifest(FileTaskId id) {
        return manifests.computeIfAbsent(ofAttempt(id), key -> recorder.manifest(id.task(), id.attempt()));
    }

    private static FileTaskId ofAttempt(FileTaskId id) {
        return new FileTaskId(id.task(), id.attempt(), "");
    }
}
