package io.starmigrate.lambda;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;

/**
 * A data file of a job that an event says is there.
 *
 * @param id which file task
 * @param object where it is
 * @param size its length in bytes
 * @param etag its entity tag
 */
record FileArrival(FileTaskId id, StorageUri object, long size, String etag) {
    /**
     * What a record announces.
     *
     * @param root where jobs keep their files
     * @throws DroppedException when it announces no data file of a job; for good: the same record never will
     */
    static FileArrival of(S3Record entry, StorageUri root) throws DroppedException {
        if (!entry.eventName().startsWith("ObjectCreated:")) {
            throw new DroppedException("the event is " + entry.eventName() + ", not ObjectCreated");
        }
        StorageUri object = object(entry);
        if (!object.bucket().equals(root.bucket())) {
            throw new DroppedException("its bucket is not that of " + root);
        }
        DataFileKey key = DataFileKey.parse(root, object)
                .orElseThrow(() -> new DroppedException("it is not a data file of a job below " + root));
        if (entry.size() == S3Record.NO_SIZE) {
            throw new DroppedException("it does not say how large the object is; the reconciler announces the object "
                    + "from the storage's own listing");
        }
        return new FileArrival(FileTaskId.of(key), object, entry.size(), entry.etag());
    }

    /** What is announced of it. */
    FileMessage message() {
        return new FileMessage(id, object, size, etag);
    }

    private static StorageUri object(S3Record entry) throws DroppedException {
        try {
            return new StorageUri(StorageKind.S3, entry.bucket(), entry.key());
        } catch (IllegalArgumentException e) {
            throw new DroppedException("its address cannot be read: " + e.getMessage());
        }
    }

    /** The record is none of ours. */
    static final class DroppedException extends Exception {
        private static final long serialVersionUID = 1L;

        DroppedException(String reason) {
            super(reason);
        }
    }
}
