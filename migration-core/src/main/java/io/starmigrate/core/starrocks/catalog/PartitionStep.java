package io.starmigrate.core.starrocks.catalog;

import java.util.Locale;
import java.util.Optional;

/** The step of a table that makes its range partitions by {@code date_trunc('step', column)}. */
public enum PartitionStep {
    /** Hourly. */
    HOUR,
    /** Daily. */
    DAY,
    /** Weekly, from Monday. */
    WEEK,
    /** Monthly. */
    MONTH,
    /** Quarterly. */
    QUARTER,
    /** Yearly. */
    YEAR;

    /** The unit as {@code INTERVAL 1 …} takes it. */
    public String unit() {
        return name();
    }

    /** The step of this name in any case; empty when it is none of these. */
    public static Optional<PartitionStep> find(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (PartitionStep step : values()) {
            if (step.name().equals(name)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
