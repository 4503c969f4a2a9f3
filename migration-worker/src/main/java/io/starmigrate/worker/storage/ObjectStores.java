package io.starmigrate.worker.storage;

import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;

public final class ObjectStores {
    private ObjectStores() {}

    @SuppressWarnings("DoNotCallSuggester") // until the object stores land
    public static ObjectStore open(StorageConfig config) {
        throw new UnsupportedOperationException();
    }
}
