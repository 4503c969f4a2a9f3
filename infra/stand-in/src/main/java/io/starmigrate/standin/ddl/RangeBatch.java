package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.Partitioning.TimeUnitExpression;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.parse.Literals;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code START (…) END (…) EVERY (…)}: ranges of equal steps, named by StarRocks. */
final class RangeBatch {
    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Column column;
    private final String prefix;

    /** @param prefix what the names begin with: {@code p}, or {@code tp} for temporary partitions */
    RangeBatch(Column column, String prefix) {
        this.column = column;
        this.prefix = prefix;
    }

    List<PartitionDefinition> read(StarRocksParser.MultiRangePartitionContext batch) {
        String start = Literals.text(batch.string(0));
        String end = Literals.text(batch.string(1));
        if (batch.interval() == null) {
            return numbers(
                    new BigInteger(start),
                    new BigInteger(end),
                    new BigInteger(batch.INTEGER_VALUE().getText()));
        }
        return times(start, end, step(batch.interval()), unit(batch.interval()));
    }

    static int step(StarRocksParser.IntervalContext interval) {
        return Integer.parseInt(interval.value.getText());
    }

    static String unit(StarRocksParser.IntervalContext interval) {
        return interval.from.getText().toLowerCase(Locale.ROOT);
    }

    /** Refuses a batch whose steps are not those of the table's partition expression. */
    static void checkGranularity(TimeUnitExpression automatic, StarRocksParser.MultiRangePartitionContext batch) {
        if (automatic.step() != 1) {
            throw SqlError.analyzing("The step of the auto-partitioned table should be 1");
        }
        String unit = batch.interval() == null ? "" : unit(batch.interval());
        if (!unit.equals(automatic.unit())) {
            throw SqlError.analyzing("The granularity of the auto-partitioned table granularity("
                    + automatic.unit().toUpperCase(Locale.ROOT)
                    + ") should be equal to the increased partition granularity("
                    + unit.toUpperCase(Locale.ROOT)
                    + ")");
        }
    }

    private List<PartitionDefinition> numbers(BigInteger start, BigInteger end, BigInteger step) {
        List<PartitionDefinition> ranges = new ArrayList<>();
        for (BigInteger low = start; low.compareTo(end) < 0; low = low.add(step)) {
            BigInteger high = low.add(step).min(end);
            ranges.add(range(prefix + low, low.toString(), high.toString()));
        }
        return ranges;
    }

    private List<PartitionDefinition> times(String start, String end, int step, String unit) {
        if (!column.type().is("date") && !column.type().is("datetime")) {
            throw SqlError.analyzing("Batch build partition EVERY is date type but START or END does not type match");
        }
        LocalDateTime from = time(start);
        LocalDateTime until = time(end);
        List<PartitionDefinition> ranges = new ArrayList<>();
        while (from.isBefore(until)) {
            LocalDateTime next = plus(from, step, unit);
            ranges.add(range(prefix + nameOf(from, unit), LITERAL.format(from), LITERAL.format(next)));
            from = next;
        }
        return ranges;
    }

    private static LocalDateTime time(String text) {
        Object value = PartitionKeyValue.of(SqlType.of("datetime"), text).value();
        return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) Objects.requireNonNull(value);
    }

    private PartitionDefinition range(String name, String low, String high) {
        return new PartitionDefinition(
                name,
                new PartitionKeyRange(
                        List.of(PartitionKeyValue.of(column.type(), low)),
                        List.of(PartitionKeyValue.of(column.type(), high))),
                Map.of(),
                false);
    }

    /** The time a number of units later. */
    static LocalDateTime plus(LocalDateTime time, int step, String unit) {
        return switch (unit) {
            case "minute" -> time.plusMinutes(step);
            case "hour" -> time.plusHours(step);
            case "day" -> time.plusDays(step);
            case "week" -> time.plusWeeks(step);
            case "month" -> time.plusMonths(step);
            case "quarter" -> time.plusMonths(3L * step);
            case "year" -> time.plusYears(step);
            default -> throw SqlError.analyzing("Unsupported batch partition interval " + unit);
        };
    }

    /** What StarRocks calls the partition that begins at a time, without the prefix. */
    static String nameOf(LocalDateTime time, String unit) {
        return switch (unit) {
            case "minute" -> format(time, "uuuuMMddHHmm");
            case "hour" -> format(time, "uuuuMMddHH");
            case "day" -> format(time, "uuuuMMdd");
            case "week" ->
                String.format(
                        Locale.ROOT,
                        "%d_%02d",
                        time.get(WeekFields.ISO.weekBasedYear()),
                        time.get(WeekFields.ISO.weekOfWeekBasedYear()));
            case "month", "quarter" -> format(time, "uuuuMM");
            case "year" -> format(time, "uuuu");
            default -> throw SqlError.analyzing("Unsupported batch partition interval " + unit);
        };
    }

    private static String format(LocalDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }
}
