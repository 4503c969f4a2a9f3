package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.Payload;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the entity tags of one store are good for. One that is the MD5 of its bytes is no chance: from then on each that
 * looks like a digest is one, and other bytes are damaged. Safe for use by many threads.
 */
final class Tags {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{32}");

    /** Whether one was met that is the digest of its object's bytes. */
    private volatile boolean digest;

    /** Whether one was met that looks like a digest of its object's bytes and is not. */
    private volatile boolean other;

    /** Whether an entity tag without parts is the MD5 of its bytes, as far as is known. */
    boolean areDigests() {
        return digest || !other;
    }

    /**
     * What the store has, or took, has this entity tag; these are the bytes.
     *
     * @return whether they may be what it has
     */
    boolean fit(String etag, Payload content) {
        boolean same = etag.equals(content.md5());
        if (same && content.length() > 0) {
            digest = true;
        } else if (!same) {
            other = true;
        }
        return same || !digest || !looksLikeDigest(etag);
    }

    /** What does not is no digest: some stores tell the MD5 of an object, and of a part something of their own. */
    static boolean looksLikeDigest(String etag) {
        return DIGEST.matcher(etag).matches();
    }

    /**
     * Whether these bytes have arrived: the store has compared their MD5; its own is a second witness, where it tells
     * one.
     */
    boolean prove(S3Transfers.StoredTag answer, Payload content) {
        return answer.sealed() || (answer.proves(content) ? fit(answer.etag(), content) : !areDigests());
    }

    /** An entity tag as an answer has it, without its quotes. */
    static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
