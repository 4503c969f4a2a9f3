package io.starmigrate.worker.load;

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
}
