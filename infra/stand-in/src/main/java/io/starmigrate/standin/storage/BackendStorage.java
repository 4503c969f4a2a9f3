package io.starmigrate.standin.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Object storage as a StarRocks cluster reaches it with the credentials of one statement. Every method throws
 * {@link BackendStorageException} when the store refuses or cannot be reached. Safe for use by many threads.
 */
public interface BackendStorage extends AutoCloseable {
    /** All objects of the bucket whose key starts with the prefix, in key order. */
    List<Item> list(String bucket, String prefix);

    /** The object's bytes; the caller closes the stream. */
    InputStream read(String bucket, String key);

    /** Whether the object is there. */
    boolean exists(String bucket, String key);

    /** Uploads a file, replacing what is there. */
    void write(String bucket, String key, Path file);

    /** Copies inside the store. */
    void copy(String bucket, String from, String to);

    /** Removes the object; one that is not there is fine. */
    void delete(String bucket, String key);

    @Override
    void close();

    /** An object found. */
    record Item(String key, long size) {}

    /** How statements get to their storage. */
    @FunctionalInterface
    interface Connector {
        /**
         * Connects as the version does with these properties.
         *
         * @throws BackendStorageException when the scheme or the credentials are not what that version takes
         */
        BackendStorage connect(StorageAccess access);
    }
}
