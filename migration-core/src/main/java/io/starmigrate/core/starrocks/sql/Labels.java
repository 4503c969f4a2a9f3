package io.starmigrate.core.starrocks.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Load labels. A label is a pure function of what is loaded: the same load asked for again gets the same label, and
 * StarRocks refuses to do it twice.
 */
public final class Labels {
    /** What StarRocks accepts (FeNameFormat; {@code \w} without Unicode). */
    private static final Pattern SHAPE = Pattern.compile("[-\\w]{1,128}");

    private static final int HASH_DIGITS = 24;
    private static final int READABLE = 128 - HASH_DIGITS - 1;

    private Labels() {}

    /**
     * A label for a load.
     *
     * @param readable what an operator should recognise, most important first: job, table, partition, generation; other
     *     characters than letters, digits, {@code _} and {@code -} become {@code _}, and a long text is cut
     * @param content all that makes the load what it is (the readable parts again, the files, the attempt); equal lists
     *     give equal labels, different lists different ones
     */
    public static String label(List<String> readable, List<String> content) {
        String name = String.join("_", readable).replaceAll("[^-A-Za-z0-9_]", "_");
        String head = name.length() <= READABLE ? name : name.substring(0, READABLE);
        return head + "_" + hash(content);
    }

    /**
     * Checks a label.
     *
     * @throws IllegalArgumentException when StarRocks would refuse it
     */
    public static String check(String label) {
        if (!SHAPE.matcher(label).matches()) {
            throw new IllegalArgumentException("Cannot use \"" + label
                    + "\" as a label: StarRocks takes 1 to 128 letters, digits, underscores and hyphens");
        }
        return label;
    }

    /**
     * Hexadecimal digits that are equal for equal lists and different for different ones.
     *
     * @param content any texts
     */
    public static String hash(List<String> content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : content) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length keeps ("ab", "c") apart from ("a", "bc").
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
