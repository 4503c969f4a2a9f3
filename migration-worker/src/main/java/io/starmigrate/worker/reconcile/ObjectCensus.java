package io.starmigrate.worker.reconcile;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accounts for the objects of a job: each is a manifest, a file of a manifest, or what an export attempt of the job has
 * left or is still writing. To be used from one thread, once.
 */
final class ObjectCensus {
    private static final String TEMPORARY = "/__starrocks_export_tmp_";

    private final TaskRecorder recorder;
    private final StorageUri root;
    private final Map<PartitionTaskId, Optional<PartitionTask>> tasks = new HashMap<>();
    private final Map<FileTaskId, Optional<Manifest>> manifests = new HashMap<>();

    ObjectCensus(TaskRecorder recorder, StorageUri root) {
        this.recorder = recorder;
        this.root = root;
    }

    /** The objects of a job that nothing accounts for. */
    List<StorageUri> unexplained(ObjectStore storage, String job) {
        try (Stream<StoredObject> objects = storage.list(DataFileKey.jobFolder(root, job))) {
            return objects.filter(object -> !isExplained(object))
                    .map(StoredObject::uri)
                    .toList();
        }
    }

    private boolean isExplained(StoredObject object) {
        Optional<DataFileKey> key = DataFileKey.parse(root, object.uri());
        if (key.isEmpty()) {
            return object.uri().name().equals(DataFileKey.MANIFEST_NAME)
                    || object.uri().key().contains(TEMPORARY);
        }
        FileTaskId id = FileTaskId.of(key.get());
        int attempts = tasks.computeIfAbsent(id.task(), recorder::partition)
                .map(PartitionTask::export)
                .map(PartitionTask.Export::attempt)
                .orElse(0);
        return id.attempt() <= attempts
                && manifest(id)
                        .map(manifest ->
                                object.size() == 0 || manifest.file(id.name()).isPresent())
                        .orElse(true);
    }

    private Optional<Manifest> manifest(FileTaskId id) {
        return manifests.computeIfAbsent(
                new FileTaskId(id.task(), id.attempt(), ""), key -> recorder.manifest(id.task(), id.attempt()));
    }
}
