package io.starmigrate.worker.reconcile;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.relay.FileCopy;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of jobs are.
 *
 * @param storage where the target loads from
 * @param root where files of jobs are in it
 * @param origin where they can be copied from again; null where they are brought by other means, or cannot be reached
 */
public record JobFiles(
        ObjectStore storage, StorageUri root, @Nullable SourceFiles origin) {
    /**
     * The source storage, where the relay is ours.
     *
     * @param storage where the source exported to
     * @param copy copies from there to where the target loads from
     */
    public record SourceFiles(ObjectStore storage, FileCopy copy) {}
}
