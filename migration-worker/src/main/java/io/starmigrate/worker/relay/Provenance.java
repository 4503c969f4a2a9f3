package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StoredObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a copy remembers of its source, in its own user metadata: what a later run recognises it by. */
final class Provenance {
    private static final String ETAG = "starmigrate-source-etag";
    private static final String SIZE = "starmigrate-source-size";
    private static final String CRC64 = "starmigrate-source-crc64";
    private static final String MD5 = "starmigrate-md5";

    private final StoredObject source;
    private final @Nullable String crc64;

    Provenance(StoredObject source, @Nullable String crc64) {
        this.source = source;
        this.crc64 = crc64;
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(ETAG, source.etag());
        metadata.put(SIZE, Long.toString(source.size()));
        if (crc64 != null) {
            metadata.put(CRC64, crc64);
        }
        return metadata;
    }

    /**
     * The same of what is written in one request: a store may show it before anybody has proved it, and whoever comes
     * after compares.
     *
     * @param md5 what its bytes have to have
     */
    Map<String, String> metadata(String md5) {
        Map<String, String> metadata = metadata();
        metadata.put(MD5, md5);
        return metadata;
    }

    /** The MD5 that what has these metadata has to have; empty where it was not written in one request. */
    static Optional<String> md5(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(MD5));
    }

    /** Whether an object with these metadata is a copy of what had this tag where it was copied from. */
    static boolean isOf(String etag, Map<String, String> metadata) {
        return etag.equals(metadata.get(ETAG));
    }

    /** Whether an object of this length with these metadata is a copy of the source as it is now. */
    boolean describes(StoredObject target, Map<String, String> metadata) {
        return target.size() == source.size()
                && source.etag().equals(metadata.get(ETAG))
                && Long.toString(source.size()).equals(metadata.get(SIZE))
                && (crc64 == null || crc64.equals(metadata.get(CRC64)));
    }
}
