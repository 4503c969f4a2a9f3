package io.starmigrate.standin.load;

import io.starmigrate.standin.catalog.PartitionBounds;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.PartitionValues;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.TableDefinition;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Name and bounds of the partition that StarRocks makes for a row of an automatically partitioned table. */
final class AutomaticPartitions {
    private static final LocalDateTime FIRST = LocalDate.of(0, 1, 1).atStartOfDay();
    private static final LocalDateTime SLICE_ORIGIN = LocalDate.of(1, 1, 1).atStartOfDay();

    private AutomaticPartitions() {}

    record Shape(String name, PartitionBounds bounds) {}

    /**
     * The partition for this key, by a name that another one may have already; empty when the table does not make
     * partitions by itself.
     */
    static Optional<Shape> shape(TableDefinition definition, List<PartitionKeyValue> key) {
        Partitioning partitioning = definition.partitioning();
        if (partitioning instanceof Partitioning.Range range && range.automatic() != null) {
            return Optional.of(range(range.automatic(), key.get(0)));
        }
        if (partitioning instanceof Partitioning.Values values && values.automatic()) {
            return Optional.of(new Shape(AutomaticNames.plain(key), new PartitionValues(List.of(key))));
        }
        return Optional.empty();
    }

    private static Shape range(Partitioning.TimeUnitExpression expression, PartitionKeyValue key) {
        LocalDateTime low = floor(expression, time(key.value()));
        LocalDateTime high = low.plus(expression.step(), unit(expression));
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                switch (expression.unit()) {
                    case "minute" -> "uuuuMMddHHmm";
                    case "hour" -> "uuuuMMddHH";
                    case "month", "quarter" -> "uuuuMM";
                    case "year" -> "uuuu";
                    default -> "uuuuMMdd";
                });
        return new Shape(
                "p" + format.format(low), new PartitionKeyRange(List.of(bound(key, low)), List.of(bound(key, high))));
    }

    private static LocalDateTime time(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        return value instanceof LocalDateTime time ? time : FIRST;
    }

    private static LocalDateTime floor(Partitioning.TimeUnitExpression expression, LocalDateTime time) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        if (expression.step() > 1 || expression.function().equalsIgnoreCase("time_slice")) {
            long slices = Math.floorDiv(unit(expression).between(SLICE_ORIGIN, time), expression.step());
            return SLICE_ORIGIN.plus(slices * expression.step(), unit(expression));
        }
        return switch (expression.unit()) {
            case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            case "week" -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case "year" -> day.withDayOfYear(1);
            default -> day;
        };
    }

    private static java.time.temporal.TemporalUnit unit(Partitioning.TimeUnitExpression expression) {
        return switch (expression.unit()) {
            case "second" -> ChronoUnit.SECONDS;
            case "minute" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            case "week" -> ChronoUnit.WEEKS;
            case "month" -> ChronoUnit.MONTHS;
            case "quarter" -> java.time.temporal.IsoFields.QUARTER_YEARS;
            case "year" -> ChronoUnit.YEARS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static PartitionKeyValue bound(PartitionKeyValue key, LocalDateTime time) {
        Object value = key.type().is("date") ? time.toLocalDate() : time;
        return new PartitionKeyValue(key.type(), PartitionKeyValue.Rank.VALUE, value);
    }
}
