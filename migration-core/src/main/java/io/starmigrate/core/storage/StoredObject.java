package io.starmigrate.core.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * What a store says of one object.
 *
 * @param uri where it is
 * @param size its length in bytes, 0 or more
 * @param etag its entity tag without quotes; what it is made of differs by store and by the way of upload, so it tells
 *     that an object changed, never that two stores hold the same bytes
 * @param modified when the store last wrote it
 */
public record StoredObject(StorageUri uri, long size, String etag, Instant modified) {
    public StoredObject {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(modified, "modified");
        if (size < 0) {
            throw new IllegalArgumentException("An object cannot have " + size + " bytes: " + uri);
        }
    }
}
