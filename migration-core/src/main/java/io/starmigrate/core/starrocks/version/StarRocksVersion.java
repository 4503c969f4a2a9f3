package io.starmigrate.core.starrocks.version;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A StarRocks release, as front ends and backends name it. Ordered by its three numbers; a release candidate is taken
 * for the release itself, because that is the code it carries.
 *
 * @param major the first number, as the 3 of 3.1.5
 * @param minor the second number
 * @param patch the third number
 */
public record StarRocksVersion(int major, int minor, int patch) implements Comparable<StarRocksVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Pattern SERIES = Pattern.compile("(?<![\\w.])v?(\\d{1,2})\\.(\\d{1,2})(?![\\w.])");
    private static final Comparator<StarRocksVersion> ORDER = Comparator.comparingInt(StarRocksVersion::major)
            .thenComparingInt(StarRocksVersion::minor)
            .thenComparingInt(StarRocksVersion::patch);

    /** @throws IllegalArgumentException when a number is negative */
    public StarRocksVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException(
                    "A version has no negative numbers: " + major + "." + minor + "." + patch);
        }
    }

    /**
     * Reads the first {@code x.y.z} of a text in any shape in which clusters give it: {@code 3.1.5-5d8438a},
     * {@code 3.0.9 0782ad7}, {@code StarRocks version 3.0.9}, {@code 3.4.0-rc01}, {@code 4.0.0-preview}. A text that
     * names a series only, such as {@code branch-3.3} or {@code 3.3}, is its first release: every later one has what
     * that has.
     *
     * <p>Give it {@code current_version()}, {@code @@version_comment} or a {@code Version} column, never
     * {@code version()}: that is a MySQL compatibility number.
     *
     * @return empty when the text names neither (a development build such as {@code main-37c7c51}, {@code UNKNOWN});
     *     {@link Capabilities#of(String)} knows what to make of it
     */
    public static Optional<StarRocksVersion> find(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.find()) {
            return Optional.of(new StarRocksVersion(number(numbers, 1), number(numbers, 2), number(numbers, 3)));
        }
        Matcher series = SERIES.matcher(text);
        return series.find()
                ? Optional.of(new StarRocksVersion(number(series, 1), number(series, 2), 0))
                : Optional.empty();
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    /**
     * Reads a version as {@link #find} does.
     *
     * @throws IllegalArgumentException when the text holds no version
     */
    public static StarRocksVersion parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("Cannot read \"" + text
                        + "\" as a StarRocks version: it names no release such as 3.1.5; set the version by hand"));
    }

    /** Whether this is {@code other} or a later release. */
    public boolean isAtLeast(StarRocksVersion other) {
        return compareTo(other) >= 0;
    }

    /** Whether this is an earlier release than {@code other}. */
    public boolean isBefore(StarRocksVersion other) {
        return compareTo(other) < 0;
    }

    /** The release series, as 3.1 of 3.1.5. */
    public String series() {
        return major + "." + minor;
    }

    boolean isOfSeries(StarRocksVersion other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(StarRocksVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return series() + "." + patch;
    }
}
