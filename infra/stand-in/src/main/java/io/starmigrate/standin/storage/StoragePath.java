package io.starmigrate.standin.storage;

import java.net.URI;

/** A path such as {@code s3a://bucket/dir/file}: the bucket, and the key without a leading slash. */
public record StoragePath(String scheme, String bucket, String key) {

    /** Reads a path as it stands, without resolving anything in it: globs are not URI syntax. */
    public static StoragePath parse(String path) {
        int colon = path.indexOf("://");
        if (colon < 0) {
            throw new BackendStorageException("Invalid path. " + path, null);
        }
        String rest = path.substring(colon + 3);
        int slash = rest.indexOf('/');
        return slash < 0
                ? new StoragePath(path.substring(0, colon), rest, "")
                : new StoragePath(
                        path.substring(0, colon),
                        rest.substring(0, slash),
                        rest.substring(slash + 1).replaceAll("/+", "/"));
    }

    /** The path's scheme and bucket as a URI. */
    public URI root() {
        return URI.create(scheme + "://" + bucket);
    }
}
