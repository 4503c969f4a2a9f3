package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.BoundValue;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the order of a table's partitions. Only values of one kind are compared; NULL comes before all of them, as
 * in StarRocks.
 *
 * @param kind what it is
 * @param number the number; 0 for all others
 * @param text the text, or a moment written with a fixed width; empty for all others
 */
record PartitionValue(Kind kind, BigInteger number, String text) implements Comparable<PartitionValue> {
    /** What orders the partitions of a table. */
    enum Kind {
        /** NULL. */
        NULL,
        /** Numbers, by size. */
        NUMBER,
        /** Dates and times. */
        MOMENT,
        /** Any other texts, by their characters. */
        TEXT
    }

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}:\\d{2}(\\.\\d+)?)?");
    // p2024, p202401, p20240101, p2024010113, p20240101130000: as StarRocks and people name partitions.
    private static final Pattern NAMED =
            Pattern.compile("\\D*?(\\d{4})[-_]?(\\d{2})?[-_]?(\\d{2})?[-_]?(\\d{2})?(\\d{2})?(\\d{2})?");

    /**
     * The value of a partition: its lower end, or the value of a list with one; of several columns the first. Empty
     * when it has none that has an order.
     */
    static Optional<PartitionValue> of(CatalogPartition partition) {
        PartitionBounds bounds = partition.bounds();
        if (bounds instanceof PartitionBounds.Range range) {
            return of(range.lower());
        }
        if (bounds instanceof PartitionBounds.Values values && values.items().size() == 1) {
            return of(values.items().get(0));
        }
        return Optional.empty();
    }

    // Further columns only refine the order of the first one; the filters of the predecessor never reach into them.
    private static Optional<PartitionValue> of(List<BoundValue> key) {
        return switch (key.get(0).kind()) {
            case TEXT -> Optional.of(ofAnyText(key.get(0).text()));
            case NULL -> Optional.of(new PartitionValue(Kind.NULL, BigInteger.ZERO, ""));
            case MAXVALUE -> Optional.empty();
        };
    }

    /** The value a text writes out: a number, a date, or the text itself. */
    static PartitionValue ofAnyText(String text) {
        return ofText(text).orElseGet(() -> new PartitionValue(Kind.TEXT, BigInteger.ZERO, text));
    }

    /** This value among texts: where a table holds numbers or dates beside other texts, all are texts. */
    PartitionValue asText() {
        return switch (kind) {
            case NUMBER -> new PartitionValue(Kind.TEXT, BigInteger.ZERO, number.toString());
            case MOMENT -> new PartitionValue(Kind.TEXT, BigInteger.ZERO, text.replace(" 00:00:00", ""));
            case NULL, TEXT -> this;
        };
    }

    /** The value a text writes out: a number or a date. */
    static Optional<PartitionValue> ofText(String text) {
        if (MOMENT.matcher(text).matches()) {
            return Optional.of(
                    new PartitionValue(Kind.MOMENT, BigInteger.ZERO, text.length() == 10 ? text + " 00:00:00" : text));
        }
        return NUMBER.matcher(text).matches()
                ? Optional.of(new PartitionValue(Kind.NUMBER, new BigInteger(text), ""))
                : Optional.empty();
    }

    /** The moment a name such as {@code p20240131} speaks of. */
    static Optional<PartitionValue> ofMomentName(String name) {
        Matcher parts = NAMED.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String moment = parts.group(1) + "-" + part(parts, 2, "01") + "-" + part(parts, 3, "01") + " "
                + part(parts, 4, "00") + ":" + part(parts, 5, "00") + ":" + part(parts, 6, "00");
        return isOnCalendar(moment) ? ofText(moment) : Optional.empty();
    }

    private static boolean isOnCalendar(String moment) {
        try {
            LocalDateTime.parse(moment.replace(' ', 'T'));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The number a name such as {@code p100} speaks of. */
    static Optional<PartitionValue> ofNumberName(String name) {
        String digits = name.replaceFirst("^\\D*", "");
        return digits.matches("\\d+") ? ofText(digits) : Optional.empty();
    }

    private static String part(Matcher parts, int group, String missing) {
        String text = parts.group(group);
        return text == null ? missing : text;
    }

    boolean isMoment() {
        return kind == Kind.MOMENT;
    }

    @Override
    public int compareTo(PartitionValue other) {
        if (kind == Kind.NULL || other.kind == Kind.NULL) {
            return Boolean.compare(other.kind == Kind.NULL, kind == Kind.NULL);
        }
        int byText = text.compareTo(other.text);
        return byText == 0 ? number.compareTo(other.number) : byText;
    }
}
