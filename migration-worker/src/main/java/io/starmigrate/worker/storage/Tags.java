package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.Payload;
import org.jspecify.annotations.Nullable;

/** What the entity tags of one store are good for. Safe for use by many threads. */
final class Tags {
    /** Whether one was met that looks like a digest of its object's bytes and is not. */
    private volatile boolean other;

    /** Whether an entity tag without parts is the MD5 of its bytes, as far as is known. */
    boolean areDigests() {
        return !other;
    }

    /** The store took these bytes, whose MD5 it was sent, and answered with this entity tag. */
    void saw(String etag, Payload content) {
        if (!etag.equals(content.md5())) {
            other = true;
        }
    }

    /**
     * Whether these bytes have arrived: the store has compared their MD5; its own is a second witness, where it tells
     * one.
     */
    boolean prove(S3Transfers.StoredTag answer, Payload content) {
        return answer.proves(content) || answer.sealed() || other;
    }

    /** An entity tag as an answer has it, without its quotes. */
    static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
