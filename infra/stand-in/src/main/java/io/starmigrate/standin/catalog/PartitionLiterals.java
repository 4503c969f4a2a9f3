package io.starmigrate.standin.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of partition column values, read and printed. */
final class PartitionLiterals {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final Map<String, String> SMALLEST = Map.of(
            "boolean", "FALSE",
            "tinyint", "-128",
            "smallint", "-32768",
            "int", "-2147483648",
            "bigint", "-9223372036854775808",
            "largeint", "-170141183460469231731687303715884105728",
            "date", "0000-01-01",
            "datetime", "0000-01-01 00:00:00");

    private PartitionLiterals() {}

    static Object read(SqlType type, String text) {
        try {
            return switch (type.name()) {
                case "tinyint", "smallint", "int", "bigint", "largeint" -> new BigInteger(text.strip());
                case "decimal" -> new BigDecimal(text.strip()).toPlainString();
                case "boolean" -> text.equals("1") || text.equalsIgnoreCase("true");
                case "date" -> dateTime(text).toLocalDate();
                case "datetime" -> dateTime(text);
                default -> text;
            };
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new IllegalArgumentException("Invalid " + type.name() + " literal: " + text, unreadable);
        }
    }

    private static LocalDateTime dateTime(String text) {
        String value = text.strip().replace('T', ' ');
        if (value.length() == 8 && value.indexOf('-') < 0) {
            return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
        }
        int space = value.indexOf(' ');
        LocalDate day = day(space < 0 ? value : value.substring(0, space));
        return day.atTime(space < 0 ? LocalTime.MIDNIGHT : LocalTime.parse(value.substring(space + 1)));
    }

    private static LocalDate day(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 3) {
            throw new DateTimeException(text);
        }
        return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    static String smallest(SqlType type) {
        return SMALLEST.getOrDefault(type.name(), "");
    }

    static String shown(@Nullable Object value) {
        if (value instanceof LocalDateTime time) {
            return (time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROS).format(time);
        }
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        return String.valueOf(value);
    }
}
