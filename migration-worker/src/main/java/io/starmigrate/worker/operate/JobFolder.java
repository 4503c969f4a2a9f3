package io.starmigrate.worker.operate;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files of jobs in one storage.
 *
 * @param storage the storage
 * @param root where files of jobs are in it
 */
public record JobFolder(ObjectStore storage, StorageUri root) {
    private static final int EXAMPLES = 3;

    StorageUri folder(String job) {
        return DataFileKey.jobFolder(root, job);
    }

    /** How many objects there are, how large they are, and some of them. */
    String count(String job) {
        return over(job, object -> {});
    }

    /** Removes every object; answers as {@link #count} does. */
    String remove(String job) {
        return over(job, object -> storage.delete(object.uri()));
    }

    private String over(String job, Consumer<StoredObject> work) {
        long count = 0;
        long bytes = 0;
        List<String> examples = new ArrayList<>();
        try (Stream<StoredObject> objects = storage.list(folder(job))) {
            for (StoredObject object : (Iterable<StoredObject>) objects::iterator) {
                work.accept(object);
                count++;
                bytes += object.size();
                if (examples.size() < EXAMPLES) {
                    examples.add(name(object));
                }
            }
        }
        return Units.counted(count, "object") + ", " + Units.bytes(bytes)
                + (examples.isEmpty() ? "" : ", such as " + String.join(", ", examples));
    }

    private static String name(StoredObject object) {
        String shown = object.uri().shown();
        // What consoles keep for a folder ends with the stroke that it is a folder by.
        String name = shown.substring(shown.lastIndexOf('/', shown.length() - 2) + 1);
        return name.equals(name.strip()) && !name.contains(",") ? name : '"' + name + '"';
    }
}
