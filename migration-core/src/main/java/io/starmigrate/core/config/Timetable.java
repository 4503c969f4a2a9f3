package io.starmigrate.core.config;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much may be at a time of day: bytes a second, or how many at once. What the last entry of a day says holds until
 * the first of the next. Immutable.
 */
public final class Timetable {
    /** No limit at any time. */
    public static final Timetable UNLIMITED = new Timetable(Map.of());

    private static final String OFF = "off";
    private static final Pattern ENTRY = Pattern.compile("(?:(?<at>\\d{2}:\\d{2}),)?(?<rate>[^,\\s]+)");
    private static final Pattern RATE =
            Pattern.compile("(?<number>\\d{1,9})(?<unit>[KMG]?)B?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT = Pattern.compile("\\d{1,5}");
    private static final int MOST = 10_000;
    private static final int KILO = 1024;

    private final TreeMap<LocalTime, Long> rates;

    private Timetable(Map<LocalTime, Long> rates) {
        this.rates = new TreeMap<>(rates);
    }

    /**
     * Reads one rate, such as {@code 20M}, or rates with the times from which they hold, such as {@code 08:00,20M
     * 20:00,off}. A rate is in bytes a second, with K, M or G of 1024, or {@code off}.
     *
     * @return empty when the text is not written so
     */
    public static Optional<Timetable> parse(String text) {
        return parse(text, Timetable::rate);
    }

    /** The same for how many at once, from 0 to 10,000, such as {@code 08:00,1 20:00,off}. */
    public static Optional<Timetable> parseCounts(String text) {
        return parse(text, Timetable::count);
    }

    private static Optional<Timetable> parse(String text, Function<String, OptionalLong> reader) {
        String[] entries = text.strip().split("\\s+");
        Map<LocalTime, Long> rates = new TreeMap<>();
        for (String entry : entries) {
            Matcher shape = ENTRY.matcher(entry);
            boolean timed = shape.matches() && shape.group("at") != null;
            OptionalLong rate = shape.matches() ? reader.apply(shape.group("rate")) : OptionalLong.empty();
            Optional<LocalTime> at = timed ? time(shape.group("at")) : Optional.of(LocalTime.MIDNIGHT);
            boolean alone = entries.length == 1;
            if (rate.isEmpty() || at.isEmpty() || !(timed || alone) || rates.containsKey(at.get())) {
                return Optional.empty();
            }
            rates.put(at.get(), rate.getAsLong());
        }
        return Optional.of(new Timetable(rates));
    }

    /** How much at this time of day; empty without a limit. */
    public OptionalLong at(LocalTime time) {
        Map.Entry<LocalTime, Long> entry = rates.floorEntry(time);
        Map.Entry<LocalTime, Long> holding = entry == null ? rates.lastEntry() : entry;
        return holding == null || holding.getValue() == Long.MAX_VALUE
                ? OptionalLong.empty()
                : OptionalLong.of(holding.getValue());
    }

    /** The times of day at which it changes. */
    public Set<LocalTime> times() {
        return Set.copyOf(rates.keySet());
    }

    /** What each of several has of it; what is not nothing stays at least 1. */
    Timetable sharedBy(int several) {
        Map<LocalTime, Long> shares = new TreeMap<>();
        rates.forEach((time, rate) ->
                shares.put(time, rate == Long.MAX_VALUE || rate == 0 ? rate : Math.max(1, rate / several)));
        return new Timetable(shares);
    }

    private static OptionalLong count(String text) {
        if (text.equalsIgnoreCase(OFF)) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        boolean isCount = COUNT.matcher(text).matches() && Long.parseLong(text) <= MOST;
        return isCount ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static OptionalLong rate(String text) {
        if (text.equalsIgnoreCase(OFF)) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        Matcher shape = RATE.matcher(text);
        if (!shape.matches() || Long.parseLong(shape.group("number")) == 0) {
            return OptionalLong.empty();
        }
        long unit = switch (shape.group("unit").toUpperCase(Locale.ROOT)) {
            case "K" -> KILO;
            case "M" -> (long) KILO * KILO;
            case "G" -> (long) KILO * KILO * KILO;
            default -> 1;
        };
        return OptionalLong.of(Long.parseLong(shape.group("number")) * unit);
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timetable that && rates.equals(that.rates);
    }

    @Override
    public int hashCode() {
        return rates.hashCode();
    }

    @Override
    public String toString() {
        return rates.toString();
    }
}
