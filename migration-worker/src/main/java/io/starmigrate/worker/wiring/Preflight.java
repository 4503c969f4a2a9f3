package io.starmigrate.worker.wiring;

import io.starmigrate.core.config.Need;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.util.List;
import java.util.stream.Stream;

/** Touches what a command is about to use, so that a wrong name or key is told before anything is written down. */
final class Preflight {
    private final Ports ports;
    private final RoleSettings settings;

    Preflight(Ports ports, RoleSettings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    /**
     * Lists the beginning of each storage that is configured.
     *
     * @throws io.starmigrate.core.storage.ObjectStoreException when a bucket is not there, or may not be listed
     */
    void storages() {
        if (settings.provides(Need.SOURCE_STORAGE)) {
            touch(ports.sourceStorage(), settings.route().sourceRoot());
        }
        if (settings.provides(Need.TARGET_STORAGE)) {
            touch(ports.targetStorage(), settings.route().targetRoot());
        }
    }

    /** Touches all that a job is moved with: storages, the recorder, and what files are loaded with. */
    void moving(String job) {
        storages();
        loading(job);
    }

    private void loading(String job) {
        var unusedJob = ports.recorder().job(job);
        var unusedParts = List.of(ports.queue(), ports.target());
    }

    private static void touch(ObjectStore storage, StorageUri root) {
        try (Stream<StoredObject> objects = storage.list(root)) {
            var unused = objects.findFirst();
        }
    }
}
