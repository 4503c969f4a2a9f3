package io.starmigrate.sandbox.cloud.oss;

import com.aliyun.oss.common.utils.CRC64;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What is computed of bytes while they pass.
 *
 * @param size their number
 * @param md5 their MD5
 * @param sha256 their SHA-256 in lower-case hexadecimal
 * @param crc64 their CRC-64/XZ as an unsigned decimal
 */
record Digests(long size, String md5, String sha256, String crc64) {
    private static final int BUFFER = 1 << 16;

    /** Copies all bytes and computes on the way. */
    static Digests copying(InputStream from, OutputStream to) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha256 = digest("SHA-256");
        CRC64 crc64 = new CRC64();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            md5.update(buffer, 0, n);
            sha256.update(buffer, 0, n);
            crc64.update(buffer, n);
            to.write(buffer, 0, n);
            size += n;
        }
        HexFormat hex = HexFormat.of();
        return new Digests(
                size,
                hex.withUpperCase().formatHex(md5.digest()),
                hex.formatHex(sha256.digest()),
                Long.toUnsignedString(crc64.getValue()));
    }

    static Digests of(InputStream bytes) throws IOException {
        return copying(bytes, OutputStream.nullOutputStream());
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    /** Refuses a body that is not what its sender announced. */
    void check(OssRequest request) {
        String length = request.header("content-length");
        if (length != null && Long.parseLong(length) != size) {
            throw new OssException(400, "IncompleteBody", size + " bytes came of the announced " + length);
        }
        String announced = request.header("content-md5");
        if (announced != null
                && !announced.equals(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5)))) {
            throw new OssException(400, "InvalidDigest", "The Content-MD5 you specified did not match: " + announced);
        }
        String signed = request.storeHeader("content-sha256");
        if (signed != null && signed.matches("[0-9a-f]{64}") && !signed.equals(sha256)) {
            throw new OssException(400, "XAmzContentSHA256Mismatch", "The body's SHA-256 is not the signed " + signed);
        }
    }
}
