package io.starmigrate.standin.catalog;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One value of a partition column, or of a bound of a range: typed, so that values compare as StarRocks compares them
 * and not as texts. Order: NULL, MINVALUE, values, MAXVALUE; NULL comes first, as rows with NULL keys belong to the
 * lowest partition.
 *
 * @param type the column's type
 * @param value the value as {@code BigInteger}, {@code Boolean}, {@code LocalDate}, {@code LocalDateTime} or
 *     {@code String}; null unless {@code rank} is VALUE
 */
public record PartitionKeyValue(
        SqlType type, Rank rank, @Nullable Object value) implements Comparable<PartitionKeyValue> {
    private static final Comparator<Object> VALUES = PartitionKeyValue::compareValues;

    /** Where a value stands when it is not an ordinary one. */
    public enum Rank {
        NULL,
        MIN,
        VALUE,
        MAX
    }

    /**
     * Reads a value's text as a literal of the column's type.
     *
     * @throws IllegalArgumentException when the text is no value of the type
     */
    public static PartitionKeyValue of(SqlType type, String text) {
        return new PartitionKeyValue(type, Rank.VALUE, PartitionLiterals.read(type, text));
    }

    public static PartitionKeyValue ofNull(SqlType type) {
        return new PartitionKeyValue(type, Rank.NULL, null);
    }

    public static PartitionKeyValue min(SqlType type) {
        return new PartitionKeyValue(type, Rank.MIN, null);
    }

    public static PartitionKeyValue max(SqlType type) {
        return new PartitionKeyValue(type, Rank.MAX, null);
    }

    /** As SHOW PARTITIONS and SHOW CREATE TABLE print it: MINVALUE as the type's smallest value. */
    public String shown() {
        return switch (rank) {
            case NULL -> "NULL";
            case MIN -> PartitionLiterals.smallest(type);
            case MAX -> "MAXVALUE";
            case VALUE -> PartitionLiterals.shown(value);
        };
    }

    @Override
    public int compareTo(PartitionKeyValue other) {
        int byRank = rank.compareTo(other.rank);
        if (byRank != 0 || rank != Rank.VALUE) {
            return byRank;
        }
        return VALUES.compare(value, other.value);
    }

    private static int compareValues(Object left, Object right) {
        if (left instanceof BigInteger number) {
            return number.compareTo((BigInteger) right);
        }
        if (left instanceof LocalDate day) {
            return day.compareTo((LocalDate) right);
        }
        if (left instanceof LocalDateTime time) {
            return time.compareTo((LocalDateTime) right);
        }
        return left instanceof Boolean flag
                ? flag.compareTo((Boolean) right)
                : ((String) left).compareTo((String) right);
    }
}
