package io.starmigrate.core.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them: sizes and times in units of their size, and what is counted with its noun. Pure. */
public final class Units {
    private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB"};
    private static final int STEP = 1024;
    private static final int SECONDS_PER_MINUTE = 60;

    private Units() {}

    /** A size in units of 1024, as StarRocks tells sizes and the configuration takes them: no other unit is told. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < SIZES.length - 1) {
            size /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, SIZES[unit]);
    }

    /** A count with its thousands apart, or a hyphen when it is not known. */
    public static String count(@Nullable Long count) {
        return count == null ? "-" : String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 partition}, {@code 2 partitions}: for a noun that takes an s. */
    public static String counted(long number, String noun) {
        return counted(number, noun, noun + "s");
    }

    /**
     * {@code 1 key that differs}, {@code 2 keys that differ}.
     *
     * @param one what follows 1
     * @param many what follows any other number
     */
    public static String counted(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 1 FAILED, 18 PUBLISHED}: how many there are of each, in the map's order. */
    public static String tally(Map<?, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(entry -> count(entry.getValue().longValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /**
     * Names with commas between them, the first few of many.
     *
     * @param most how many are named
     */
    public static String named(Collection<String> names, int most) {
        List<String> first = names.stream().limit(most).toList();
        int more = names.size() - first.size();
        return String.join(", ", first) + (more == 0 ? "" : " and " + count((long) more) + " more");
    }

    /** A time to a tenth of a second, from a minute on in minutes, from an hour on in hours. */
    public static String duration(Duration duration) {
        if (duration.toSeconds() < SECONDS_PER_MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /**
     * A time that is expected with the least and the most it may be: {@code 20.0 s (15.0 s to 1 min 2 s)}; without
     * these where all read alike, as what one sample tells has no spread.
     */
    public static String expected(Duration expected, Duration least, Duration most) {
        String told = duration(expected);
        String from = duration(least);
        String to = duration(most);
        return from.equals(told) && to.equals(told) ? told : told + " (" + from + " to " + to + ")";
    }

    /** A moment to the second, in UTC: {@code 2026-11-29T23:57:47Z}. */
    public static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Dollars and cents; what is no whole cent is said to be less. */
    public static String dollars(double dollars) {
        return dollars > 0 && dollars < 0.01 ? "less than $0.01" : String.format(Locale.ROOT, "$%.2f", dollars);
    }
}
