package io.starmigrate.worker.wiring;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.name.Named;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.List;
import java.util.stream.Stream;

/** Touches what a command is about to use, so that a wrong name or key is told before anything is written down. */
final class Preflight {
    private final MigrationConfig config;
    private final TaskRecorder recorder;
    private final Provider<TaskQueue> queue;
    private final Provider<TargetCluster> target;
    private final Provider<ObjectStore> sourceStorage;
    private final Provider<ObjectStore> targetStorage;

    @Inject
    Preflight(
            MigrationConfig config,
            TaskRecorder recorder,
            Provider<TaskQueue> queue,
            Provider<TargetCluster> target,
            @Named(WorkerModule.SOURCE) Provider<ObjectStore> sourceStorage,
            @Named(WorkerModule.TARGET) Provider<ObjectStore> targetStorage) {
        this.config = config;
        this.recorder = recorder;
        this.queue = queue;
        this.target = target;
        this.sourceStorage = sourceStorage;
        this.targetStorage = targetStorage;
    }

    /**
     * Lists the beginning of each storage that is configured.
     *
     * @throws io.starmigrate.core.storage.ObjectStoreException when a bucket is not there, or may not be listed
     */
    void storages() {
        if (config.provides(Need.SOURCE_STORAGE)) {
            touch(sourceStorage.get(), config.sourceStorage().root());
        }
        if (config.provides(Need.TARGET_STORAGE)) {
            touch(targetStorage.get(), config.targetStorage().root());
        }
    }

    /** Asks for the job, and opens what files are loaded with. */
    void loading(String job) {
        var unusedJob = recorder.job(job);
        var unusedParts = List.of(queue.get(), target.get());
    }

    private static void touch(ObjectStore storage, StorageUri root) {
        try (Stream<StoredObject> objects = storage.list(root)) {
            var unused = objects.findFirst();
        }
    }
}
