package io.starmigrate.standin.rows;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** MySQL's date formats, as {@code date_format} and {@code str_to_date} take them. */
final class DateFormats {
    private DateFormats() {}

    /** {@code date_format}: null for a format StarRocks refuses. */
    static @Nullable String print(LocalDateTime time, String format) {
        String pattern = named(format);
        try {
            return formatter(pattern).format(time);
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return null;
        }
    }

    /** {@code str_to_date}: null when the text does not follow the format. */
    static @Nullable LocalDateTime read(String text, String format) {
        try {
            return formatter(named(format)).parse(text.strip(), LocalDateTime::from);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String named(String format) {
        return switch (format) {
            case "yyyyMMdd" -> "%Y%m%d";
            case "yyyy-MM-dd" -> "%Y-%m-%d";
            case "yyyy-MM-dd HH:mm:ss" -> "%Y-%m-%d %H:%i:%s";
            default -> format;
        };
    }

    private static DateTimeFormatter formatter(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                field(builder, format.charAt(++i));
            } else {
                builder.appendLiteral(c);
            }
        }
        for (ChronoField field :
                new ChronoField[] {ChronoField.HOUR_OF_DAY, ChronoField.MINUTE_OF_HOUR, ChronoField.SECOND_OF_MINUTE}) {
            builder.parseDefaulting(field, 0);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.SMART);
    }

    private static void field(DateTimeFormatterBuilder builder, char letter) {
        switch (letter) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1970);
            case 'm' -> builder.appendValue(ChronoField.MONTH_OF_YEAR, 2);
            case 'c' -> builder.appendValue(ChronoField.MONTH_OF_YEAR);
            case 'd' -> builder.appendValue(ChronoField.DAY_OF_MONTH, 2);
            case 'e' -> builder.appendValue(ChronoField.DAY_OF_MONTH);
            case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
            case 'H' -> builder.appendValue(ChronoField.HOUR_OF_DAY, 2);
            case 'k' -> builder.appendValue(ChronoField.HOUR_OF_DAY);
            case 'h', 'I' -> builder.appendValue(ChronoField.CLOCK_HOUR_OF_AMPM, 2);
            case 'i' -> builder.appendValue(ChronoField.MINUTE_OF_HOUR, 2);
            case 's', 'S' -> builder.appendValue(ChronoField.SECOND_OF_MINUTE, 2);
            case 'f' -> builder.appendValue(ChronoField.MICRO_OF_SECOND, 6);
            case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY);
            case 'M' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
            case 'b' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
            case 'W' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
            case 'a' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
            case 'v' -> builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
            case 'x' -> builder.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
            case 'V' -> builder.appendValue(WeekFields.SUNDAY_START.weekOfWeekBasedYear(), 2);
            case 'T' -> builder.append(DateTimeFormatter.ofPattern("HH:mm:ss"));
            case 'F' -> builder.append(DateTimeFormatter.ofPattern("uuuu-MM-dd"));
            case '%' -> builder.appendLiteral('%');
            default -> throw new IllegalArgumentException("%" + letter);
        }
    }
}
