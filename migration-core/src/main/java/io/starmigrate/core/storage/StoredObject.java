package io.starmigrate.core.storage;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What a store says of one object.
 *
 * @param uri where it is
 * @param size its length in bytes, 0 or more
 * @param etag its entity tag without quotes; what it is made of differs by store and by the way of upload, so it tells
 *     that an object changed, never that two stores hold the same bytes
 * @param modified when the store last wrote it
 * @param storageClass how the store keeps it, in the store's word; empty for the usual class, and where it does not say
 */
public record StoredObject(StorageUri uri, long size, String etag, Instant modified, String storageClass) {
    /** The classes whose objects are read only after they were restored. */
    private static final Set<String> ARCHIVES =
            Set.of("GLACIER", "DEEP_ARCHIVE", "ARCHIVE", "COLDARCHIVE", "DEEPCOLDARCHIVE");

    /** An object whose store does not say how it keeps it. */
    public StoredObject(StorageUri uri, long size, String etag, Instant modified) {
        this(uri, size, etag, modified, "");
    }

    public StoredObject {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(modified, "modified");
        // Some answers leave the usual class out.
        storageClass = storageClass.equalsIgnoreCase("STANDARD") ? "" : storageClass;
        if (size < 0) {
            throw new IllegalArgumentException("An object cannot have " + size + " bytes: " + uri);
        }
    }

    /** Whether it cannot be read before somebody restores it, and may be restored already. */
    public boolean isArchived() {
        return ARCHIVES.contains(storageClass.toUpperCase(Locale.ROOT));
    }
}
