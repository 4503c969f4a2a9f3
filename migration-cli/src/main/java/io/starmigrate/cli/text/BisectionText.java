package io.starmigrate.cli.text;

import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.KeyDifference;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows of a partition are not equal, as people read it. */
final class BisectionText {
    private static final int LONGEST = 60;

    /** Of what nobody sees the number is told: two values may differ in nothing else. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private BisectionText() {}

    /** A line for each key, and how many there are more. */
    static List<String> lines(Bisection bisection) {
        List<String> lines = new ArrayList<>();
        bisection.keys().forEach(key -> lines.add(line(bisection, key)));
        if (bisection.found() > bisection.keys().size() || !bisection.isWhole()) {
            lines.add(bisection.keys().size() + " of " + (bisection.isWhole() ? "" : "at least ")
                    + Units.counted(bisection.found(), "key that differs", "keys that differ")
                    + "; verify --keys N names more" + buckets(bisection));
        }
        if (!bisection.note().isEmpty()) {
            lines.add(bisection.note());
        }
        return lines;
    }

    private static String buckets(Bisection bisection) {
        Bisection.Buckets buckets = bisection.buckets();
        return bisection.isWhole()
                ? ""
                : " (" + Units.count((long) buckets.differing()) + " of " + Units.counted(buckets.all(), "bucket")
                        + " of keys differ, " + Units.count((long) buckets.read()) + " read)";
    }

    private static String line(Bisection bisection, KeyDifference difference) {
        List<String> columns = bisection.columns();
        String key = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        columns.get(i) + "=" + value(difference.key().values().get(i), column(bisection, i)))
                .collect(Collectors.joining(", "));
        return key + ": " + ComparisonText.word(difference.outcome()) + rows(difference);
    }

    /** What the shown keys have in a column. */
    private static Stream<String> column(Bisection bisection, int column) {
        return bisection.keys().stream()
                .map(other -> other.key().values().get(column))
                .flatMap(Stream::ofNullable);
    }

    /** Most keys have one row: only others are worth a word. */
    private static String rows(KeyDifference difference) {
        Rows rows = difference.rows();
        long here = rows.source().orElse(0L);
        long there = rows.target().orElse(0L);
        if (difference.outcome() == Outcome.DIFFERS) {
            return here == 1 && there == 1
                    ? ""
                    : ", " + Units.counted(here, "row") + " at the source, " + there + " at the target";
        }
        return here + there == 1 ? "" : ", " + Units.counted(here + there, "row");
    }

    /** A long one is cut; where that makes it look like another, it is told where they begin to differ. */
    private static String value(@Nullable String value, Stream<String> all) {
        if (value == null) {
            return "NULL";
        }
        if (value.length() <= LONGEST) {
            return literal(value);
        }
        String begin = begin(value, LONGEST);
        int alike = all.filter(other -> !other.equals(value) && other.startsWith(begin))
                .mapToInt(other -> alike(value, other))
                .max()
                .orElse(0);
        String length = " (" + Units.counted(value.codePointCount(0, value.length()), "character");
        if (alike == 0) {
            return literal(begin) + "..." + length + ")";
        }
        String rest = value.substring(alike);
        return literal(begin) + "..." + length
                + (rest.isEmpty()
                        ? ", with which another begins)"
                        : ", from character " + Units.count((long) value.codePointCount(0, alike) + 1) + " on "
                                + literal(begin(rest, LONGEST / 2))
                                + (rest.length() > LONGEST / 2 ? "..." : "")
                                + ")");
    }

    /** How much of two texts is the same, up to a whole character. */
    private static int alike(String one, String other) {
        int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return mismatch > 0 && Character.isHighSurrogate(one.charAt(mismatch - 1)) ? mismatch - 1 : mismatch;
    }

    private static String begin(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** As a literal where it is more than a word: no value does anything to a terminal. */
    private static String literal(String shown) {
        return shown.matches("[\\w.:+-]+") && !shown.equals("NULL")
                ? shown
                : UNSEEN.matcher(Quoting.string(shown))
                        .replaceAll(found ->
                                String.format("\\\\u%04X", found.group().codePointAt(0)));
    }
}
