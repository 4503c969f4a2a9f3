package io.starmigrate.worker.load;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue.Delivery;

/**
 * A file that was announced and is to be loaded.
 *
 * @param delivery the message, held until the outcome is recorded
 * @param task the partition task as it was read
 * @param manifest the manifest that lists the file
 * @param listed the file as the manifest lists it
 * @param file the file task as it was read
 */
record Announced(Delivery delivery, PartitionTask task, Manifest manifest, ManifestFile listed, FileTask file) {
    /** Its length in bytes. */
    long size() {
        return listed.size(file);
    }

    /**
     * The same with what its object was found to be, where its event had told of an earlier version: written down with
     * the load that takes hold of it. Of one that lies where it was exported to the manifest tells the tag.
     *
     * @param storage where it was found
     */
    Announced found(StoredObject object, StorageUri storage) {
        String tag = manifest.liesBelow(storage, listed) ? listed.etag() : object.etag();
        return new Announced(delivery, task, manifest, listed, file.found(object.size(), tag));
    }
}
