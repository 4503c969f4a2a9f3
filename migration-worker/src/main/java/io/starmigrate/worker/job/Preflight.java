package io.starmigrate.worker.job;

import io.starmigrate.core.config.Need;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import java.util.List;
import java.util.stream.Stream;

/** Touches what a command is about to use, so that a wrong name or key is told before anything is written down. */
final class Preflight {
    private final Ports ports;
    private final RoleSettings settings;
    private final JobChecks checks;

    Preflight(Ports ports, RoleSettings settings, JobChecks checks) {
        this.ports = ports;
        this.settings = settings;
        this.checks = checks;
    }

    /**
     * Before files are written: lists the beginning of each storage that is configured, and says what privileges are
     * missing, and what of the settings the target cannot keep. StarRocks refuses what is not granted; nothing is kept
     * from being tried.
     *
     * @throws io.starmigrate.core.storage.ObjectStoreException when a bucket is not there, or may not be listed
     */
    void writing(ProgressListener progress) {
        storages();
        told(progress);
    }

    /** The same before files are loaded; asks for the job, and opens what they are loaded with, too. */
    void loading(String job, ProgressListener progress) {
        storages();
        var unusedJob = ports.recorder().job(job);
        var unusedParts = List.of(ports.queue(), ports.target());
        told(progress);
    }

    private void storages() {
        if (settings.provides(Need.SOURCE_STORAGE)) {
            touch(ports.sourceStorage(), settings.route().sourceRoot());
        }
        if (settings.provides(Need.TARGET_STORAGE)) {
            touch(ports.targetStorage(), settings.route().targetRoot());
        }
    }

    private void told(ProgressListener progress) {
        Stream.concat(checks.missingPrivileges().stream(), checks.unkept().stream())
                .forEach(line -> progress.noted("Check, " + line.subject() + ": " + line.found() + "; " + line.fix()));
    }

    private static void touch(ObjectStore storage, StorageUri root) {
        try (Stream<StoredObject> objects = storage.list(root)) {
            var unused = objects.findFirst();
        }
    }
}
