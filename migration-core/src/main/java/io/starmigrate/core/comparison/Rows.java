package io.starmigrate.core.comparison;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows were counted.
 *
 * @param atSource null while not counted
 * @param atTarget null while not counted
 */
public record Rows(@Nullable Long atSource, @Nullable Long atTarget) {
    /** No rows on either side. */
    public static final Rows NONE = new Rows(0L, 0L);
    /** Rows that were not counted. */
    public static final Rows UNKNOWN = new Rows(null, null);

    /** Rows at the source; empty while not counted. */
    public Optional<Long> source() {
        return Optional.ofNullable(atSource);
    }

    /** Rows at the target; empty while not counted. */
    public Optional<Long> target() {
        return Optional.ofNullable(atTarget);
    }

    /** Whether both were counted and there are none. */
    boolean none() {
        return equals(NONE);
    }

    Rows plus(Rows other) {
        return new Rows(sum(atSource, other.atSource), sum(atTarget, other.atTarget));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Long.valueOf(one + other);
    }
}
