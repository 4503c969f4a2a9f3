package io.starmigrate.core.starrocks.schema;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a materialized view is refreshed: {@code ASYNC START("…") EVERY(INTERVAL n UNIT)}.
 *
 * @param start the first time, in a zone of the cluster's
 * @param steps how many units lie between two
 */
record RefreshSchedule(LocalDateTime start, long steps, ChronoUnit unit) {
    private static final Pattern CLAUSE = Pattern.compile(
            "\\bSTART\\s*\\(\\s*[\"']([^\"']+)[\"']\\s*\\)\\s*EVERY\\s*\\(\\s*INTERVAL\\s+(\\d{1,9})\\s+(\\w+?)S?\\s*\\)",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** That of what stands behind REFRESH; empty where it begins at no time of its own, or is not understood. */
    static Optional<RefreshSchedule> of(String refresh) {
        Matcher clause = CLAUSE.matcher(refresh);
        if (!clause.find()) {
            return Optional.empty();
        }
        long steps = Long.parseLong(clause.group(2));
        return steps == 0
                ? Optional.empty()
                : unit(clause.group(3))
                        .flatMap(unit -> RewriteSettings.time(clause.group(1))
                                .map(start -> new RefreshSchedule(start, steps, unit)));
    }

    private static Optional<ChronoUnit> unit(String word) {
        return Optional.ofNullable(
                switch (word.toUpperCase(Locale.ROOT)) {
                    case "SECOND" -> ChronoUnit.SECONDS;
                    case "MINUTE" -> ChronoUnit.MINUTES;
                    case "HOUR" -> ChronoUnit.HOURS;
                    case "DAY" -> ChronoUnit.DAYS;
                    case "WEEK" -> ChronoUnit.WEEKS;
                    case "MONTH" -> ChronoUnit.MONTHS;
                    case "YEAR" -> ChronoUnit.YEARS;
                    default -> null;
                });
    }

    /** The same times, the first of them after a bound. */
    RefreshSchedule after(LocalDateTime bound) {
        LocalDateTime next = start.isAfter(bound) ? start : time(unit.between(start, bound) / steps);
        for (long step = unit.between(start, bound) / steps; !next.isAfter(bound); step++) {
            next = time(step + 1);
        }
        return new RefreshSchedule(next, steps, unit);
    }

    private LocalDateTime time(long step) {
        return start.plus(Math.multiplyExact(step, steps), unit);
    }

    /** Whether both have the same times, once both have begun. */
    boolean isAlike(RefreshSchedule other) {
        return steps == other.steps
                && unit == other.unit
                && (other.start.isAfter(start)
                        ? after(other.start.minusNanos(1)).start.equals(other.start)
                        : other.after(start.minusNanos(1)).start.equals(start));
    }

    /** A clause with this schedule in place of its own. */
    String in(String refresh) {
        return CLAUSE.matcher(refresh).replaceFirst("START(\"" + WRITTEN.format(start) + "\") EVERY(INTERVAL $2 $3)");
    }

    /** A clause without its first time. */
    static String without(String refresh) {
        return CLAUSE.matcher(refresh).replaceFirst("EVERY(INTERVAL $2 $3)");
    }
}
