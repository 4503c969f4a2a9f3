package io.starmigrate.core.starrocks.catalog;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
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

    /** Whether a range by one date column is exactly one step long, as the ranges are that StarRocks makes itself. */
    public boolean spans(PartitionBounds.Range range) {
        if (range.types().size() != 1) {
            return false;
        }
        Optional<LocalDateTime> lower = moment(range.lower().get(0));
        return lower.isPresent()
                && lower.map(this::next).equals(moment(range.upper().get(0)));
    }

    private LocalDateTime next(LocalDateTime start) {
        return switch (this) {
            case HOUR -> start.plusHours(1);
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }

    private static Optional<LocalDateTime> moment(BoundValue value) {
        String text = value.text().length() == 10 ? value.text() + " 00:00:00" : value.text();
        try {
            return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

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
