package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.ObjectStore.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content whose MD5 is taken while it is read. To be used by one thread. */
final class Digested {
    private final Content content;
    private MessageDigest digest = md5Digest();

    Digested(Content content) {
        this.content = content;
    }

    /** The content from its beginning; what was read of it before does not count any more. */
    InputStream open() {
        digest = md5Digest();
        try {
            return new DigestInputStream(content.open(), digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The MD5 of what was read since it was opened last, in lower-case hexadecimal digits; to be asked once. */
    String md5() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest md5Digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
