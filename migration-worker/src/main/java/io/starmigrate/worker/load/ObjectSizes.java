package io.starmigrate.worker.load;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.outage.FolderAccess;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks how long objects are, now that they are to be loaded: an event tells of the moment it was sent, and whoever
 * replaces an object afterwards may be heard of later than it is read. Safe for use by many threads.
 */
public final class ObjectSizes {
    /** What one page of a listing holds. */
    private static final int PAGE = 1000;

    private final Supplier<? extends ObjectStore> storage;
    private final StorageUri root;
    private final TaskRecorder recorder;
    private final FolderAccess access;
    private volatile boolean answered;

    /**
     * @param storage what the target loads from
     * @param root the folder of it that jobs lie below
     */
    public ObjectSizes(
            Supplier<? extends ObjectStore> storage, StorageUri root, TaskRecorder recorder, InstantSource clock) {
        this.storage = storage;
        this.access = new FolderAccess(storage, "Loads", clock);
        this.root = root;
        this.recorder = recorder;
    }

    /**
     * What is wrong with the objects of a load's files, in words; empty when each has the length that it has to have.
     * What is not there is passed over: the target says so itself, and it may still be brought over once more.
     *
     * @param files at least one
     * @throws io.starmigrate.core.storage.ObjectStoreException when nobody can tell
     */
    Optional<String> changed(Manifest manifest, List<FileTaskId> files) {
        Map<FileTaskId, Long> right = lengths(manifest, files);
        Map<StorageUri, Long> found = found(manifest, files);
        answered = true;
        return files.stream()
                .flatMap(file -> Optional.ofNullable(found.get(file.below(root)))
                        .flatMap(size -> MessageFit.altered(size, right.getOrDefault(file, size)))
                        .map(why -> "the object of file " + file.name() + " was changed since it was announced: " + why)
                        .stream())
                .findFirst();
    }

    /**
     * The object of an announced file where it has the length that it has to have, whatever its message says: one of an
     * earlier version of the object may come late. Empty where nobody here may look.
     *
     * @throws ObjectStoreException when nobody can tell now
     */
    Optional<StoredObject> right(Announced file) {
        try {
            return storage.get().head(file.file().id().below(root)).filter(object -> object.size() == file.size());
        } catch (ObjectStoreException unseen) {
            if (unseen.reason() == Reason.DENIED) {
                return Optional.empty();
            }
            throw unseen;
        }
    }

    /** Whether the storage has ever let this worker look: one that may not is refused, whatever others are. */
    boolean hasAnswered() {
        return answered;
    }

    /** Whether the storage refuses to show a file, and to list its folder, or does not answer. */
    boolean letsNobodyIn(FileTaskId file) {
        StorageUri object = file.below(root);
        try {
            storage.get().head(object);
            return false;
        } catch (ObjectStoreException closed) {
            return closed.isOutage() && !access.canList(folder(object));
        }
    }

    private static StorageUri folder(StorageUri object) {
        return new StorageUri(object.kind(), object.bucket(), DataFileKey.folder(object));
    }

    /** How long each has to be: pieces are measured when they are packed, after their manifest was written. */
    private Map<FileTaskId, Long> lengths(Manifest manifest, List<FileTaskId> files) {
        Map<FileTaskId, Long> lengths = manifest.arrivals().stream()
                .filter(Manifest.ManifestFile::isMeasured)
                .collect(Collectors.toMap(manifest::id, Manifest.ManifestFile::size));
        return lengths.keySet().containsAll(files)
                ? lengths
                : recorder.files(manifest.task()).stream().collect(Collectors.toMap(FileTask::id, FileTask::size));
    }

    /** By whichever takes fewer requests: one for each object, or the pages of the attempt's folder. */
    private Map<StorageUri, Long> found(Manifest manifest, List<FileTaskId> files) {
        ObjectStore store = storage.get();
        int pages = 1 + manifest.arrivals().size() / PAGE;
        if (files.size() <= pages) {
            return sizes(files.stream().map(file -> file.below(root)).flatMap(object -> store.head(object).stream()));
        }
        try (Stream<StoredObject> objects = store.list(folder(files.get(0).below(root)))) {
            return sizes(objects);
        }
    }

    private static Map<StorageUri, Long> sizes(Stream<StoredObject> objects) {
        return objects.collect(Collectors.toMap(StoredObject::uri, StoredObject::size));
    }
}
