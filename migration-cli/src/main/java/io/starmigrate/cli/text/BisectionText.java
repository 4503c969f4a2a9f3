package io.starmigrate.cli.text;

import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.KeyDifference;
import io.starmigrate.core.comparison.Outcome;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which rows of a partition are not equal, as people read it. */
final class BisectionText {
    private static final int LONGEST = 60;

    private BisectionText() {}

    /** A line for each key, and how many there are more. */
    static List<String> lines(Bisection bisection) {
        List<String> lines = new ArrayList<>();
        bisection.keys().forEach(key -> lines.add(line(bisection.columns(), key)));
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

    private static String line(List<String> columns, KeyDifference difference) {
        String key = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        columns.get(i) + "=" + value(difference.key().values().get(i)))
                .collect(Collectors.joining(", "));
        return key + ": " + ComparisonText.word(difference.outcome()) + rows(difference);
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

    /** As a literal where it is more than a word: no value does anything to a terminal. */
    private static String value(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        return shown.matches("[\\w.:+-]+") && !shown.equals("NULL")
                ? shown
                : Quoting.string(shown.replaceAll("[\\p{Cc}\\p{Cf}&&[^\r\n]]", "?"));
    }
}
