package io.starmigrate.sandbox.proof;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts for every object of a job in both storages. To be used from one thread. */
final class ObjectProof {
    private final TaskRecorder recorder;
    private final MigrationConfig config;

    ObjectProof(TaskRecorder recorder, MigrationConfig config) {
        this.recorder = recorder;
        this.config = config;
    }

    List<String> damages(String job, List<PartitionTask> tasks) {
        List<String> damages = new ArrayList<>();
        StorageUri targetRoot = config.targetStorage().root();
        try (ObjectStore target = ObjectStores.open(config.targetStorage());
                ObjectStore source = ObjectStores.open(config.sourceStorage())) {
            objects(target, targetRoot, job)
                    .filter(object -> !isListed(object, targetRoot))
                    .forEach(object -> damages.add("nothing explains " + object));
            objects(source, config.sourceStorage().root(), job)
                    .filter(object ->
                            !isExported(object.uri(), config.sourceStorage().root()))
                    .forEach(object -> damages.add("nothing explains " + object));
            tasks.forEach(task -> whole(task, target, damages));
        }
        return damages;
    }

    private static Stream<StoredObject> objects(ObjectStore store, StorageUri root, String job) {
        try (Stream<StoredObject> listed = store.list(DataFileKey.jobFolder(root, job))) {
            return listed.toList().stream();
        }
    }

    /** Only files of manifests are relayed, and the manifests themselves. */
    private boolean isListed(StoredObject object, StorageUri root) {
        Optional<DataFileKey> key = DataFileKey.parse(root, object.uri());
        if (key.isEmpty()) {
            return object.uri().name().equals(DataFileKey.MANIFEST_NAME);
        }
        FileTaskId id = FileTaskId.of(key.get());
        return recorder.manifest(id.task(), id.attempt())
                .flatMap(manifest -> manifest.file(id.name()).or(() -> manifest.arrival(id.name())))
                .filter(file -> length(file, id) == object.size())
                .isPresent();
    }

    private long length(ManifestFile file, FileTaskId id) {
        return recorder.file(id).map(file::size).orElse(file.size());
    }

    /** An attempt that was given up leaves files; each is of an attempt that was written down. */
    private boolean isExported(StorageUri object, StorageUri root) {
        Optional<DataFileKey> key = DataFileKey.parse(root, object);
        if (key.isEmpty()) {
            return object.name().equals(DataFileKey.MANIFEST_NAME) || DataFileKey.isTemporary(object);
        }
        FileTaskId id = FileTaskId.of(key.get());
        return recorder.partition(id.task())
                .map(PartitionTask::export)
                .filter(export -> id.attempt() <= export.attempt())
                .isPresent();
    }

    private void whole(PartitionTask task, ObjectStore target, List<String> damages) {
        Optional<Manifest> manifest = recorder.manifest(task);
        if (manifest.isEmpty()) {
            damages.add(task.id() + " has no manifest");
            return;
        }
        for (ManifestFile file : manifest.get().arrivals()) {
            StorageUri object =
                    manifest.get().id(file).below(config.targetStorage().root());
            long size = length(file, manifest.get().id(file));
            if (target.head(object).filter(there -> there.size() == size).isEmpty()) {
                damages.add(object + " is not what its manifest says");
            }
        }
    }
}
