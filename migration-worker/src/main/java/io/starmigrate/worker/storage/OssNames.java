package io.starmigrate.worker.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Keys in the listings of OSS, which are asked for encoded: XML cannot say every key, and the SDK leaves them as they
 * are.
 */
final class OssNames {
    static final String ENCODING = "url";

    private OssNames() {}

    /**
     * A key of a listing as it is.
     *
     * @param encoding what the answer says of its keys; null where it says nothing: then they are not encoded
     * @param name the key in the answer; null is no key
     */
    static String of(@Nullable String encoding, @Nullable String name) {
        if (name == null) {
            return "";
        }
        return ENCODING.equalsIgnoreCase(encoding) ? URLDecoder.decode(name, StandardCharsets.UTF_8) : name;
    }

    /** Whether a name in an answer that does not say whether it is encoded is this key. */
    static boolean isIn(@Nullable String name, String key) {
        return key.equals(name) || key.equals(decoded(name));
    }

    private static String decoded(@Nullable String name) {
        try {
            return of(ENCODING, name);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}
