package io.starmigrate.worker.storage;

import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.worker.outage.Reachability;

/** Opens the object store that a configuration names. */
public final class ObjectStores {
    private static final int CONNECTIONS = 32;

    private ObjectStores() {}

    /** Opens a store for up to 32 requests at once; else as {@link #open(StorageConfig, int)}. */
    public static ObjectStore open(StorageConfig config) {
        return open(config, CONNECTIONS);
    }

    /**
     * Opens a store; the caller closes it. Nothing is sent yet: wrong credentials show at the first request.
     *
     * @param connections how many requests may be under way at once; more wait
     */
    public static ObjectStore open(StorageConfig config, int connections) {
        return open(config, new StorePace("storage " + config.root(), connections, Reachability.unwatched()));
    }

    /** Opens a store that is sent as much at once as its pace says; else as {@link #open(StorageConfig, int)}. */
    public static ObjectStore open(StorageConfig config, StorePace pace) {
        return switch (config.root().kind()) {
            case S3 -> S3ObjectStore.open(config, pace);
            case OSS -> OssObjectStore.open(config, pace);
        };
    }
}
