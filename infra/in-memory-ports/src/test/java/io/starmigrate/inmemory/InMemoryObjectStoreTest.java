package io.starmigrate.inmemory;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreContract;
import io.starmigrate.core.storage.StorageUri;
import java.time.InstantSource;
import java.util.Set;

class InMemoryObjectStoreTest extends ObjectStoreContract {
    private final ObjectStore store = new InMemoryObjectStore(InstantSource.system(), Set.of("bucket"));

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected StorageUri folder() {
        return StorageUri.parse("s3://bucket/job/");
    }
}
