package io.starmigrate.core.task;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What tells a job from every other one, also from one of the same name in another installation: part of each name the
 * job makes at the target. Immutable.
 *
 * @param text ten lower-case letters and digits
 */
public record JobId(String text) {
    private static final int LENGTH = 10;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{" + LENGTH + "}");
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** @throws IllegalArgumentException when the text is of another shape */
    public JobId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Cannot take \"" + text + "\" as the id of a job: it is not " + LENGTH + " of [a-z0-9]");
        }
    }

    /**
     * One that nobody else has.
     *
     * @param random seeded by chance, or two installations draw the same
     */
    public static JobId random(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new JobId(text.toString());
    }

    /** The id of a job that was written down without one: the same whoever reads it, and whenever. */
    public static JobId derived(String name, Instant opened) {
        BigInteger digest = new BigInteger(1, sha256(name + "#" + opened));
        String text = digest.toString(ALPHABET.length());
        return new JobId(text.substring(text.length() - LENGTH));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
