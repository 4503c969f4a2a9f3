package io.starmigrate.worker.publish;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks whether the files that were loaded are still those that arrived: what stands in for the source's fingerprint
 * where there is none. Safe for use by many threads.
 */
public final class LoadedFiles {
    private final TaskRecorder recorder;
    private final ObjectStore storage;
    private final StorageUri root;

    /**
     * @param storage where the target loads from
     * @param root where files of jobs are in it
     */
    public LoadedFiles(TaskRecorder recorder, ObjectStore storage, StorageUri root) {
        this.recorder = recorder;
        this.storage = storage;
        this.root = root;
    }

    /**
     * What is wrong with one of them, in words; empty when nothing is.
     *
     * @throws io.starmigrate.core.storage.ObjectStoreException when nobody can tell
     */
    Optional<String> altered(Manifest manifest) {
        Map<FileTaskId, FileTask> recorded =
                recorder.files(manifest.task()).stream().collect(Collectors.toMap(FileTask::id, Function.identity()));
        return manifest.arrivals().stream()
                .flatMap(file -> altered(file, Optional.ofNullable(recorded.get(manifest.id(file))), manifest).stream())
                .findFirst();
    }

    private Optional<String> altered(ManifestFile file, Optional<FileTask> recorded, Manifest manifest) {
        Optional<StoredObject> found = storage.head(manifest.id(file).below(root));
        String arrived = recorded.map(FileTask::etag).orElse(file.etag());
        long size = recorded.map(file::size).orElse(file.size());
        boolean same = found.filter(object -> object.size() == size
                        && (arrived.isEmpty() || object.etag().equals(arrived)))
                .isPresent();
        return same
                ? Optional.empty()
                : Optional.of("file " + file.name() + " is not what arrived any more: it was "
                        + Units.counted(size, "byte") + (arrived.isEmpty() ? "" : " with the entity tag " + arrived)
                        + ", the storage has "
                        + found.map(object -> Units.counted(object.size(), "byte") + " with " + object.etag())
                                .orElse("none"));
    }
}
