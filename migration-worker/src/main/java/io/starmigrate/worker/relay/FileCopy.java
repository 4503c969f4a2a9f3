package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StorageUri;

/** Copies one object of the source storage to the target storage. Safe for use by many threads. */
@FunctionalInterface
public interface FileCopy {
    /**
     * Copies one object; see {@link ObjectCopy#copy}.
     *
     * @param size its length in bytes when its manifest was made
     * @param etag its entity tag when its manifest was made
     */
    CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to);

    /** Whether an object of this length is copied by the thread that asks, so that it waits for no larger one. */
    default boolean isSmall(long size) {
        return true;
    }
}
