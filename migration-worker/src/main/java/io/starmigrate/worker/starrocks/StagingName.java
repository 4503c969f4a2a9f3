package io.starmigrate.worker.starrocks;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one staging. A later generation, pass or try outranks an earlier one, and a try only ever touches what it
 * outranks: whatever a stale worker still sends names something that is gone.
 *
 * @param generation the partition task's
 * @param pass the partition task's
 * @param token of the lease this try holds: grows with each try, whoever makes it
 */
public record StagingName(int generation, int pass, long token) implements Comparable<StagingName> {
    private static final Pattern SHAPE =
            Pattern.compile("mig_g(?<generation>\\d{1,9})_p(?<pass>\\d{1,9})_t(?<token>\\d{1,18})");
    private static final Comparator<StagingName> RANK = Comparator.comparingInt(StagingName::generation)
            .thenComparingInt(StagingName::pass)
            .thenComparingLong(StagingName::token);

    /** Reads what {@link #toString} writes; empty when the text is something else. */
    public static Optional<StagingName> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches()
                ? Optional.of(new StagingName(
                        Integer.parseInt(shape.group("generation")),
                        Integer.parseInt(shape.group("pass")),
                        Long.parseLong(shape.group("token"))))
                : Optional.empty();
    }

    /** The name of the same staging in a later try. */
    StagingName taken(long later) {
        return new StagingName(generation, pass, later);
    }

    boolean outranks(StagingName other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(StagingName other) {
        return RANK.compare(this, other);
    }

    @Override
    public String toString() {
        return "mig_g" + generation + "_p" + pass + "_t" + token;
    }
}
