package io.starmigrate.standin;

import java.util.Comparator;

/** A StarRocks release number such as 3.1.11. Values order by major, minor, patch. */
public record StarRocksVersion(int major, int minor, int patch) implements Comparable<StarRocksVersion> {
    private static final Comparator<StarRocksVersion> ORDER = Comparator.comparingInt(StarRocksVersion::major)
            .thenComparingInt(StarRocksVersion::minor)
            .thenComparingInt(StarRocksVersion::patch);

    /**
     * Reads {@code 3.1} or {@code 3.1.11}; a missing patch is 0.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static StarRocksVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                int patch = parts.length == 3 ? Integer.parseInt(parts[2]) : 0;
                return new StarRocksVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), patch);
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(unreadable(text), notANumber);
        }
        throw new IllegalArgumentException(unreadable(text));
    }

    private static String unreadable(String text) {
        return "Cannot read StarRocks version: found '" + text + "'; write it as 3.1 or 3.1.11";
    }

    /** Whether this release belongs to the given series or to a later one. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public int compareTo(StarRocksVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
