package io.starmigrate.cli.text;

import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.Counting;
import java.time.Duration;
import java.util.List;

/** Of when the counts of a status are, where they are not of now. */
final class CountingText {
    private CountingText() {}

    /** A line for each job that was not simply read; with its name where there are several. */
    static List<String> lines(List<Counting> counted) {
        return counted.stream()
                .filter(one -> one.worker() != null || !one.why().isEmpty())
                .map(one -> counted.size() > 1 ? one.job() + ": " + line(one) : line(one))
                .toList();
    }

    private static String line(Counting one) {
        if (one.worker() == null) {
            return "Every partition was read: " + one.why();
        }
        String counted = "Counted " + ago(one.age()) + " by " + one.worker() + ", at " + one.at();
        return one.unchanged()
                ? counted + "; nothing has changed since"
                : counted + "; what has failed is as of now. Add --exact to read every partition";
    }

    private static String ago(Duration age) {
        return age.isNegative() ? "just now" : Units.duration(age) + " ago";
    }
}
