package io.starmigrate.core.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in memory on their way from one store to another. What both stores prove them by is computed once. The memory
 * belongs to whoever made the payload, who does not write to it while the payload is in use. To be used by one thread
 * at a time.
 */
public final class Payload {
    private final byte[] memory;
    private final int length;
    private byte @Nullable [] md5;

    private Payload(byte[] memory, int length) {
        this.memory = memory;
        this.length = length;
    }

    /** All of these bytes. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes, bytes.length);
    }

    /** The first bytes of a memory that may be larger; they may be written later, before they are first asked for. */
    public static Payload within(byte[] memory, int length) {
        if (length > memory.length) {
            throw new IllegalArgumentException("Cannot hold " + length + " bytes in " + memory.length);
        }
        return new Payload(memory, length);
    }

    /** The memory, from whose beginning {@link #length} bytes are this payload's; not a copy. */
    public byte[] memory() {
        return memory;
    }

    /** How many bytes it has. */
    public int length() {
        return length;
    }

    /** The bytes from their beginning. */
    public InputStream open() {
        return new ByteArrayInputStream(memory, 0, length);
    }

    /**
     * Their MD5 in lower-case hexadecimal digits: the entity tag most stores give to what is written in one request.
     */
    public String md5() {
        return HexFormat.of().formatHex(digest());
    }

    /** Their MD5 as the header {@code Content-MD5} has it. */
    public String contentMd5() {
        return Base64.getEncoder().encodeToString(digest());
    }

    /** An MD5 in hexadecimal digits as the header {@code Content-MD5} has it. */
    public static String contentMd5(String md5) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5));
    }

    private byte[] digest() {
        if (md5 == null) {
            try {
                MessageDigest digest = MessageDigest.getInstance("MD5");
                digest.update(memory, 0, length);
                md5 = digest.digest();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has MD5", e);
            }
        }
        return md5;
    }
}
