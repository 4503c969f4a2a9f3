package io.starmigrate.core.comparison;

import io.starmigrate.core.task.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a pair.
 *
 * @param source the source's rows as they are now; null when the source has no such partition, or it did not answer
 * @param target the target's rows as they are now; likewise
 * @param together how many rows each side has, of a partition whose rows were proved equal together with others'; else
 *     null
 * @param partly the columns that are equal as far as they were compared, which was not in full; none where the rows
 *     differ
 * @param failure why a side did not answer; empty when all asked did
 * @param bisection which rows differ; null where nobody has looked
 * @param hindrance of what kind the failure is; where there is none it says nothing
 */
public record Measured(
        @Nullable Fingerprint source,
        @Nullable Fingerprint target,
        @Nullable Long together,
        List<String> partly,
        String failure,
        @Nullable Bisection bisection,
        Hindrance hindrance) {
    public Measured {
        partly = List.copyOf(partly);
    }

    /** One that was measured, or may be the next time. */
    public Measured(
            @Nullable Fingerprint source,
            @Nullable Fingerprint target,
            @Nullable Long together,
            List<String> partly,
            String failure,
            @Nullable Bisection bisection) {
        this(source, target, together, partly, failure, bisection, Hindrance.PASSING);
    }

    /** Nothing, and why. */
    public static Measured failed(String why) {
        return new Measured(null, null, null, List.of(), why, null);
    }

    /** Nothing, why, and of what kind that is. */
    public static Measured failed(String why, Hindrance kind) {
        return new Measured(null, null, null, List.of(), why, null, kind);
    }

    /**
     * Both sides.
     *
     * @param source null when the source has no such partition
     * @param target null when the target has no such partition
     */
    public static Measured of(@Nullable Fingerprint source, @Nullable Fingerprint target) {
        if (source == null || target == null || source.recipe().equals(target.recipe())) {
            return new Measured(source, target, null, partly(source, target), "", null);
        }
        return new Measured(
                source,
                target,
                null,
                List.of(),
                "the fingerprints are of recipes " + source.recipe() + " and " + target.recipe(),
                null);
    }

    /**
     * Rows that were proved equal together with those of other partitions.
     *
     * @param partly the columns of all of them that were not compared in full
     */
    public static Measured together(long rows, List<String> partly) {
        return new Measured(null, null, rows, partly, "", null);
    }

    private static List<String> partly(@Nullable Fingerprint source, @Nullable Fingerprint target) {
        return source != null && target != null && source.proves(target) ? source.partlyProvedBy(target) : List.of();
    }

    /** The same, with which rows differ. */
    public Measured with(Bisection found) {
        return new Measured(source, target, together, partly, failure, found);
    }

    /** Whether both sides have the same rows. */
    public boolean isEqual() {
        return together != null || (source != null && target != null && source.proves(target));
    }

    /** How many rows each side has. */
    Rows rows(Sides sides) {
        if (together != null) {
            return new Rows(together, together);
        }
        return new Rows(
                sides == Sides.TARGET && source == null ? Long.valueOf(0) : count(source),
                sides == Sides.SOURCE && target == null ? Long.valueOf(0) : count(target));
    }

    private static @Nullable Long count(@Nullable Fingerprint fingerprint) {
        return fingerprint == null ? null : Long.valueOf(fingerprint.rows());
    }
}
