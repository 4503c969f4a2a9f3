package io.starmigrate.worker.load;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTaskId;
import java.util.LinkedHashMap;
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

    /**
     * @param storage what the target loads from
     * @param root the folder of it that jobs lie below
     */
    public ObjectSizes(Supplier<? extends ObjectStore> storage, StorageUri root) {
        this.storage = storage;
        this.root = root;
    }

    /**
     * The files whose object has another length than it has to have, each with what was found. What is not there is
     * passed over: the target says so itself, and it may still be brought over once more.
     *
     * @param files of one attempt, at least one
     */
    Map<Announced, String> wrong(List<Announced> files) {
        Map<StorageUri, Long> found = found(files);
        Map<Announced, String> wrong = new LinkedHashMap<>();
        for (Announced file : files) {
            Optional.ofNullable(found.get(object(file)))
                    .flatMap(size -> MessageFit.altered(size, file.size()))
                    .ifPresent(why -> wrong.put(file, "its object was changed since it was announced: " + why));
        }
        return wrong;
    }

    /** By whichever takes fewer requests: one for each object, or the pages of the attempt's folder. */
    private Map<StorageUri, Long> found(List<Announced> files) {
        int pages = 1 + files.get(0).manifest().arrivals().size() / PAGE;
        return pages < files.size()
                ? listed(object(files.get(0)))
                : files.stream()
                        .flatMap(file -> storage.get().head(object(file)).stream())
                        .collect(Collectors.toMap(StoredObject::uri, StoredObject::size));
    }

    private Map<StorageUri, Long> listed(StorageUri one) {
        StorageUri folder = new StorageUri(one.kind(), one.bucket(), DataFileKey.folder(one));
        try (Stream<StoredObject> objects = storage.get().list(folder)) {
            return objects.collect(Collectors.toMap(StoredObject::uri, StoredObject::size));
        }
    }

    private StorageUri object(Announced file) {
        FileTaskId id = file.delivery().message().file();
        return id.below(root);
    }
}
