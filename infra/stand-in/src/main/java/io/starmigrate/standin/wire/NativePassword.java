package io.starmigrate.standin.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** {@code mysql_native_password}: the client proves that it knows the password without sending it. */
final class NativePassword {
    static final String PLUGIN = "mysql_native_password";

    private NativePassword() {}

    /** Whether the proof is the one for this password and challenge; an empty password is proved by nothing. */
    static boolean proves(byte[] proof, String password, byte[] challenge) {
        if (password.isEmpty()) {
            return proof.length == 0;
        }
        byte[] once = sha1(password.getBytes(StandardCharsets.UTF_8));
        byte[] expected = sha1(challenge, sha1(once));
        for (int i = 0; i < expected.length; i++) {
            expected[i] ^= once[i];
        }
        return MessageDigest.isEqual(expected, proof);
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-1", absent);
        }
    }
}
